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
      for grant in world.seenGrants("role", record.id) { world.revoke(grant, call) }
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
        let grants = world.seenGrants("role", role.id)
        return try world.page(world.bySubject(grants), call) { world.shownHolder($0) }
      },
      Route("GET", kind.path + "/{id}/users") { (world, call) throws(Refusal) in
        let role = try world.read(kind, call["id"]).record
        return try world.page(world.users(holding: role.id).sorted(), call, hasLinks: false) {
          ["id": .string($0), "selfUri": .string("/api/v2/users/\($0)")]
        }
      },
      Route("POST", kind.path + "/{id}", .all("authorization:grant:add")) {
        (world, call) throws(Refusal) in
        let body = try call.object()
        for subject in body["subjectIds"]?.array ?? [] {
          let pairs = (body["divisionIds"]?.array ?? []).map { division in
            (role: call["id"], division: division.string ?? "")
          }
          try world.grant(pairs, to: subject.string ?? "", call)
        }
        return .empty
      },
    ]
  }
}

extension World {
  func holders(ofRoleAt index: Int) -> Int {
    guard let id = seen["roles"]?.record(at: index)?.id else { return 0 }
    return users(holding: id).count
  }

  /// The ids of the users to whom a role was granted.
  func users(holding role: String) -> Set<String> {
    let grants = seenGrants("role", role).filter { $0.text("subjectType") == "PC_USER" }
    return Set(grants.compactMap { $0.text("subjectId") })
  }

  /// Grants of a role gathered by who holds them, in the order of ids.
  func bySubject(_ grants: [Record]) -> [(id: String, grants: [Record])] {
    Dictionary(grouping: grants) { $0.text("subjectId") ?? "" }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  /// A holder of a role, and where it holds it.
  func shownHolder(_ holder: (id: String, grants: [Record])) -> Value {
    let divisions = holder.grants.compactMap { $0.reference("division") }.map { id -> Value in
      id == "*" ? ["id": "*", "name": "*"] : reference(id, "divisions")
    }
    return [
      "id": .string(holder.id), "name": .string(subjectName(holder.id)),
      "divisions": .array(divisions),
      "type": .string(holder.grants.first?.text("subjectType") ?? "UNKNOWN"),
      "selfUri": .string("/api/v2/authorization/subjects/\(holder.id)"),
    ]
  }
}
