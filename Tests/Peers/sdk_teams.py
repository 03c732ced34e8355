"""Teams through the vendor's SDK."""

from urllib.parse import parse_qs, urlsplit

from sdk_tenant import filled, refused, sdk
from sentences import fact, same


def team(tenant, **fields):
    body = filled(sdk.Team(), name=tenant.name("Team"), **fields)
    return tenant.teams.post_teams(body)


def streamed(call, size):
    """Every entity of a list that goes on after what came last."""
    found, arguments = [], {}
    while True:
        page = call(page_size=size, **arguments)
        assert len(page.entities) <= size, f"{len(page.entities)} on a page of {size}"
        found.extend(page.entities)
        if not page.next_uri:
            return found
        [after] = parse_qs(urlsplit(page.next_uri).query)["after"]
        arguments = {"after": after}


def members(tenant, team):
    call = tenant.teams.get_team_members
    return {m.id for m in streamed(lambda **k: call(team.id, **k), 2)}


@fact("a team is created, read back, changed and deleted")
def _(tenant):
    made = team(tenant, description="North")
    same(tenant.teams.get_team(made.id).description, "North")
    body = filled(sdk.Team(), name=made.name, description="South")
    same(tenant.teams.patch_team(made.id, body).description, "South")
    again = filled(sdk.Team(), name=made.name)
    refused(400, "group.name.in.use", tenant.teams.post_teams, again)
    tenant.teams.delete_team(made.id)
    refused(404, "not.found", tenant.teams.get_team, made.id)


@fact("teams are listed on and on")
def _(tenant):
    made = [team(tenant) for _ in range(3)]
    found = [t.id for t in streamed(tenant.teams.get_teams, 2)]
    assert {t.id for t in made} <= set(found), "a team is missing"


@fact("people are in one team, and who cannot be added is told of in a success")
def _(tenant):
    first, second = team(tenant), team(tenant)
    people = [tenant.user().id for _ in range(3)]
    body = filled(sdk.TeamMembers(), member_ids=people)
    same(tenant.teams.post_team_members(first.id, body).failures, [])
    same(members(tenant, first), set(people))
    [failure] = tenant.teams.post_team_members(
        second.id, filled(sdk.TeamMembers(), member_ids=[people[0]])
    ).failures
    same((failure.id, failure.reason), (people[0], "UserGroupLimitExceeded"))
    tenant.teams.delete_team_members(first.id, ",".join(people[1:]))
    same(members(tenant, first), {people[0]})
