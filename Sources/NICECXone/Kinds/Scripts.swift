import Documents
import Model

extension CXoneKind {
  static let scripts = CXoneKind(
    kind: Kind(
      "scripts", singular: "script", summary: "What happens to a contact, step by step.",
      key: .attribute("scriptName"), permissions: .ofTheRole, isRenamable: false,
      manualSteps: .neverSwitchedOff,
      notes: [
        "The name is a path with backslashes between folders.",
        "Every save is a new version under a new number; references here go by the path.",
        "The vendor checks the syntax as it saves, and refuses what is broken.",
        "Scripts made in Desktop Studio alone cannot be read as steps.",
      ]
    ) {
      Attribute.string("scriptName", "The path.", length: 1...500).required()
      Attribute.integer("mediaType", "The medium it is for.", in: 1...9)
      Attribute("actions", .json, "The steps, by their ids.").storedApart()
      Attribute("properties", .json, "The settings of the steps.").storedApart()
      Attribute("branches", .json, "Where the steps lead.").storedApart()
    },
    endpoints: .acd("scripts", id: "scriptName", listing: listing).with {
      $0.single = .list
      $0.creation = .flat
      $0.isDeletable = true
      $0.isGone = { raw in raw["status"]?.string.map { $0 != "CURR" } ?? false }
      $0.nested = ["actions", "properties", "branches"].map {
        Nested(attribute: $0, source: .content, content: .plain, writing: .content)
      }
      $0.peculiarity = .scripts
    })

  private static let listing = Listing(
    .pages, "scriptSearchDetails", at: Endpoints.acdPath("scripts/search"))
}
