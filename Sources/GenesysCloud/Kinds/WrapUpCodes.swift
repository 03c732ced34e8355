import Model

extension GenesysKind {
  static let wrapUpCodes = GenesysKind(
    kind: Kind(
      "wrapUpCodes", singular: "wrap-up code",
      summary: "How a conversation ended, as agents say it afterwards.",
      key: .attribute("name"),
      permissions: Kind.Permissions(
        read: ["routing:wrapupCode:view"], create: ["routing:wrapupCode:add"],
        update: ["routing:wrapupCode:edit"], delete: ["routing:wrapupCode:delete"]),
      manualSteps: .neverSwitchedOff
    ) {
      Attribute.string("name", "The name agents choose.", length: 1...256).required()
      Attribute.string("description", "When to use the code.").cosmetic()
      Attribute.reference(
        "division", to: "divisions", "Who may use the code; '*' stands for everyone.",
        allowing: ["*"])
    },
    endpoints: Endpoints(
      path: "routing/wrapupcodes", listing: Listing(.pages(size: 100)),
      update: .replacing(dropping: [
        "id", "selfUri", "dateCreated", "dateModified", "createdBy", "modifiedBy",
      ])
    ).with {
      $0.auditedAs = ["WrapupCode", "ACDWrapupCode"]
    })
}
