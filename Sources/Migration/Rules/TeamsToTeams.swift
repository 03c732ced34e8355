import Documents

extension MappingRule {
  static let teamsToTeams = MappingRule(
    "teams-to-teams", "Each team becomes a team with its agents as members.",
    from: .cxone("teams"), to: .genesys("teams"), naming: "{teamName | trim}"
  ) {
    AttributeMapping("description", from: "description")
    AttributeMapping("members", .referrers(of: "agents", by: "teamId", to: "users"))
  }
  .withoutInactive()
}
