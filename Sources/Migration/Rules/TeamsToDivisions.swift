import Documents

extension MappingRule {
  static let teamsToDivisions = MappingRule(
    "teams-to-divisions", "Each team becomes a division, in which rights are granted.",
    from: .cxone("teams"), to: .genesys("divisions"), naming: "{teamName | trim}"
  ) {
    AttributeMapping("description", from: "description")
  }
  .withoutInactive()
  .with {
    $0.gaps = [
      Gap("teamLeadId", .medium, "a division has no lead: grant the lead a role in it"),
      Gap("maxConcurrentChats", .medium, "how many at once is said per user there"),
      Gap("unavailableCodes", .low, "presences are the same for everybody"),
    ]
  }
}
