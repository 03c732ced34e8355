import Documents

extension MappingRule {
  /// A proposal: neither vendor says which right of one is which of the other, so the author's
  /// table does, and rights that it does not name are listed.
  static let securityProfilesToRoles = MappingRule(
    "security-profiles-to-roles", "Each security profile becomes a role, right by right.",
    from: .cxone("securityProfiles"), to: .genesys("roles"), naming: "{securityProfileName | trim}"
  ) {
    AttributeMapping("description", from: "description")
    AttributeMapping("permissionPolicies", from: "piece.policies").using("permissions")
  }
  .with {
    $0.settings = [
      Setting(
        "permissions", "Rights of the target, as 'domain:entity:action', by the source's key.",
        [:])
    ]
    $0.silent = ["roleId", "securityProfileStatusName"]
    $0.division = { attributes, settings in
      var actions: [[String]: Set<String>] = [:]
      var gaps: [Gap] = []
      for permission in attributes["permissions"]?.array ?? [] {
        guard let key = permission["permissionKey"]?.string else { continue }
        let right = settings["permissions"]?[key]
        let rights = (right?.array ?? [right].compactMap(\.self)).compactMap(\.string)
          .map { $0.split(separator: ":").map(String.init) }.filter { $0.count == 3 }
        for right in rights { actions[Array(right.prefix(2)), default: []].insert(right[2]) }
        guard rights.isEmpty else { continue }
        gaps.append(
          Gap("permissions", .high, "the right '\(Printable.line(key))' has no counterpart named"))
      }
      let policies = actions.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
        entity, actions -> Value in
        [
          "domain": .string(entity[0]), "entityName": .string(entity[1]),
          "actionSet": .array(actions.sorted().map { .string($0) }),
        ]
      }
      return ([Piece(values: ["policies": .array(policies)])], gaps)
    }
  }
}
