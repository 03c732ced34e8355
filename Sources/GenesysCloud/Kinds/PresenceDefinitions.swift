import Documents
import Model

extension GenesysKind {
  static let presenceDefinitions = GenesysKind(
    kind: Kind(
      "presenceDefinitions", singular: "presence definition",
      summary: "A status that agents can choose, such as a kind of break.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: ["presence:presenceDefinition:view"], create: ["presence:presenceDefinition:add"],
        update: ["presence:presenceDefinition:edit"],
        delete: ["presence:presenceDefinition:delete"]),
      repeatsKeys: true,
      manualSteps: .neverSwitchedOff,
      notes: [
        "What agents see are the labels; the name is for those who configure.",
        "A deleted definition is only switched off at the vendor, and leaves the list.",
        "Definitions that the vendor brings along cannot be deleted.",
      ]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.map(
        "languageLabels", from: .text, to: .string(length: 1...256, format: nil),
        "What agents see, by language: 'en_US'; at least one."
      ).required()
      Attribute.choice(
        "systemPresence", "The status of the vendor that it counts as.",
        of: [
          "Available", "Away", "Busy", "Offline", "Idle", "OnQueue", "Meal", "Training", "Meeting",
          "Break",
        ]
      ).required()
      Attribute(
        "division", .reference(Reference(to: "divisions", allowing: ["*"], asBareID: true)),
        "Who may choose it; '*' stands for everyone."
      ).on(wire: "divisionId")
    },
    endpoints: Endpoints(
      path: "presence/definitions", listing: Listing(.whole),
      update: .replacing(dropping: ["id", "type", "selfUri"])
    ).with {
      $0.lookup = .list
      $0.query = [("localeCode", "ALL")]
      $0.deletedWhen = Endpoints.Switch(attribute: "deactivated", value: true)
      $0.auditedAs = ["PresenceDefinition", "OrganizationPresenceDefinition"]
    })
}
