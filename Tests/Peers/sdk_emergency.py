"""Emergency groups through the vendor's SDK."""

from sdk_tenant import carried, eventually_gone, filled, pages, refused, sdk
from sentences import fact, same


def reference(identifier):
    return filled(sdk.DomainEntityRef(), id=identifier)


def group(tenant, **fields):
    body = filled(sdk.EmergencyGroup(), name=tenant.name("Emergency"), **fields)
    return tenant.architect.post_architect_emergencygroups(body)


@fact("an emergency group is created, read back, changed at its version and deleted softly")
def _(tenant):
    route = tenant.architect.post_architect_ivrs(filled(sdk.IVR(), name=tenant.name("Route")))
    flow = filled(
        sdk.EmergencyCallFlow(),
        emergency_flow=reference(tenant.flow()),
        ivrs=[reference(route.id)],
    )
    made = group(tenant, emergency_call_flows=[flow])
    read = tenant.architect.get_architect_emergencygroup(made.id)
    same((read.enabled, read.emergency_call_flows[0].ivrs[0].id), (False, route.id))
    refused(409, "general.conflict", tenant.architect.delete_architect_ivr, route.id)
    body = carried(sdk.EmergencyGroup(), read, enabled=True)
    changed = tenant.architect.put_architect_emergencygroup(made.id, body)
    assert changed.enabled and changed.version > read.version
    put = tenant.architect.put_architect_emergencygroup
    refused(409, "general.conflict", put, made.id, body)
    tenant.architect.delete_architect_emergencygroup(made.id)
    get = tenant.architect.get_architect_emergencygroup
    assert eventually_gone(get, made.id), "still there"
    tenant.architect.delete_architect_ivr(route.id)


@fact("emergency groups are listed in pages")
def _(tenant):
    made = [group(tenant) for _ in range(3)]
    found = [g.id for g in pages(tenant.architect.get_architect_emergencygroups, 2)]
    assert {g.id for g in made} <= set(found), "an emergency group is missing"
