import Documents

extension MappingRule {
  /// Everybody there is in one team, which comes from the division: teams here are groups there.
  static let teamsToAgentGroups = MappingRule(
    "teams-to-agent-groups", "Each team becomes a group of agents.",
    from: .genesys("teams"), to: .cxone("groups"), naming: "{name | trim}"
  ) {
    AttributeMapping("notes", from: "description")
    AttributeMapping("agents", from: "members", .references(from: "users", to: "agents"))
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    $0.gaps = [Gap("division", .low, "a group is seen by everybody with the right to")]
  }
}
