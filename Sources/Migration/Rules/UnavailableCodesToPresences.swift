import Documents

extension MappingRule {
  static let unavailableCodesToPresences = MappingRule(
    "unavailable-codes-to-presences", "Each unavailable code becomes a presence.",
    from: .cxone("unavailableCodes"), to: .genesys("presenceDefinitions"), naming: "{name | trim}"
  ) {
    AttributeMapping(
      "languageLabels", from: "name",
      .computed { name, settings in
        settings["language"]?.string.map {
          .object([$0: .string((name.string ?? "")[...].trimmed)])
        }
      })
    AttributeMapping(
      "systemPresence", from: "isACW",
      .computedWhole { _, settings in settings["systemPresence"] })
  }
  .withoutInactive()
  .with {
    $0.settings = [
      Setting("language", "The language of the labels.", "en_US"),
      Setting("systemPresence", "The presence that codes are kinds of.", "Away"),
    ]
    $0.gaps = [
      Gap("agentTimeout", .medium, "nobody is logged out after a time in a presence there")
    ]
  }
}
