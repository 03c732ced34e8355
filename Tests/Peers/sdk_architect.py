"""Flows, prompts and scripts, which the API shows, through the vendor's SDK."""

from urllib.parse import quote

from sdk_tenant import filled, pages, refused, sdk
from sentences import fact, same


@fact("a flow made in Architect is read, found by type and name, and gone once deleted")
def _(tenant):
    name = tenant.name("Menu")
    made = tenant.flow(name=name, type="VOICEMAIL", description="Leave a message")
    read = tenant.architect.get_flow(made)
    same((read.name, read.type, read.active, read.deleted), (name, "VOICEMAIL", True, False))
    found = tenant.architect.get_flows(type=["voicemail"], name=name).entities
    same([flow.id for flow in found], [made])
    tenant.control("DELETE", f"objects/flows/{quote(name)}")
    refused(410, "architect.flow.deleted", tenant.architect.get_flow, made)
    same(tenant.architect.get_flow(made, deleted=True).deleted, True)


@fact("flows, prompts and scripts are listed in pages")
def _(tenant):
    for kind in ["flows", "prompts", "scripts"]:
        for _ in range(3):
            tenant.control("POST", f"objects/{kind}", {"name": tenant.name("Made")})
    for listed in [
        tenant.architect.get_flows,
        tenant.architect.get_architect_prompts,
        tenant.scripts.get_scripts,
    ]:
        names = [entity.name for entity in pages(listed, 2)]
        same(len(names), len(set(names)), "names that came twice")
        assert sum(name.startswith("Made") for name in names) >= 3, "an object is missing"


@fact("a queue takes the flow, the prompt and the script that it is given by id")
def _(tenant):
    flow = tenant.flow(type="INQUEUECALL")
    prompt = tenant.architect.get_architect_prompts(page_size=1).entities[0]
    script = tenant.scripts.get_scripts(page_size=1).entities[0]
    same(tenant.architect.get_architect_prompt(prompt.id).name, prompt.name)
    same(tenant.scripts.get_script(script.id).name, script.name)

    def reference(identifier):
        return filled(sdk.DomainEntityRef(), id=identifier)

    body = filled(
        sdk.CreateQueueRequest(),
        name=tenant.name("Queue"),
        queue_flow=reference(flow),
        whisper_prompt=reference(prompt.id),
        default_scripts={"CALL": {"id": script.id}},
    )
    made = tenant.routing.post_routing_queues(body)
    same((made.queue_flow.id, made.whisper_prompt.id), (flow, prompt.id))
    same(made.default_scripts["CALL"].name, script.name)
    body.name, body.queue_flow = tenant.name("Queue"), reference(tenant.flow())
    refused(400, "invalid.inqueue.call.flow", tenant.routing.post_routing_queues, body)
