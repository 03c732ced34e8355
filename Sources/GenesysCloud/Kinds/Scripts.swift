import Model

extension GenesysKind {
  static let scripts = GenesysKind(
    kind: Kind(
      "scripts", singular: "script", summary: "What agents see and read while they talk.",
      key: .attribute("name"), deletion: .deactivationOnly,
      permissions: Kind.Permissions(
        read: ["scripter:script:view"], create: [], update: [], delete: []),
      isRenamable: false, repeatsKeys: true,
      manualSteps: .readOnly("edit and publish the script in Admin > Contact Center > Scripts"),
      notes: [
        "Read only: scripts are made in the screens, checked here and referred to by name."
      ]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.reference("division", to: "divisions", "Who may see the script.")
    },
    endpoints: Endpoints(path: "scripts", listing: Listing(.pages(size: 100)), update: .none)
      .with { $0.auditedAs = ["Script"] })
}
