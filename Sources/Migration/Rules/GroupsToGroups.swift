import Documents

extension MappingRule {
  static let groupsToGroups = MappingRule(
    "groups-to-groups", "Each group becomes a group with the same people.",
    from: .genesys("groups"), to: .cxone("groups"), naming: "{name | trim}"
  ) {
    AttributeMapping("notes", from: "description")
    AttributeMapping("agents", from: "members", .references(from: "users", to: "agents"))
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    $0.silent = ["type", "visibility", "rulesVisible", "owners", "includeOwners"]
    $0.gaps = [
      Gap("rolesEnabled", .medium, "groups hold no rights: people do"),
      Gap("callsEnabled", .medium, "a group is not called: a skill is"),
    ]
  }
}
