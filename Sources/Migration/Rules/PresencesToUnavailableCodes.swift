import Documents

extension MappingRule {
  static let presencesToUnavailableCodes = MappingRule(
    "presences-to-unavailable-codes", "Each presence becomes an unavailable code.",
    from: .genesys("presenceDefinitions"), to: .cxone("unavailableCodes"), naming: "{name | trim}"
  ) {
    AttributeMapping("isACW", .constant(false))
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    $0.leftOut = [
      (
        "systemPresence", ["Available", "OnQueue", "Idle", "Offline"],
        "says that a person can take contacts or is not there, for which no code is needed"
      )
    ]
    $0.silent = ["languageLabels", "division"]
    $0.gaps = [Gap("systemPresence", .medium, "codes are not kinds of one another there")]
  }
}
