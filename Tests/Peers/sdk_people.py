"""Users and groups through the vendor's SDK."""

from sdk_tenant import carried, eventually_gone, filled, pages, refused, sdk
from sentences import fact, same


def rating(model, identifier, proficiency):
    return filled(model(), id=identifier, proficiency=proficiency)


def skill(tenant):
    body = filled(sdk.CreateRoutingSkill(), name=tenant.name("Skill"))
    return tenant.routing.post_routing_skills(body)


def language(tenant):
    body = filled(sdk.Language(), name=tenant.name("Language"))
    return tenant.routing.post_routing_languages(body)


def group(tenant, **fields):
    body = filled(
        sdk.GroupCreate(), name=tenant.name("Group"), type="official", rules_visible=True,
        visibility="public", **fields,
    )  # fmt: skip
    return tenant.groups.post_groups(body)


def held(tenant, user):
    listed = tenant.users.get_user_routingskills(user.id, page_size=100).entities
    return {s.id: s.proficiency for s in listed}


@fact("a user is created, read back and changed at its version")
def _(tenant):
    made = tenant.user(title="Agent", department="Service")
    read = tenant.users.get_user(made.id)
    same((read.email, read.title, read.state), (made.email, "Agent", "active"))
    same(read.division.id, tenant.home)
    body = filled(sdk.UpdateUser(), version=read.version, title="Lead")
    changed = tenant.users.patch_user(made.id, body)
    same((changed.title, changed.department), ("Lead", "Service"))
    assert changed.version > read.version, "the version stayed"


@fact("a change to an old version of a user is refused")
def _(tenant):
    made = tenant.user()
    body = filled(sdk.UpdateUser(), version=made.version, title="Lead")
    tenant.users.patch_user(made.id, body)
    refused((400, 409), "general.conflict", tenant.users.patch_user, made.id, body)


@fact("a manager is sent as an id and shown as a user")
def _(tenant):
    boss, made = tenant.user(), tenant.user()
    body = filled(sdk.UpdateUser(), version=made.version, manager=boss.id)
    tenant.users.patch_user(made.id, body)
    same(tenant.users.get_user(made.id).manager.id, boss.id)


@fact("state cannot be changed together with other fields")
def _(tenant):
    made = tenant.user()
    body = filled(sdk.UpdateUser(), version=made.version, state="inactive", title="Lead")
    refused(400, "general.bad.request", tenant.users.patch_user, made.id, body)


@fact("users are listed in pages, expanded with skills and languages")
def _(tenant):
    known = skill(tenant)
    made = [tenant.user() for _ in range(3)]
    body = [rating(sdk.UserRoutingSkillPost, known.id, 2.5)]
    tenant.users.put_user_routingskills_bulk(made[0].id, body)
    found = pages(tenant.users.get_users, 2, expand=["skills", "languages"])
    assert {u.id for u in made} <= {u.id for u in found}, "a user is missing"
    [user] = [u for u in found if u.id == made[0].id]
    same([(s.id, s.proficiency) for s in user.skills], [(known.id, 2.5)])
    same(user.languages, [])


@fact("users are scanned by cursor until there is none")
def _(tenant):
    made = {tenant.user().id for _ in range(3)}
    found, cursor = [], None
    while True:
        arguments = {"cursor": cursor} if cursor else {}
        page = tenant.users.get_users_query(page_size=2, **arguments)
        found.extend(u.id for u in page.entities)
        cursor = page.cursor
        if not cursor:
            break
    assert made <= set(found), "a user is missing"
    same(len(found), len(set(found)), "the number of users")


@fact("skills of a user are added, rated anew, replaced and removed")
def _(tenant):
    user, first, second = tenant.user(), skill(tenant), skill(tenant)
    post = sdk.UserRoutingSkillPost
    tenant.users.post_user_routingskills(user.id, rating(post, first.id, 1))
    tenant.users.patch_user_routingskills_bulk(user.id, [rating(post, second.id, 2)])
    same(held(tenant, user), {first.id: 1.0, second.id: 2.0})
    body = rating(sdk.UserRoutingSkill, first.id, 4.5)
    tenant.users.put_user_routingskill(user.id, first.id, body)
    same(held(tenant, user)[first.id], 4.5)
    tenant.users.put_user_routingskills_bulk(user.id, [rating(post, second.id, 5)])
    same(held(tenant, user), {second.id: 5.0})
    tenant.users.delete_user_routingskill(user.id, second.id)
    same(held(tenant, user), {})


@fact("languages of a user are added, rated anew and removed")
def _(tenant):
    user, spoken = tenant.user(), language(tenant)
    body = rating(sdk.UserRoutingLanguagePost, spoken.id, 3)
    tenant.users.patch_user_routinglanguages_bulk(user.id, [body])
    body = rating(sdk.UserRoutingLanguage, spoken.id, 5)
    tenant.users.patch_user_routinglanguage(user.id, spoken.id, body)
    listed = tenant.users.get_user_routinglanguages(user.id).entities
    same([(x.id, x.proficiency) for x in listed], [(spoken.id, 5.0)])
    tenant.users.delete_user_routinglanguage(user.id, spoken.id)
    same(tenant.users.get_user_routinglanguages(user.id).entities, [])


@fact("a proficiency above 5 is refused")
def _(tenant):
    body = rating(sdk.UserRoutingSkillPost, skill(tenant).id, 6)
    user = tenant.user()
    refused(400, "general.bad.request", tenant.users.post_user_routingskills, user.id, body)


@fact("a second user with the same address is refused, in capitals too")
def _(tenant):
    made = tenant.user()
    refused((400, 409), "general.conflict", tenant.user, email=made.email.upper())


@fact("a deleted user blocks its address, is found in state deleted, and comes back")
def _(tenant):
    made = tenant.user(title="Agent")
    tenant.users.delete_user(made.id)
    assert made.id not in [u.id for u in pages(tenant.users.get_users, 100)]
    refused((400, 409), "general.conflict", tenant.user, email=made.email)
    query = [
        filled(sdk.UserSearchCriteria(), fields=["email"], type="EXACT", value=made.email),
        filled(sdk.UserSearchCriteria(), fields=["state"], type="EXACT", value="deleted"),
    ]
    found = tenant.users.post_users_search(filled(sdk.UserSearchRequest(), query=query))
    same([u.id for u in found.results], [made.id])
    deleted = tenant.users.get_user(made.id, state="deleted")
    same(deleted.state, "deleted")
    body = filled(sdk.UpdateUser(), version=deleted.version, state="active")
    same(tenant.users.patch_user(made.id, body).state, "active")
    revived = tenant.users.get_user(made.id)
    same((revived.email, revived.title), (made.email, "Agent"))


@fact("a phone number of a user comes back as E.164")
def _(tenant):
    contact = filled(
        sdk.Contact(), address="+49 (30) 1234-567", media_type="PHONE", type="WORK"
    )
    made = tenant.user(addresses=[contact])
    [phone] = [a for a in tenant.users.get_user(made.id).addresses if a.media_type == "PHONE"]
    same(phone.address, "+49301234567")


@fact("a user that never was is 404")
def _(tenant):
    nobody = "00000000-0000-4000-8000-000000000000"
    refused(404, "general.resource.not.found", tenant.users.get_user, nobody)


@fact("a group is created, read back, changed at its version and deleted")
def _(tenant):
    made = group(tenant, description="Forgotten on creation")
    assert not tenant.groups.get_group(made.id).description, "POST took the description"
    body = carried(sdk.GroupUpdate(), made, description="Kept")
    changed = tenant.groups.put_group(made.id, body=body)
    same(changed.description, "Kept")
    refused(400, "general.conflict", tenant.groups.put_group, made.id, body=body)
    tenant.groups.delete_group(made.id)
    assert eventually_gone(tenant.groups.get_group, made.id), "the group is still there"


@fact("groups are listed in pages, and found by id")
def _(tenant):
    made = [group(tenant) for _ in range(3)]
    found = [g.id for g in pages(tenant.groups.get_groups, 2)]
    assert {g.id for g in made} <= set(found), "a group is missing"
    same(len(found), len(set(found)), "the number of groups")
    same([g.id for g in tenant.groups.get_groups(id=[made[1].id]).entities], [made[1].id])


@fact("a second group of the same name is refused")
def _(tenant):
    body = filled(
        sdk.GroupCreate(), name=group(tenant).name, type="official", rules_visible=True,
        visibility="public",
    )  # fmt: skip
    refused(400, "group.name.in.use", tenant.groups.post_groups, body)


@fact("members of a group are added and removed")
def _(tenant):
    made, users = group(tenant), [tenant.user() for _ in range(3)]
    ids = [u.id for u in users]
    body = filled(sdk.GroupMembersUpdate(), member_ids=ids, version=made.version)
    tenant.groups.post_group_members(made.id, body)

    def members():
        return {u.id for u in pages(lambda **k: tenant.groups.get_group_members(made.id, **k), 2)}

    same(members(), set(ids))
    same(tenant.groups.get_group(made.id).member_count, 3)
    tenant.groups.delete_group_members(made.id, ",".join(ids[:2]))
    same(members(), {ids[2]})
    refused((400, 409), "general.conflict", tenant.groups.post_group_members, made.id, body)


@fact("more than 50 members at once are refused")
def _(tenant):
    made = group(tenant)
    ids = [tenant.user().id] * 51
    body = filled(sdk.GroupMembersUpdate(), member_ids=ids, version=made.version)
    refused(400, "bad.request", tenant.groups.post_group_members, made.id, body)
