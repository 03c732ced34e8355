"""Divisions, roles, grants and OAuth clients through the vendor's SDK."""

from sdk_teams import streamed
from sdk_tenant import Tenant, carried, filled, pages, refused, sdk
from sentences import fact, same


def division(tenant):
    body = filled(sdk.AuthzDivision(), name=tenant.name("Division"), description="Made here")
    return tenant.access.post_authorization_divisions(body)


def role(tenant, policies=None):
    body = filled(
        sdk.DomainOrganizationRoleCreate(),
        name=tenant.name("Role"),
        description="Watches queues",
        permission_policies=policies or [policy("routing", "queue", ["view"])],
    )
    return tenant.access.post_authorization_roles(body)


def policy(domain, entity, actions):
    return filled(
        sdk.DomainPermissionPolicy(), domain=domain, entity_name=entity, action_set=actions
    )


def client(tenant, **fields):
    pair = filled(sdk.RoleDivision(), role_id=role(tenant).id, division_id=tenant.home)
    body = filled(
        sdk.OAuthClientRequest(),
        name=tenant.name("Client"),
        authorized_grant_type="CLIENT-CREDENTIALS",
        access_token_validity_seconds=3600,
        role_divisions=[pair],
        **fields,
    )
    return tenant.oauth.post_oauth_clients(body)


@fact("a division is created, read back, changed and deleted")
def _(tenant):
    made = division(tenant)
    same(tenant.access.get_authorization_division(made.id).name, made.name)
    same(made.home_division, False)
    body = filled(sdk.AuthzDivision(), name=made.name + " x", description="Changed")
    changed = tenant.access.put_authorization_division(made.id, body)
    same((changed.id, changed.name, changed.description), (made.id, made.name + " x", "Changed"))
    tenant.access.delete_authorization_division(made.id)
    refused(404, "not.found", tenant.access.get_authorization_division, made.id)


@fact("divisions are listed in pages, and each once")
def _(tenant):
    made = {division(tenant).id for _ in range(3)}
    found = [d.id for d in pages(tenant.access.get_authorization_divisions, 2)]
    assert made <= set(found), "a division is missing"
    same(len(found), len(set(found)), "the number of divisions")


@fact("a second division of the same name is refused with 409")
def _(tenant):
    made = division(tenant)
    body = filled(sdk.AuthzDivision(), name=made.name, description="")
    refused(409, "resource.already.exists", tenant.access.post_authorization_divisions, body)


@fact("a deleted division is listed as deleted and can be restored")
def _(tenant):
    made = division(tenant)
    tenant.access.delete_authorization_division(made.id)
    deleted = pages(tenant.access.get_authorization_divisions_deleted, 25)
    assert made.id in [d.id for d in deleted], "it is not listed"
    body = filled(sdk.AuthzDivision(), name=made.name, description="Back")
    restored = tenant.access.post_authorization_division_restore(made.id, body)
    same(restored.id, made.id)
    same(tenant.access.get_authorization_division(made.id).description, "Back")


@fact("the home division cannot be deleted")
def _(tenant):
    home = tenant.access.get_authorization_divisions_home()
    same(home.home_division, True)
    refused(
        400, "precondition.failure", tenant.access.delete_authorization_division, home.id
    )


@fact("a division that holds a queue cannot be deleted until the queue moves")
def _(tenant):
    made = division(tenant)
    body = filled(
        sdk.CreateQueueRequest(),
        name=tenant.name("Queue"),
        division=filled(sdk.WritableDivision(), id=made.id),
    )
    queue = tenant.routing.post_routing_queues(body)
    same(queue.division.id, made.id)
    refused(
        400, "precondition.failure", tenant.access.delete_authorization_division, made.id
    )
    tenant.objects.post_authorization_division_object(tenant.home, "QUEUE", [queue.id])
    same(tenant.routing.get_routing_queue(queue.id).division.id, tenant.home)
    tenant.access.delete_authorization_division(made.id)


@fact("a role is created, read back, changed and deleted")
def _(tenant):
    made = role(tenant)
    read = tenant.access.get_authorization_role(made.id)
    same((read.name, read.description, read.default), (made.name, "Watches queues", False))
    same([p.action_set for p in read.permission_policies], [["view"]])
    body = carried(sdk.DomainOrganizationRoleUpdate(), read, description="Changed")
    same(tenant.access.put_authorization_role(made.id, body).description, "Changed")
    tenant.access.delete_authorization_role(made.id)
    refused(404, "not.found", tenant.access.get_authorization_role, made.id)


@fact("wildcards in a role come back as every action they stand for")
def _(tenant):
    made = role(tenant, [policy("routing", "queue", ["*"])])
    read = tenant.access.get_authorization_role(made.id)
    actions = {a for p in read.permission_policies for a in p.action_set}
    assert {"view", "add", "edit", "delete"} <= actions, f"actions are {sorted(actions)}"
    assert "*" not in actions, "the wildcard is still there"


@fact("roles are listed in pages and found by name")
def _(tenant):
    made = [role(tenant) for _ in range(3)]
    found = [r.id for r in pages(tenant.access.get_authorization_roles, 2)]
    assert {r.id for r in made} <= set(found), "a role is missing"
    named = tenant.access.get_authorization_roles(name=made[0].name)
    same([r.id for r in named.entities], [made[0].id])


@fact("a default role cannot be deleted")
def _(tenant):
    roles = pages(tenant.access.get_authorization_roles, 100)
    default = next(r for r in roles if r.default)
    refused(400, "bad.request", tenant.access.delete_authorization_role, default.id)


@fact("the catalogue of permissions names the actions of a queue")
def _(tenant):
    catalogue = tenant.access.get_authorization_permissions(page_size=100)
    domain = next(d for d in catalogue.entities if d.domain == "routing")
    actions = {p.action for p in domain.permission_map["queue"]}
    assert {"view", "add", "edit", "delete"} <= actions, f"actions are {sorted(actions)}"


@fact("a grant is given, seen from the subject and from the role, and taken away")
def _(tenant):
    user, made, place = tenant.user(), role(tenant), division(tenant)
    arguments = (user.id, place.id, made.id)
    tenant.access.post_authorization_subject_division_role(*arguments, subject_type="PC_USER")
    grants = tenant.access.get_authorization_subject(user.id).grants
    same([(g.role.id, g.division.id) for g in grants], [(made.id, place.id)])
    holders = tenant.access.get_authorization_role_subjectgrants(made.id).entities
    same([(s.id, s.type) for s in holders], [(user.id, "PC_USER")])
    tenant.access.delete_authorization_subject_division_role(*arguments)
    same(tenant.access.get_authorization_subject(user.id).grants, [])


@fact("a grant given twice is held once")
def _(tenant):
    user, made = tenant.user(), role(tenant)
    for _ in range(2):
        tenant.access.post_authorization_subject_division_role(user.id, tenant.home, made.id)
    same(len(tenant.access.get_authorization_subject(user.id).grants), 1)


@fact("grants are added, removed and replaced in bulk, also in all divisions")
def _(tenant):
    user, roles = tenant.user(), [role(tenant) for _ in range(3)]

    def body(*chosen):
        pairs = [
            filled(sdk.RoleDivisionPair(), role_id=r.id, division_id=place)
            for r, place in chosen
        ]
        return filled(sdk.RoleDivisionGrants(), grants=pairs)

    def held():
        grants = tenant.access.get_authorization_subject(user.id).grants
        return {(g.role.id, g.division.id) for g in grants}

    first, second, third = roles
    tenant.access.post_authorization_subject_bulkadd(
        user.id, body((first, tenant.home), (second, "*")), subject_type="PC_USER"
    )
    same(held(), {(first.id, tenant.home), (second.id, "*")})
    tenant.access.post_authorization_subject_bulkremove(user.id, body((first, tenant.home)))
    same(held(), {(second.id, "*")})
    tenant.access.post_authorization_subject_bulkreplace(
        user.id, body((third, tenant.home)), subject_type="PC_USER"
    )
    same(held(), {(third.id, tenant.home)})


@fact("a user's grants include those of its groups")
def _(tenant):
    user, made = tenant.user(), role(tenant)
    body = filled(
        sdk.GroupCreate(), name=tenant.name("Group"), type="official", rules_visible=True,
        visibility="public",
    )  # fmt: skip
    group = tenant.groups.post_groups(body)
    update = filled(sdk.GroupMembersUpdate(), member_ids=[user.id], version=group.version)
    tenant.groups.post_group_members(group.id, update)
    tenant.access.post_authorization_subject_division_role(
        group.id, tenant.home, made.id, subject_type="PC_GROUP"
    )
    grants = tenant.access.get_authorization_subject(user.id).grants
    same([(g.subject_id, g.role.id) for g in grants], [(group.id, made.id)])


@fact("a role that does not exist cannot be granted")
def _(tenant):
    nobody = "00000000-0000-4000-8000-000000000000"
    refused(
        404, "not.found", tenant.access.post_authorization_subject_division_role,
        tenant.user().id, tenant.home, nobody,
    )  # fmt: skip


@fact("the secret of an OAuth client is shown when it is made, and never again")
def _(tenant):
    made = client(tenant)
    assert made.secret, "no secret was shown"
    assert not tenant.oauth.get_oauth_client(made.id).secret, "reading shows the secret"
    listed = [c for c in tenant.oauth.get_oauth_clients().entities if c.id == made.id]
    same([c.secret for c in listed], [None])


@fact("an OAuth client is changed, and deleted once it is inactive")
def _(tenant):
    made = client(tenant)
    read = tenant.oauth.get_oauth_client(made.id)
    body = carried(sdk.OAuthClientRequest(), read, description="Changed")
    same(tenant.oauth.put_oauth_client(made.id, body).description, "Changed")
    refused(400, "cannot.delete.client", tenant.oauth.delete_oauth_client, made.id)
    body = carried(sdk.OAuthClientRequest(), read, state="inactive")
    same(tenant.oauth.put_oauth_client(made.id, body).state, "inactive")
    tenant.oauth.delete_oauth_client(made.id)
    assert made.id not in [c.id for c in tenant.oauth.get_oauth_clients().entities]


@fact("an OAuth client signs in with its secret and may do only what its role says")
def _(tenant):
    made = client(tenant)
    other = Tenant(tenant.endpoint, made.id, made.secret)
    assert other.routing.get_routing_queues(page_size=1).total is not None
    refused(403, "missing.any.permissions", other.access.get_authorization_roles)


@fact("a new secret takes the place of the old one")
def _(tenant):
    made = client(tenant)
    renewed = tenant.oauth.post_oauth_client_secret(made.id)
    assert renewed.secret and renewed.secret != made.secret, "the secret is the old one"
    Tenant(tenant.endpoint, made.id, renewed.secret)


def deny(tenant, **fields):
    return filled(
        sdk.AuthorizationPolicy(),
        name=tenant.name("Policy"),
        effect="DENY",
        subject=filled(sdk.Subject(), type="ALL"),
        active=True,
        **fields,
    )


@fact("a policy is made for a target, read back, switched off and deleted by its subject")
def _(tenant):
    target = "routing:wrapupCode:add"
    group = tenant.groups.post_groups(
        filled(
            sdk.GroupCreate(),
            name=tenant.name("Group"),
            type="official",
            rules_visible=True,
            visibility="public",
        )
    )
    body = deny(tenant)
    body.subject = filled(sdk.Subject(), type="GROUP", id=group.id)
    made = tenant.access.post_authorization_policies_target(target, body)
    read = tenant.access.get_authorization_policy(made.id)
    same((read.target_resource, read.subject.id, read.active), (target, group.id, True))
    refused(
        409,
        "policy.already.exists",
        tenant.access.post_authorization_policies_target,
        target,
        body,
    )
    body.active = False
    changed = tenant.access.put_authorization_policy(made.id, body)
    same((changed.active, changed.name), (False, body.name))
    by_subject = tenant.access.get_authorization_policies_target_subject_subject_id
    same(by_subject(target, group.id).id, made.id)
    tenant.access.delete_authorization_policies_target_subject_subject_id(target, group.id)
    refused(404, "not.found", by_subject, target, group.id)


@fact("a policy that binds clients stands above roles, and nobody locks themselves out")
def _(tenant):
    target = "presence:presenceDefinition:add"
    body = deny(tenant, apply_to_clients=True)
    made = tenant.access.put_authorization_policies_target(target, body)
    definition = filled(
        sdk.OrganizationPresenceDefinition(),
        language_labels={"en_US": tenant.name("Pause")},
        system_presence="Break",
    )
    create = tenant.presence.post_presence_definitions
    refused(403, "authz.policy.denied", create, definition)
    body.active = False
    tenant.access.put_authorization_policy(made.id, body)
    create(definition)
    body.active = True
    refused(
        400,
        "authz.policy.lockout.check.failed",
        tenant.access.post_authorization_policies_target,
        "authorization:policy:add",
        body,
    )


@fact("policies are listed on and on, all and by target")
def _(tenant):
    target = "routing:skill:create"
    made = set()
    for _ in range(3):
        body = deny(tenant)
        owner = client(tenant)
        body.subject = filled(sdk.Subject(), type="CLIENT", id=owner.id)
        made.add(tenant.access.post_authorization_policies_target(target, body).id)
    listed = tenant.access.get_authorization_policies_target(target, page_size=100)
    same({policy.id for policy in listed.entities}, made)
    same({p.id for p in streamed(tenant.access.get_authorization_policies, 2)} & made, made)
