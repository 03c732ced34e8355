import Documents
import Model

extension GenesysKind {
  static let flows = GenesysKind(
    kind: Kind(
      "flows", singular: "flow", summary: "What happens to a conversation, step by step.",
      key: .attribute("name"), deletion: .deactivationOnly,
      permissions: Kind.Permissions(
        read: ["architect:flow:view"], create: [], update: [], delete: []),
      isRenamable: false, repeatsKeys: true,
      manualSteps: .readOnly("edit and publish the flow in Architect"),
      notes: [
        "Read only: flows are made in Architect, checked here and referred to by name.",
        "Flows of two types can share a name: '{id: …}' then says which one is meant.",
        "Queues take published flows of the type that fits.",
      ]
    ) {
      Attribute.string("name", "The name, unique among flows of its type.", length: 1...256)
        .required()
      Attribute.string("type", "What the flow is for: 'INBOUNDCALL', 'INQUEUECALL'.")
      Attribute.string("description", "What it does.").cosmetic()
      Attribute.reference("division", to: "divisions", "Who may see the flow.")
      Attribute.boolean("active", "Whether conversations can enter the flow.")
    },
    endpoints: Endpoints(path: "flows", listing: Listing(.pages(size: 500)), update: .none).with {
      $0.deletedWhen = Endpoints.Switch(attribute: "deleted", value: true)
      $0.auditedAs = ["Flow"]
    })
}
