import Documents

extension Kind {
  /// Grants: a subject holds a role in a division. They have no id of their own in the API.
  static let grants = Kind(
    name: "grants", path: "", entityType: "Grant", service: "PeoplePermissions",
    fields: [
      Field("name", .text), Field("subjectId", .text, required: true),
      Field("subjectType", .choice(["PC_USER", "PC_GROUP", "PC_OAUTH_CLIENT"])),
      Field("role", .reference("roles"), required: true),
      Field("division", .starReference("divisions"), required: true),
      Field("grantMadeAt", .instant),
    ],
    decidesAccess: true,
    links: ["subjectId", "role", "division"],
    routes: { _ in grantRoutes() + bulkRoutes() },
    computed: { _, _ in [:] })

  private static let subjects = "/api/v2/authorization/subjects"

  private static func grantRoutes() -> [Route] {
    let one = subjects + "/{subjectId}/divisions/{divisionId}/roles/{roleId}"
    return [
      Route("GET", subjects + "/me") { (world, call) throws(Refusal) in
        .value(world.shownSubject(call.author.clientId, call))
      },
      Route("GET", subjects + "/{subjectId}", .any("authorization:grant:view")) {
        (world, call) throws(Refusal) in
        guard world.subjectType(of: call["subjectId"]) != nil else {
          throw .missing("not.found", "Subject", call["subjectId"])
        }
        return .value(world.shownSubject(call["subjectId"], call))
      },
      Route("POST", one, .all("authorization:grant:add")) { (world, call) throws(Refusal) in
        let pair = (call["roleId"], call["divisionId"])
        try world.grant([pair], to: call["subjectId"], call)
        return .empty
      },
      Route("DELETE", one, .all("authorization:grant:delete")) { (world, call) throws(Refusal) in
        try world.remove([(call["roleId"], call["divisionId"])], of: call["subjectId"], call)
        return .empty
      },
    ]
  }

  private static func bulkRoutes() -> [Route] {
    [
      bulk("bulkadd", .all("authorization:grant:add")) { (world, pairs, call) throws(Refusal) in
        try world.grant(pairs, to: call["subjectId"], call)
      },
      bulk("bulkremove", .all("authorization:grant:delete")) {
        (world, pairs, call) throws(Refusal) in
        try world.remove(pairs, of: call["subjectId"], call)
      },
      bulk("bulkreplace", .all("authorization:grant:add", "authorization:grant:delete")) {
        (world, pairs, call) throws(Refusal) in
        let subject = call["subjectId"]
        try world.demand(pairs, of: subject)
        let kept = Set(pairs.map { "\(subject)|\($0.role)|\($0.division)" })
        for grant in world.grants(of: subject) where !kept.contains(grant.name) {
          world.revoke(grant, call)
        }
        try world.grant(pairs, to: subject, call)
      },
    ]
  }

  private static func bulk(
    _ name: String, _ permission: Permission,
    _ body:
      @escaping @Sendable (inout World, [World.RoleAndDivision], Call) throws(Refusal)
      -> Void
  ) -> Route {
    Route("POST", subjects + "/{subjectId}/" + name, permission) {
      (world, call) throws(Refusal) in
      guard let list = try call.object()["grants"]?.array else {
        throw .invalid("grants", "The grants field is required", code: "bad.request")
      }
      var pairs: [World.RoleAndDivision] = []
      for value in list {
        guard let role = value["roleId"]?.string, let division = value["divisionId"]?.string
        else { throw .invalid("grants", "A grant needs both ids", code: "bad.role.divisions") }
        pairs.append((role, division))
      }
      try body(&world, pairs, call)
      return .empty
    }
  }
}
