import Model

extension GenesysKind {
  static let prompts = GenesysKind(
    kind: Kind(
      "prompts", singular: "prompt", summary: "What flows and queues play or say.",
      key: .attribute("name"), deletion: .deactivationOnly,
      permissions: Kind.Permissions(
        read: ["architect:userPrompt:view"], create: [], update: [], delete: []),
      isRenamable: false, repeatsKeys: true,
      manualSteps: .readOnly("edit the prompt in Architect"),
      notes: [
        "Read only: prompts are recorded in Architect, checked here and referred to by name."
      ]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.string("description", "What is said.").cosmetic()
      Attribute.reference(
        "division", to: "divisions", "Who may see the prompt; '*' stands for everyone.",
        allowing: ["*"])
    },
    endpoints: Endpoints(
      path: "architect/prompts", listing: Listing(.pages(size: 100)), update: .none
    ).with {
      // Recordings are large, and nothing here looks at them.
      $0.query = [("includeMediaUris", "false"), ("includeResources", "false")]
      $0.auditedAs = ["Prompt", "UserPrompt"]
    })
}
