"""Skills, languages, wrap-up codes, queues and schedules through the vendor's SDK."""

import datetime

from sdk_tenant import carried, eventually_gone, filled, pages, refused, sdk
from sentences import fact, same


def code(tenant):
    body = filled(sdk.WrapupCodeRequest(), name=tenant.name("Code"), description="Why")
    return tenant.routing.post_routing_wrapupcodes(body)


def queue(tenant, **fields):
    body = filled(sdk.CreateQueueRequest(), name=tenant.name("Queue"), **fields)
    return tenant.routing.post_routing_queues(body)


def skill(tenant):
    body = filled(sdk.CreateRoutingSkill(), name=tenant.name("Skill"))
    return tenant.routing.post_routing_skills(body)


def language(tenant):
    body = filled(sdk.Language(), name=tenant.name("Language"))
    return tenant.routing.post_routing_languages(body)


def schedule(tenant):
    body = filled(
        sdk.Schedule(),
        name=tenant.name("Schedule"),
        start=datetime.datetime(2026, 1, 5, 9),
        end=datetime.datetime(2026, 1, 5, 17, 30),
        rrule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    )
    return tenant.architect.post_architect_schedules(body)


def reference(identifier):
    return filled(sdk.DomainEntityRef(), id=identifier)


def members(tenant, queue):
    """Every member of a queue: its pages know no total, so the end is an empty one."""
    found, number = [], 1
    while True:
        page = tenant.routing.get_routing_queue_members(
            queue.id, page_size=2, page_number=number
        )
        if not page.entities:
            return found
        found.extend(page.entities)
        number += 1


@fact("a skill is created, read back, moved to a division and deleted softly")
def _(tenant):
    made = skill(tenant)
    same(tenant.routing.get_routing_skill(made.id).name, made.name)
    body = filled(sdk.AuthzDivision(), name=tenant.name("Division"), description="")
    place = tenant.access.post_authorization_divisions(body)
    body = filled(sdk.UpdateSkillDivisionRequest(), division_id=place.id)
    same(tenant.routing.patch_routing_skill(made.id, body).division.id, place.id)
    tenant.routing.delete_routing_skill(made.id)
    same(tenant.routing.get_routing_skill(made.id).state, "deleted")
    assert made.id not in [s.id for s in pages(tenant.routing.get_routing_skills, 100)]


@fact("skills are listed in pages and found by name")
def _(tenant):
    made = [skill(tenant) for _ in range(3)]
    found = [s.id for s in pages(tenant.routing.get_routing_skills, 2)]
    assert {s.id for s in made} <= set(found), "a skill is missing"
    named = tenant.routing.get_routing_skills(name=made[0].name)
    same([s.id for s in named.entities], [made[0].id])


@fact("a second skill of the same name is refused")
def _(tenant):
    body = filled(sdk.CreateRoutingSkill(), name=skill(tenant).name)
    refused((400, 409), "general.conflict", tenant.routing.post_routing_skills, body)


@fact("a language is created, read back, listed in pages and deleted softly")
def _(tenant):
    made = [language(tenant) for _ in range(3)]
    same(tenant.routing.get_routing_language(made[0].id).name, made[0].name)
    found = [x.id for x in pages(tenant.routing.get_routing_languages, 2)]
    assert {x.id for x in made} <= set(found), "a language is missing"
    tenant.routing.delete_routing_language(made[0].id)
    assert eventually_gone(tenant.routing.get_routing_language, made[0].id), "still there"


@fact("a second language of the same name is refused")
def _(tenant):
    body = filled(sdk.Language(), name=language(tenant).name)
    refused((400, 409), "general.conflict", tenant.routing.post_routing_languages, body)


@fact("a wrap-up code is created, read back, changed and deleted")
def _(tenant):
    made = code(tenant)
    read = tenant.routing.get_routing_wrapupcode(made.id)
    same((read.name, read.description), (made.name, "Why"))
    body = filled(sdk.WrapupCodeRequest(), name=made.name + " x", description="Changed")
    changed = tenant.routing.put_routing_wrapupcode(made.id, body)
    same((changed.name, changed.description), (made.name + " x", "Changed"))
    tenant.routing.delete_routing_wrapupcode(made.id)
    refused(404, "resource.not.found", tenant.routing.get_routing_wrapupcode, made.id)


@fact("a wrap-up code can belong to all divisions")
def _(tenant):
    everywhere = filled(sdk.WritableStarrableDivision(), id="*")
    body = filled(sdk.WrapupCodeRequest(), name=tenant.name("Code"), division=everywhere)
    made = tenant.routing.post_routing_wrapupcodes(body)
    same(tenant.routing.get_routing_wrapupcode(made.id).division.id, "*")


@fact("wrap-up codes are listed in pages, and a second of the same name is refused")
def _(tenant):
    made = [code(tenant) for _ in range(3)]
    found = [c.id for c in pages(tenant.routing.get_routing_wrapupcodes, 2)]
    assert {c.id for c in made} <= set(found), "a code is missing"
    body = filled(sdk.WrapupCodeRequest(), name=made[0].name)
    refused(400, "duplicate.name", tenant.routing.post_routing_wrapupcodes, body)


@fact("a queue is created with settings, read back, changed and deleted")
def _(tenant):
    settings = filled(sdk.AcwSettings(), wrapup_prompt="MANDATORY_TIMEOUT", timeout_ms=20000)
    made = queue(tenant, description="Calls", acw_settings=settings)
    read = tenant.routing.get_routing_queue(made.id)
    same((read.description, read.acw_settings.timeout_ms), ("Calls", 20000))
    same(read.division.id, tenant.home)
    body = carried(sdk.QueueRequest(), read, description="Chats", skill_evaluation_method="BEST")
    changed = tenant.routing.put_routing_queue(made.id, body)
    same((changed.description, changed.skill_evaluation_method), ("Chats", "BEST"))
    same(changed.acw_settings.timeout_ms, 20000)
    tenant.routing.delete_routing_queue(made.id)
    refused(404, "resource.not.found", tenant.routing.get_routing_queue, made.id)


@fact("an update of a queue clears what it leaves out")
def _(tenant):
    made = queue(tenant, description="Calls", calling_party_name="ACME")
    body = filled(sdk.QueueRequest(), name=made.name)
    tenant.routing.put_routing_queue(made.id, body)
    read = tenant.routing.get_routing_queue(made.id)
    assert not read.calling_party_name, "the calling party's name is still there"
    assert not read.description, "the description is still there"


@fact("queues are listed in pages, and found by a name with asterisks")
def _(tenant):
    made = [queue(tenant) for _ in range(3)]
    found = [q.id for q in pages(tenant.routing.get_routing_queues, 2)]
    assert {q.id for q in made} <= set(found), "a queue is missing"
    same(len(found), len(set(found)), "the number of queues")
    named = tenant.routing.get_routing_queues(name=made[0].name[:-4] + "*")
    same([q.id for q in named.entities], [made[0].id])


@fact("a second queue of the same name is refused, in another division too")
def _(tenant):
    made = queue(tenant)
    body = filled(sdk.AuthzDivision(), name=tenant.name("Division"), description="")
    place = tenant.access.post_authorization_divisions(body)
    body = filled(
        sdk.CreateQueueRequest(),
        name=made.name,
        division=filled(sdk.WritableDivision(), id=place.id),
    )
    refused(400, "duplicate.name", tenant.routing.post_routing_queues, body)


@fact("members of a queue are added, moved to a ring and removed")
def _(tenant):
    made, users = queue(tenant), [tenant.user() for _ in range(3)]
    ids = [u.id for u in users]
    entities = [filled(sdk.WritableEntity(), id=i) for i in ids]
    tenant.routing.post_routing_queue_members(made.id, entities)
    same({m.id for m in members(tenant, made)}, set(ids))
    same(tenant.routing.get_routing_queue(made.id).member_count, 3)
    body = filled(sdk.QueueMember(), id=ids[0], ring_number=2, joined=True)
    tenant.routing.patch_routing_queue_member(made.id, ids[0], body)
    [member] = [m for m in members(tenant, made) if m.id == ids[0]]
    same((member.ring_number, member.user.email), (2, users[0].email))
    tenant.routing.post_routing_queue_members(made.id, entities[:1], delete=True)
    tenant.routing.delete_routing_queue_member(made.id, ids[1])
    same({m.id for m in members(tenant, made)}, {ids[2]})


@fact("more than 100 members at once are refused")
def _(tenant):
    entities = [filled(sdk.WritableEntity(), id=tenant.user().id)] * 101
    refused(
        400, "bad.request", tenant.routing.post_routing_queue_members,
        queue(tenant).id, entities,
    )  # fmt: skip


@fact("wrap-up codes of a queue are added, listed in pages and removed")
def _(tenant):
    made, codes = queue(tenant), [code(tenant) for _ in range(3)]
    body = [filled(sdk.WrapUpCodeReference(), id=c.id) for c in codes]
    tenant.routing.post_routing_queue_wrapupcodes(made.id, body)

    def listed():
        call = tenant.routing.get_routing_queue_wrapupcodes
        return {c.id for c in pages(lambda **k: call(made.id, **k), 2)}

    same(listed(), {c.id for c in codes})
    tenant.routing.delete_routing_queue_wrapupcode(made.id, codes[0].id)
    same(listed(), {c.id for c in codes[1:]})


@fact("a queue with a member that never was is refused")
def _(tenant):
    nobody = filled(sdk.WritableEntity(), id="00000000-0000-4000-8000-000000000000")
    refused(
        404, "resource.not.found", tenant.routing.post_routing_queue_members,
        queue(tenant).id, [nobody],
    )  # fmt: skip


@fact("a schedule is created, read back, changed at its version and deleted softly")
def _(tenant):
    made = schedule(tenant)
    read = tenant.architect.get_architect_schedule(made.id)
    same((read.start, read.end), (made.start, datetime.datetime(2026, 1, 5, 17, 30)))
    same((read.rrule, read.state), (made.rrule, "active"))
    body = carried(sdk.Schedule(), read, description="Changed")
    changed = tenant.architect.put_architect_schedule(made.id, body)
    same(changed.description, "Changed")
    assert changed.version > read.version, "the version stayed"
    refused(409, "general.conflict", tenant.architect.put_architect_schedule, made.id, body)
    tenant.architect.delete_architect_schedule(made.id)
    assert eventually_gone(tenant.architect.get_architect_schedule, made.id), "still there"


@fact("schedules are listed in pages and found by name")
def _(tenant):
    made = [schedule(tenant) for _ in range(3)]
    found = [s.id for s in pages(tenant.architect.get_architect_schedules, 2)]
    assert {s.id for s in made} <= set(found), "a schedule is missing"
    named = tenant.architect.get_architect_schedules(name=made[0].name)
    same([s.id for s in named.entities], [made[0].id])


@fact("a schedule group keeps its schedules from being deleted")
def _(tenant):
    hours, holiday = schedule(tenant), schedule(tenant)
    body = filled(
        sdk.ScheduleGroup(),
        name=tenant.name("Hours"),
        time_zone="Europe/Berlin",
        open_schedules=[reference(hours.id)],
        holiday_schedules=[reference(holiday.id)],
    )
    made = tenant.architect.post_architect_schedulegroups(body)
    read = tenant.architect.get_architect_schedulegroup(made.id)
    same((read.time_zone, read.closed_schedules), ("Europe/Berlin", []))
    same([s.id for s in read.open_schedules], [hours.id])
    refused(409, "general.conflict", tenant.architect.delete_architect_schedule, hours.id)
    body = carried(sdk.ScheduleGroup(), read, open_schedules=[], time_zone="Europe/Paris")
    changed = tenant.architect.put_architect_schedulegroup(made.id, body)
    same((changed.time_zone, changed.open_schedules), ("Europe/Paris", []))
    tenant.architect.delete_architect_schedule(hours.id)
    found = pages(tenant.architect.get_architect_schedulegroups, 2)
    assert made.id in [g.id for g in found], "the group is not listed"
    tenant.architect.delete_architect_schedulegroup(made.id)
    assert eventually_gone(tenant.architect.get_architect_schedulegroup, made.id)


@fact("what goes on at a queue is observed, and keeps it from being deleted")
def _(tenant):
    made = tenant.routing.post_routing_queues(
        filled(sdk.CreateQueueRequest(), name=tenant.name("Busy"))
    )
    figures = {"waiting": 3, "active": 2}
    tenant.control("POST", "settings", {"liveUse": {made.name: figures}})
    predicate = filled(
        sdk.QueueObservationQueryPredicate(), dimension="queueId", operator="matches", value=made.id
    )
    body = filled(
        sdk.QueueObservationQuery(),
        filter=filled(sdk.QueueObservationQueryFilter(), type="and", predicates=[predicate]),
        metrics=["oWaiting", "oInteracting"],
    )
    [found] = tenant.analytics.post_analytics_queues_observations_query(body).results
    same(found.group["queueId"], made.id)
    same({data.metric: data.stats.count for data in found.data}, {"oWaiting": 3, "oInteracting": 2})
    refused(400, "active.queue", tenant.routing.delete_routing_queue, made.id)
    tenant.control("POST", "settings", {"liveUse": {}})
    tenant.routing.delete_routing_queue(made.id)
