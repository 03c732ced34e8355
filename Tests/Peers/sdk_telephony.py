"""Telephone numbers and where calls to them go, through the vendor's SDK."""

import itertools

from sdk_tenant import carried, eventually_gone, filled, pages, refused, sdk
from sentences import fact, same

RANGES = itertools.count(1)


def pool(tenant, **fields):
    """A pool of ten numbers that no other pool has."""
    start = f"+49301{next(RANGES):05}"
    body = filled(
        sdk.DIDPool(),
        name=start,
        start_phone_number=start + "0",
        end_phone_number=start + "9",
        **fields,
    )
    return tenant.telephony.post_telephony_providers_edges_didpools(body)


@fact("a DID pool is created, read back, changed at its version and deleted softly")
def _(tenant):
    made = pool(tenant, comments="Berlin", provider="PURE_CLOUD")
    read = tenant.telephony.get_telephony_providers_edges_didpool(made.id)
    same((read.comments, read.provider, read.state), ("Berlin", "PURE_CLOUD", "active"))
    body = carried(sdk.DIDPool(), read, description="Head office")
    put = tenant.telephony.put_telephony_providers_edges_didpool
    changed = put(made.id, body)
    same((changed.description, changed.comments), ("Head office", "Berlin"))
    assert changed.version > read.version, "the version stayed"
    refused(409, "general.conflict", put, made.id, body)
    tenant.telephony.delete_telephony_providers_edges_didpool(made.id)
    get = tenant.telephony.get_telephony_providers_edges_didpool
    assert eventually_gone(get, made.id), "still there"


@fact("DID pools are listed in pages and do not overlap")
def _(tenant):
    made = [pool(tenant) for _ in range(3)]
    found = pages(tenant.telephony.get_telephony_providers_edges_didpools, 2)
    assert {p.id for p in made} <= {p.id for p in found}, "a pool is missing"
    body = filled(
        sdk.DIDPool(),
        name="overlap",
        start_phone_number=made[0].end_phone_number,
        end_phone_number=made[0].end_phone_number,
    )
    post = tenant.telephony.post_telephony_providers_edges_didpools
    refused(409, "general.conflict", post, body)


@fact("the numbers of DID pools are listed one by one")
def _(tenant):
    made = pool(tenant)
    page = tenant.telephony.get_telephony_providers_edges_didpools_dids(
        "UNASSIGNED", page_size=100, page_number=1
    )
    found = [d.number for d in page.entities if d.did_pool.id == made.id]
    same((found[0], found[-1]), (made.start_phone_number, made.end_phone_number))


def reference(identifier):
    return filled(sdk.DomainEntityRef(), id=identifier)


def call_route(tenant, **fields):
    body = filled(sdk.IVR(), name=tenant.name("Route"), **fields)
    return tenant.architect.post_architect_ivrs(body)


@fact("a call route is created, read back, changed at its version and deleted softly")
def _(tenant):
    number = pool(tenant).start_phone_number
    hours = tenant.architect.post_architect_schedulegroups(
        filled(sdk.ScheduleGroup(), name=tenant.name("Hours"), time_zone="Europe/Berlin")
    )
    made = call_route(
        tenant,
        dnis=[number],
        open_hours_flow=reference(tenant.flow()),
        closed_hours_flow=reference(tenant.flow()),
        schedule_group=reference(hours.id),
    )
    read = tenant.architect.get_architect_ivr(made.id)
    same((read.dnis, read.schedule_group.id), ([number], hours.id))
    delete = tenant.architect.delete_architect_schedulegroup
    refused(409, "general.conflict", delete, hours.id)
    body = carried(sdk.IVR(), read, description="Main line", dnis=[])
    changed = tenant.architect.put_architect_ivr(made.id, body)
    same((changed.description, changed.dnis), ("Main line", []))
    refused(409, "general.conflict", tenant.architect.put_architect_ivr, made.id, body)
    tenant.architect.delete_architect_ivr(made.id)
    assert eventually_gone(tenant.architect.get_architect_ivr, made.id), "still there"


@fact("call routes are listed in pages and found by name")
def _(tenant):
    made = [call_route(tenant) for _ in range(3)]
    found = [r.id for r in pages(tenant.architect.get_architect_ivrs, 2)]
    assert {r.id for r in made} <= set(found), "a call route is missing"
    named = tenant.architect.get_architect_ivrs(name=made[0].name)
    same([r.id for r in named.entities], [made[0].id])


@fact("a number belongs to one call route, and keeps its pool from being deleted")
def _(tenant):
    numbers = pool(tenant)
    made = call_route(tenant, dnis=[numbers.start_phone_number])
    body = filled(sdk.IVR(), name=made.name, dnis=made.dnis)
    refused(400, "general.bad.request", tenant.architect.post_architect_ivrs, body)
    delete = tenant.telephony.delete_telephony_providers_edges_didpool
    refused(409, "general.conflict", delete, numbers.id)
    tenant.architect.delete_architect_ivr(made.id)
    delete(numbers.id)
