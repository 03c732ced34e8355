"""Presence definitions through the vendor's SDK."""

from sdk_tenant import carried, filled, refused, sdk
from sentences import fact, same


def listed(tenant, **arguments):
    found = tenant.presence.get_presence_definitions(locale_code="ALL", **arguments)
    same(found.total, len(found.entities), "the total")
    return {d.id: d for d in found.entities}


@fact("a presence definition is created, read back, changed and switched off")
def _(tenant):
    body = filled(
        sdk.OrganizationPresenceDefinition(),
        name=tenant.name("Presence"),
        system_presence="Break",
        language_labels={"en_US": "Coffee", "de": "Kaffee"},
    )
    made = tenant.presence.post_presence_definitions(body)
    read = tenant.presence.get_presence_definition(made.id, locale_code="ALL")
    same((read.system_presence, read.language_labels["de"]), ("Break", "Kaffee"))
    body = carried(sdk.OrganizationPresenceDefinition(), read, language_labels={"en_US": "Tea"})
    changed = tenant.presence.put_presence_definition(made.id, body)
    same(changed.language_labels, {"en_US": "Tea"})
    assert made.id in listed(tenant), "it is not listed"
    tenant.presence.delete_presence_definition(made.id)
    assert made.id not in listed(tenant), "it is still listed"
    assert listed(tenant, deactivated="true")[made.id].deactivated


@fact("a presence definition needs a label")
def _(tenant):
    body = filled(
        sdk.OrganizationPresenceDefinition(), name="x", system_presence="Away", language_labels={}
    )
    refused(
        409,
        "presenceservice.organizationpresence.musthaveatleastonelocalelabeldefined",
        tenant.presence.post_presence_definitions, body,
    )  # fmt: skip


@fact("the vendor brings definitions along")
def _(tenant):
    kinds = {d.type for d in listed(tenant).values()}
    assert "System" in kinds, f"there are only {kinds}"
