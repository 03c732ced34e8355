#!/usr/bin/env python3
"""One session of Cutsheet on the example, while the vendor's SDK changes things behind its back.

    cutsheet_suite.py PROGRAM PROJECT

Expects the environment that `cutsheet sandbox -- CMD` gives to its command. The sentences build on
one another, in order.
"""

import datetime
import json
import sys

from cutsheet_session import Session
from sdk_tenant import carried, filled, pages, sdk
from sentences import fact, hold, same


@fact("the example is valid")
def _(session):
    session.run("validate")


@fact("the rights that a plan and an apply need are listed, and no more are had from here on")
def _(session):
    answer = json.loads(session.run("permissions", "--format", "json"))
    session.rights = answer["result"]["tenants"]["cloud"]
    plan, apply = set(session.rights["plan"]), set(session.rights["apply"])
    assert plan < apply, "an apply needs no more than a plan"
    same({right.split(":")[-1] for right in plan}, {"view"}, "what a plan may do")


@fact("a plan for an empty tenant only creates, and says so by its exit code")
def _(session):
    found = session.changes("plan", "--detailed-exitcode", exit=2)
    assert len(found) > 200, f"{len(found)} changes"
    same({action for action, _ in found.values()}, {"create"}, "the actions")


@fact("a saved plan is applied as it stands")
def _(session):
    plan = str(session.folder.parent / "first.plan.json")
    session.run("plan", "--output", plan)
    session.run("apply", plan, "--yes")


@fact("the plan after an apply is empty, and nothing has drifted")
def _(session):
    same(session.changes("plan", "--detailed-exitcode"), {}, "the plan")
    same(session.changes("drift"), {}, "the drift")


@fact("the SDK reads what the documents say")
def _(session):
    tenant = session.tenant
    same(tenant.routing.get_routing_queues(page_size=1).total, 40, "the number of queues")
    same(tenant.users.get_users(page_size=1).total, 120, "the number of users")
    queue = session.queue("New Customers")
    same(queue.division.name, "Sales", "the division")
    same(queue.acw_settings.timeout_ms, 30000, "the time after a call")
    same(queue.media_settings.call.alerting_timeout_seconds, 12, "how long it rings")
    codes = tenant.routing.get_routing_queue_wrapupcodes(queue.id, page_size=100).entities
    assert "Sale Made" in [code.name for code in codes], "a code is missing"
    members = tenant.routing.get_routing_queue_members(queue.id, page_size=100).entities
    assert "aaron.weber@acme.example" in [m.user.email for m in members], "a member is missing"


@fact("a queue changed, a member removed and a code removed are found and repaired")
def _(session):
    routing, queue = session.tenant.routing, session.queue("New Customers")
    body = carried(sdk.QueueRequest(), queue, description="By hand")
    routing.put_routing_queue(queue.id, body)
    member = routing.get_routing_queue_members(queue.id, page_size=100).entities[0]
    routing.delete_routing_queue_member(queue.id, member.id)
    code = routing.get_routing_queue_wrapupcodes(queue.id, page_size=100).entities[0]
    routing.delete_routing_queue_wrapupcode(queue.id, code.id)
    changed = {"description", "members", "wrapUpCodes"}
    session.finds({"queues/New Customers": ("update", changed)})
    session.repairs()
    assert session.queue("New Customers").description != "By hand", "it is still changed"


@fact("what no document says may change, and survives the repair of what one does")
def _(session):
    routing, queue = session.tenant.routing, session.queue("New Customers")
    body = carried(sdk.QueueRequest(), queue, calling_party_name="Acme by hand")
    routing.put_routing_queue(queue.id, body)
    same(session.changes(), {}, "the plan")
    body = carried(sdk.QueueRequest(), session.queue("New Customers"), description="By hand")
    routing.put_routing_queue(queue.id, body)
    session.repairs()
    same(session.queue("New Customers").calling_party_name, "Acme by hand", "what is unmanaged")


@fact("a queue deleted by hand is found, and made again with its members")
def _(session):
    queue = session.queue("New Customers")
    before = session.tenant.routing.get_routing_queue_members(queue.id, page_size=100).entities
    session.tenant.routing.delete_routing_queue(queue.id)
    session.finds({"queues/New Customers": ("create", set())})
    session.repairs()
    queue = session.queue("New Customers")
    after = session.tenant.routing.get_routing_queue_members(queue.id, page_size=100).entities
    same({m.id for m in after}, {m.id for m in before}, "the members")


@fact("a user's title, skills and languages changed by hand are found and repaired")
def _(session):
    users = session.tenant.users
    user = session.user("Aaron Weber")
    users.patch_user(user.id, filled(sdk.UpdateUser(), version=user.version, title="By hand"))
    skill = users.get_user_routingskills(user.id).entities[0]
    users.delete_user_routingskill(user.id, skill.id)
    language = users.get_user_routinglanguages(user.id).entities[0]
    body = filled(
        sdk.UserRoutingLanguage(), id=language.id, proficiency=(language.proficiency + 1) % 5
    )
    users.patch_user_routinglanguage(user.id, language.id, body)
    address = "users/aaron.weber@acme.example"
    session.finds({address: ("update", {"title", "skills", "languages"})})
    session.repairs()
    assert skill.id in [s.id for s in users.get_user_routingskills(user.id).entities]


@fact("a user deleted by hand comes back as the same user")
def _(session):
    user = session.user("Nils Berg")
    session.tenant.users.delete_user(user.id)
    found = session.changes("drift", exit=2)
    same(found["users/nils.berg@acme.example"][0], "create", "what drift finds")
    session.repairs()
    same(session.user("Nils Berg").id, user.id, "the id")


@fact("members of a group changed by hand are found and repaired")
def _(session):
    groups = session.tenant.groups
    group = session.one(groups.get_groups, "Overflow")
    members = groups.get_group_members(group.id).entities
    groups.delete_group_members(group.id, members[0].id)
    session.finds({"groups/Overflow": ("update", {"members"})})
    session.repairs()
    same(len(groups.get_group_members(group.id).entities), len(members), "the members")


@fact("a division, a role and an OAuth client changed by hand are found and repaired")
def _(session):
    access, oauth = session.tenant.access, session.tenant.oauth
    division = session.one(access.get_authorization_divisions, "Sales")
    body = filled(sdk.AuthzDivision(), name="Sales", description="By hand")
    access.put_authorization_division(division.id, body)
    role = session.one(access.get_authorization_roles, "Acme Advisor")
    body = carried(
        sdk.DomainOrganizationRoleUpdate(), role, permission_policies=role.permission_policies[1:]
    )
    access.put_authorization_role(role.id, body)
    clients = oauth.get_oauth_clients().entities
    client = next(c for c in clients if c.name == "Plan on Pull Request")
    oauth.put_oauth_client(
        client.id, carried(sdk.OAuthClientRequest(), client, description="By hand")
    )
    session.finds({
        "divisions/Sales": ("update", {"description"}),
        "oauthClients/Plan on Pull Request": ("update", {"description"}),
        "roles/Acme Advisor": ("update", {"permissionPolicies"}),
    })  # fmt: skip
    session.repairs()


@fact("a grant taken away by hand is found and given again")
def _(session):
    access = session.tenant.access
    user = session.user("Mara Lind")
    [grant] = [
        g for g in access.get_authorization_subject(user.id).grants
        if g.role.name == "Acme Team Lead"
    ]  # fmt: skip
    access.delete_authorization_subject_division_role(user.id, grant.division.id, grant.role.id)
    [(address, (action, _))] = session.changes("drift", exit=2).items()
    assert address.startswith("grants/") and action == "create", f"found {action} {address}"
    session.repairs()
    roles = [g.role.id for g in access.get_authorization_subject(user.id).grants]
    assert grant.role.id in roles, "the grant is missing"


@fact("a schedule and a schedule group changed by hand are found and repaired")
def _(session):
    architect = session.tenant.architect
    schedule = session.one(architect.get_architect_schedules, "Christmas Day")
    end = schedule.start + datetime.timedelta(hours=12)
    architect.put_architect_schedule(schedule.id, carried(sdk.Schedule(), schedule, end=end))
    group = pages(architect.get_architect_schedulegroups, 100)[0]
    architect.put_architect_schedulegroup(
        group.id, carried(sdk.ScheduleGroup(), group, time_zone="Europe/Paris")
    )
    session.finds({
        "schedules/Christmas Day": ("update", {"end"}),
        f"scheduleGroups/{group.name}": ("update", {"timeZone"}),
    })  # fmt: skip
    session.repairs()


@fact("skills, languages and codes that nobody declared are left alone")
def _(session):
    routing = session.tenant.routing
    routing.post_routing_skills(filled(sdk.CreateRoutingSkill(), name="By hand"))
    routing.post_routing_languages(filled(sdk.Language(), name="By hand"))
    routing.post_routing_wrapupcodes(filled(sdk.WrapupCodeRequest(), name="By hand"))
    same(session.changes(), {}, "the plan")
    same(session.changes("drift"), {}, "the drift")


@fact("a plan made before somebody changed its object writes nothing over that change")
def _(session):
    queue = session.queue("New Customers")
    body = carried(sdk.QueueRequest(), queue, description="By hand")
    session.tenant.routing.put_routing_queue(queue.id, body)
    plan = str(session.folder.parent / "stale.plan.json")
    session.run("plan", "--output", plan)
    body = carried(sdk.QueueRequest(), queue, description="By another hand")
    session.tenant.routing.put_routing_queue(queue.id, body)
    done = session.attempt("apply", plan, "--yes")
    assert done.returncode in (5, 6), f"it ended with {done.returncode}: {done.stdout}"
    same(session.queue("New Customers").description, "By another hand", "the description")
    session.repairs()


@fact("a rollback takes back what an apply changed")
def _(session):
    file = session.folder / "queues" / "sales-voice.yaml"
    text = file.read_text()
    file.write_text(text.replace("People who are not with us yet", "Newcomers"))
    session.run("apply", "--yes")
    same(session.queue("New Customers").description, "Newcomers", "the description")
    session.run("rollback", "HEAD~1", "--yes")
    same(
        session.queue("New Customers").description, "People who are not with us yet",
        "the description after the rollback",
    )  # fmt: skip
    same(session.changes(), {"queues/New Customers": ("update", {"description"})}, "the plan")
    file.write_text(text)
    same(session.changes(), {}, "the plan of the reverted documents")


if __name__ == "__main__":
    sys.exit(0 if hold(Session(*sys.argv[1:3]), in_order=True) else 1)
