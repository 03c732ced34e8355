import Documents

extension Kind {
  /// Roles: what their holders may do. Wildcards come back expanded.
  static let roles = Kind(
    name: "roles", path: "/api/v2/authorization/roles", entityType: "Role",
    service: "PeoplePermissions",
    fields: [
      Field("name", .text(1...2_000), required: true, code: "general.bad.request"),
      Field("description", .text(0...4_000)),
      Field("permissions", .list(.text(1...256))),
      Field("permissionPolicies", .list(.object(policy))),
    ],
    defaults: ["description": "", "permissions": [], "permissionPolicies": []],
    duplicate: (400, "general.bad.request"),
    notFound: "not.found",
    preserved: ["default", "base", "defaultRoleId"],
    decidesAccess: true,
    founding: { world in PermissionCatalogue.defaultRoles(world.identifiers) },
    routes: { kind in roleRoutes(kind) + holderRoutes(kind) },
    computed: { _, record in
      [
        "default": record.fields["default"] ?? false, "base": record.fields["base"] ?? false,
      ]
    },
    removing: { world, record, call in
      for grant in world.liveGrants where grant.reference("role") == record.id {
        world.revoke(grant, call)
      }
    })

  private static let policy = [
    Field("domain", .text(1...256), required: true),
    Field("entityName", .text(1...256), required: true), Field("policyName", .text),
    Field("policyDescription", .text), Field("actionSet", .list(.text(1...256))),
    Field("namedResources", .list(.text)), Field("allowConditions", .flag),
    Field("resourceConditionNode", .anything),
  ]

  private static func roleRoutes(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path, .any("authorization:role:view")) { (world, call) throws(Refusal) in
        let counts = call.query["userCount"] != "false"
        return try world.list(kind, call, filter: .glob, upTo: 100) { world, index in
          counts ? ["userCount": .integer(world.holders(ofRoleAt: index))] : [:]
        }
      },
      Route("POST", kind.path, .any("authorization:role:add")) { (world, call) throws(Refusal) in
        let record = try world.create(kind, expanded(try call.object()), call)
        return world.shown(kind, record)
      },
      .get(kind, .any("authorization:role:view")),
      Route("PUT", kind.path + "/{id}", .any("authorization:role:edit")) {
        (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let body = expanded(try call.object())
        return world.shown(kind, try world.replace(kind, record, body, call))
      },
      .delete(kind, .any("authorization:role:delete"), answer: .empty) {
        (_, record, _) throws(Refusal) in
        if record.fields["default"] == true {
          throw Refusal(400, "bad.request", "A default role cannot be deleted")
        }
      },
      Route("PUT", kind.path + "/default", .any("authorization:role:edit")) {
        (world, call) throws(Refusal) in
        for role in PermissionCatalogue.defaultRoles(world.identifiers) {
          world.update(kind, try world.find(kind, role.id), to: role, call)
        }
        return try world.list(kind, call, upTo: 100)
      },
    ]
  }

  /// The body with wildcards spelled out; unknown permissions pass in silence.
  static func expanded(_ body: Object) -> Object {
    guard let policies = body["permissionPolicies"]?.array else { return body }
    var result = body
    result["permissionPolicies"] = .array(policies.flatMap { PermissionCatalogue.expanded($0) })
    return result
  }

  private static func holderRoutes(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path + "/{id}/subjectgrants", .any("authorization:role:view")) {
        (world, call) throws(Refusal) in
        let role = try world.read(kind, call["id"]).record
        let grants = world.liveGrants.filter { $0.reference("role") == role.id }
        return try world.page(world.bySubject(grants), call)
      },
      Route("GET", kind.path + "/{id}/users") { (world, call) throws(Refusal) in
        let role = try world.read(kind, call["id"]).record
        let ids = world.liveGrants.filter {
          $0.reference("role") == role.id && $0.text("subjectType") == "PC_USER"
        }.compactMap { $0.text("subjectId") }
        let values = Set(ids).sorted().map { id -> Value in
          ["id": .string(id), "selfUri": .string("/api/v2/users/\(id)")]
        }
        return try world.page(values, call, hasLinks: false)
      },
      Route("POST", kind.path + "/{id}", .all("authorization:grant:add")) {
        (world, call) throws(Refusal) in
        let body = try call.object()
        for subject in body["subjectIds"]?.array ?? [] {
          let pairs = (body["divisionIds"]?.array ?? []).map { division in
            (role: call["id"], division: division.string ?? "")
          }
          try world.add(pairs, to: subject.string ?? "", call)
        }
        return .empty
      },
    ]
  }
}

extension World {
  func holders(ofRoleAt index: Int) -> Int {
    guard let id = seen["roles"]?.record(at: index)?.id else { return 0 }
    return Set(
      liveGrants.filter { $0.reference("role") == id && $0.text("subjectType") == "PC_USER" }
        .compactMap { $0.text("subjectId") }
    ).count
  }

  /// Grants gathered by who holds them.
  func bySubject(_ grants: [Record]) -> [Value] {
    let subjects = Dictionary(grouping: grants) { $0.text("subjectId") ?? "" }
    return subjects.sorted { $0.key < $1.key }.map { id, grants in
      let divisions = grants.compactMap { $0.reference("division") }.map { division -> Value in
        division == "*" ? ["id": "*", "name": "*"] : reference(division, "divisions")
      }
      let subject = shownSubject(id)
      return [
        "id": .string(id), "name": subject["name"] ?? "",
        "divisions": .array(divisions),
        "type": .string(grants.first?.text("subjectType") ?? "UNKNOWN"),
        "selfUri": subject["selfUri"] ?? "",
      ]
    }
  }
}
