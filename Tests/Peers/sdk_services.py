"""Sign-in, the organisation, limits and the audit log through the vendor's SDK."""

import datetime
import json
import urllib.error
import urllib.request

from sdk_tenant import ApiException, Tenant, filled, refused, sdk
from sentences import fact, same


def moment(time):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def interval():
    """From an hour ago to an hour from now."""
    now = datetime.datetime.now(datetime.timezone.utc)
    hour = datetime.timedelta(hours=1)
    return f"{moment(now - hour)}/{moment(now + hour)}"


def actions(tenant, entity, service):
    """What the audit log tells of an object, in order."""
    body = filled(
        sdk.AuditQueryRequest(),
        interval=interval(),
        service_name=service,
        filters=[filled(sdk.AuditQueryFilter(), pcProperty="EntityId", value=entity)],
        sort=[filled(sdk.AuditQuerySort(), name="Timestamp", sort_order="ascending")],
    )
    query = tenant.audit.post_audits_query(body)
    state = query.state
    for _ in range(50):
        if state == "Succeeded":
            break
        state = tenant.audit.get_audits_query_transaction_id(query.id).state
    same(state, "Succeeded", "the state of the audit query")
    found, cursor = [], None
    while True:
        arguments = {"cursor": cursor} if cursor else {}
        page = tenant.audit.get_audits_query_transaction_id_results(
            query.id, page_size=2, **arguments
        )
        found.extend(page.entities)
        cursor = page.cursor
        if not cursor:
            return found


@fact("a wrong secret does not sign in")
def _(tenant):
    client = sdk.api_client.ApiClient(host=tenant.endpoint)
    try:
        client.get_client_credentials_token("sandbox-client", "wrong")
    except ApiException as error:
        assert error.status in (400, 401), f"status is {error.status}"
        same(json.loads(error.body)["error"], "invalid_client")
        return
    raise AssertionError("it signed in")


@fact("a call without a valid token is 401")
def _(tenant):
    client = sdk.api_client.ApiClient(host=tenant.endpoint)
    client.access_token = "made-up"
    refused(401, "bad.credentials", sdk.RoutingApi(client).get_routing_queues)


@fact("a revoked token no longer works")
def _(tenant):
    other = Tenant.from_environment()
    assert other.tokens.get_tokens_me().organization.id
    other.tokens.head_tokens_me()
    other.tokens.delete_tokens_me()
    refused(401, "bad.credentials", other.tokens.get_tokens_me)


@fact("the organisation tells who it is")
def _(tenant):
    found = tenant.organization.get_organizations_me()
    assert found.id and found.name, "it has no id or no name"


@fact("how people sign in is read and changed, and what is not sent stays")
def _(tenant):
    organization = tenant.organization
    before = organization.get_organizations_authentication_settings()
    body = filled(
        sdk.OrgAuthSettings(),
        multifactor_authentication_required=True,
        ip_address_allowlist=["192.0.2.0/24"],
    )
    changed = organization.patch_organizations_authentication_settings(body)
    same(changed.multifactor_authentication_required, True)
    same(changed.ip_address_allowlist, ["192.0.2.0/24"])
    same(changed.password_requirements.to_dict(), before.password_requirements.to_dict())
    body = filled(
        sdk.OrgAuthSettings(), multifactor_authentication_required=False, ip_address_allowlist=[]
    )
    organization.patch_organizations_authentication_settings(body)
    read = organization.get_organizations_authentication_settings()
    same(read.to_dict(), before.to_dict())


@fact("identity providers are listed and read")
def _(tenant):
    certificate = "MIIB" * 500
    body = {
        "name": tenant.name("Okta"),
        "issuerURI": "http://www.okta.com/exk1",
        "certificates": [certificate],
    }
    made = tenant.control("POST", "objects/identityProviders", body)["objects"][0]["id"]
    listed = tenant.providers.get_identityproviders().entities
    [found] = [provider for provider in listed if provider.id == made]
    same((found.issuer_uri, found.disabled), (body["issuerURI"], False))
    read = tenant.providers.get_identityprovider(made)
    same((read.name, read.certificates), (body["name"], [certificate]))


@fact("the audit log tells who created, changed and deleted a queue")
def _(tenant):
    body = filled(sdk.CreateQueueRequest(), name=tenant.name("Queue"), description="Calls")
    made = tenant.routing.post_routing_queues(body)
    body = filled(sdk.QueueRequest(), name=made.name, description="Chats")
    tenant.routing.put_routing_queue(made.id, body)
    tenant.routing.delete_routing_queue(made.id)
    found = actions(tenant, made.id, "ContactCenter")
    same([e.action for e in found], ["Create", "Update", "Delete"])
    same({e.entity_type for e in found}, {"Queue"})
    same({e.client.id for e in found}, {"sandbox-client"})
    changes = {c.pcProperty: (c.old_values, c.new_values) for c in found[1].property_changes}
    same(changes["description"], (["Calls"], ["Chats"]))


@fact("the audit log is also answered at once")
def _(tenant):
    body = filled(sdk.CreateQueueRequest(), name=tenant.name("Queue"))
    made = tenant.routing.post_routing_queues(body)
    query = filled(
        sdk.AuditRealtimeQueryRequest(),
        interval=interval(),
        service_name="ContactCenter",
        filters=[filled(sdk.AuditQueryFilter(), pcProperty="EntityId", value=made.id)],
        page_number=1,
        page_size=25,
    )
    found = tenant.audit.post_audits_query_realtime(query)
    same([e.action for e in found.entities], ["Create"])


@fact("the services that are audited are listed with their kinds")
def _(tenant):
    services = tenant.audit.get_audits_query_servicemapping().services
    kinds = {e.name for s in services for e in s.entities}
    assert "Queue" in kinds, f"kinds are {sorted(kinds)}"


@fact("every call counts against the limit, and too many are told when to come back")
def _(tenant):
    tenant.control("POST", "settings", {"rateLimit": 5})
    try:
        other = Tenant.from_environment()
        for _ in range(5):
            other.routing.get_routing_queues(page_size=1)
        # The SDK would wait as long as it is told: ask without it.
        request = urllib.request.Request(
            tenant.endpoint + "/api/v2/routing/queues",
            headers={"Authorization": "Bearer " + other.client.access_token},
        )
        try:
            urllib.request.urlopen(request)
        except urllib.error.HTTPError as error:
            same(error.code, 429)
            assert 0 < int(error.headers["Retry-After"]) <= 60
            same(json.load(error)["code"], "too.many.requests")
            return
        raise AssertionError("the sixth call passed")
    finally:
        tenant.control("POST", "settings", {"rateLimit": None})


@fact("what somebody changes in the console is what the SDK reads")
def _(tenant):
    name = tenant.name("Queue")
    tenant.control("POST", "objects/queues", {"name": name, "description": "By hand"})
    [found] = tenant.routing.get_routing_queues(name=name).entities
    same(found.description, "By hand")
