import Documents

extension MappingRule {
  static let agentGroupsToGroups = MappingRule(
    "agent-groups-to-groups", "Each group of agents becomes a group.",
    from: .cxone("groups"), to: .genesys("groups"), naming: "{groupName | trim}"
  ) {
    AttributeMapping("description", from: "notes")
    AttributeMapping("type", .constant("official"))
    AttributeMapping("visibility", .constant("public"))
    AttributeMapping("rulesVisible", .constant(true))
    AttributeMapping("members", from: "agents", .references(from: "agents", to: "users"))
  }
  .withoutInactive()
}
