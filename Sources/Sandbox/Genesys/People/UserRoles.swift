import Documents

/// The roles of a user without their divisions, in the old style.
enum UserRoles {
  static func shown(_ id: String, _ world: World) -> Value {
    let roles = Set(world.effectiveGrants(id).compactMap { $0.reference("role") }).sorted()
    let records = roles.compactMap { world.truth["roles"]?.record($0) }
    return [
      "roles": .array(records.map { ["id": .string($0.id), "name": .string($0.name)] }),
      "unusedRoles": [],
      "permissions": .array(
        Set(records.flatMap { $0.fields["permissions"]?.array ?? [] }.compactMap(\.string))
          .sorted().map { .string($0) }),
      "permissionPolicies": .array(
        records.flatMap { $0.fields["permissionPolicies"]?.array ?? [] }),
    ]
  }

  static func routes(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path + "/{id}/roles", .any("authorization:grant:view")) {
        (world, call) throws(Refusal) in
        guard world.subjectType(of: call["id"]) != nil else {
          throw .missing(kind.notFound, "Subject", call["id"])
        }
        return .value(shown(call["id"], world))
      }.sayingNotFound
    ]
  }
}
