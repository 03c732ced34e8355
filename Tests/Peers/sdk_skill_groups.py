"""Skill groups through the vendor's SDK."""

from sdk_teams import streamed
from sdk_tenant import filled, refused, sdk
from sentences import fact, same


def condition(skill, proficiency):
    return filled(
        sdk.SkillGroupCondition(),
        operation="And",
        routing_skill_conditions=[
            filled(
                sdk.SkillGroupRoutingCondition(), routing_skill=skill, comparator="GreaterThan",
                proficiency=proficiency, child_conditions=[],
            )
        ],
        language_skill_conditions=[],
    )  # fmt: skip


def group(tenant, conditions=(), **fields):
    body = filled(
        sdk.SkillGroupWithMemberDivisions(), name=tenant.name("Skill group"),
        skill_conditions=list(conditions), **fields,
    )  # fmt: skip
    return tenant.routing.post_routing_skillgroups(body)


def divisions(tenant, group):
    found = tenant.routing.get_routing_skillgroup_members_divisions(group.id)
    return {d.id for d in found.entities}


@fact("a skill group is created, read back, changed and deleted")
def _(tenant):
    body = filled(sdk.CreateRoutingSkill(), name=tenant.name("Skill"))
    skill = tenant.routing.post_routing_skills(body)
    made = group(tenant, [condition(skill.name, 3)])
    [read] = tenant.routing.get_routing_skillgroup(made.id).skill_conditions
    same(read.routing_skill_conditions[0].routing_skill, skill.name)
    body = filled(
        sdk.SkillGroup(), name=made.name, description="Experts",
        skill_conditions=[condition(skill.name, 4)],
    )  # fmt: skip
    changed = tenant.routing.patch_routing_skillgroup(made.id, body)
    same(changed.description, "Experts")
    same(changed.skill_conditions[0].routing_skill_conditions[0].proficiency, 4)
    again = filled(sdk.SkillGroupWithMemberDivisions(), name=made.name, skill_conditions=[])
    refused(400, "group.name.in.use", tenant.routing.post_routing_skillgroups, again)
    tenant.routing.delete_routing_skillgroup(made.id)
    refused(404, "not.found", tenant.routing.get_routing_skillgroup, made.id)


@fact("skill groups are listed on and on, without their conditions")
def _(tenant):
    made = [group(tenant) for _ in range(3)]
    found = {g.id: g for g in streamed(tenant.routing.get_routing_skillgroups, 2)}
    assert {g.id for g in made} <= set(found), "a skill group is missing"
    assert "skill_conditions" not in found[made[0].id].swagger_types


@fact("a skill group has members of its own division and of those that were added")
def _(tenant):
    body = filled(sdk.AuthzDivision(), name=tenant.name("Division"), description="")
    other = tenant.access.post_authorization_divisions(body)
    made = group(tenant)
    same(divisions(tenant, made), {tenant.home})
    change = tenant.routing.post_routing_skillgroup_members_divisions
    body = filled(sdk.SkillGroupMemberDivisions(), add_division_ids=[other.id])
    change(made.id, body=body)
    same(divisions(tenant, made), {tenant.home, other.id})
    body = filled(
        sdk.SkillGroupMemberDivisions(), remove_division_ids=[other.id, tenant.home]
    )
    change(made.id, body=body)
    same(divisions(tenant, made), {tenant.home})
