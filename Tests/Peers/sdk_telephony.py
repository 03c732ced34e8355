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
