import Model

extension GenesysKind {
  static let languages = GenesysKind(
    kind: Kind(
      "languages", singular: "language", summary: "A language that conversations are routed by.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: [], create: ["routing:skill:manage"], update: [], delete: ["routing:skill:manage"]),
      isRenamable: false,
      manualSteps: .neverSwitchedOff,
      notes: [
        "A language cannot be changed at all: a new name is a new language.",
        "These are the languages of routing, not those of the user interface.",
      ]
    ) {
      Attribute.string("name", "The name, unique in the organisation.", length: 1...256).required()
        .fixedAtCreation()
    },
    endpoints: Endpoints(
      path: "routing/languages", listing: Listing(.pages(size: 100)), update: .none
    ).with {
      $0.auditedAs = ["Language", "RoutingLanguage", "ACDLanguage"]
    })
}
