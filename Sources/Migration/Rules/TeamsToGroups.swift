import Documents

extension MappingRule {
  static let teamsToGroups = MappingRule(
    "teams-to-groups", "Each team becomes a group with its agents as members.",
    from: .cxone("teams"), to: .genesys("groups"), naming: "{teamName | trim}"
  ) {
    AttributeMapping("description", from: "description")
    AttributeMapping("type", .constant("official"))
    AttributeMapping("visibility", .constant("public"))
    AttributeMapping("rulesVisible", .constant(true))
    AttributeMapping("members", .referrers(of: "agents", by: "teamId", to: "users"))
  }
  .withoutInactive()
  .with {
    $0.gaps = [
      Gap("unavailableCodes", .low, "presences are the same for everybody")
    ]
  }
}
