import Documents

extension MappingRule {
  static let divisionsToTeams = MappingRule(
    "divisions-to-teams", "Each division becomes a team.",
    from: .genesys("divisions"), to: .cxone("teams"), naming: "{name | trim}"
  ) {
    AttributeMapping("description", from: "description")
  }
}
