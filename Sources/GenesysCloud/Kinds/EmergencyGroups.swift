import Model

extension GenesysKind {
  static let emergencyGroups = GenesysKind(
    kind: Kind(
      "emergencyGroups", singular: "emergency group",
      summary: "Call routes that go to another flow in an emergency.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: ["routing:emergencyGroup:view"], create: ["routing:emergencyGroup:add"],
        update: ["routing:emergencyGroup:edit"], delete: ["routing:emergencyGroup:delete"]),
      repeatsKeys: true,
      manualSteps: .neverSwitchedOff,
      notes: [
        "Whether there is an emergency is decided in operation: leave 'enabled' out, and it stays "
          + "as it is."
      ]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.string("description", "What the group is for.").cosmetic()
      Attribute.reference("division", to: "divisions", "Who may see the group.")
      Attribute.boolean("enabled", "Whether there is an emergency now.").operational()
      Attribute.set(
        "emergencyCallFlows", of: .record(callFlow), "Where calls go in an emergency.")
    },
    endpoints: Endpoints(
      path: "architect/emergencygroups", listing: Listing(.pages(size: 100)),
      update: .replacing(dropping: Endpoints.architectOwned)
    ).with {
      $0.movesAs = "EMERGENCYGROUPS"
      $0.auditedAs = ["EmergencyGroup"]
    })

  @AttributesBuilder private static var callFlow: [Attribute] {
    Attribute.reference("emergencyFlow", to: "flows", "The flow that answers.").required()
    Attribute.set("ivrs", of: .reference(Reference(to: "ivrs")), "The call routes that go there.")
  }
}
