import Documents

extension Kind {
  /// Users: soft-deleted, versioned, and known by their e-mail address.
  static let users = Kind(
    name: "users", path: "/api/v2/users", entityType: "User", service: "Directory",
    fields: UserFields.all,
    key: "email",
    stamps: [.version, .state],
    duplicate: (409, "general.conflict"),
    notFound: "general.resource.not.found",
    brokenReference: (400, "general.bad.request"),
    versionConflict: (409, "general.conflict"),
    requiresVersion: true,
    movable: "USER",
    isSoftDeleted: true,
    shownInReferences: ["version"],
    blocksDeletedKeys: true,
    parts: [
      Part(name: "skills", kind: "skills", extras: ["proficiency": 0], rating: "proficiency"),
      Part(
        name: "languages", kind: "languages", extras: ["proficiency": 0], rating: "proficiency"),
    ],
    routes: { kind in
      lists(kind) + single(kind) + states(kind) + UserSearch.routes(kind)
        + UserRatings.skills.routes(kind)
        + UserRatings.languages.routes(kind) + UserRoles.routes(kind)
    },
    seeded: { size, ids in size.users > 0 ? UserFields.seeded(size, ids) : nil },
    computed: { world, record in
      let email = record.fields["email"] ?? ""
      let contact: Value = ["address": email, "mediaType": "EMAIL", "type": "PRIMARY"]
      var result: Object = [
        "chat": ["jabberId": .string("\(record.id)@example.orgspan.com")],
        "username": email, "primaryContactInfo": [contact],
      ]
      if let manager = record.text("manager") {
        result["manager"] = world.reference(manager, "users")
      }
      return result
    },
    check: { (_, record, _) throws(Refusal) in try Phones.check(record) },
    normalized: { Phones.normalized($0) },
    removing: { world, record, call in world.revokeAll(record.id, call) })

  private static func lists(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path) { (world, call) throws(Refusal) in
        let places = try UserSearch.places(kind, world, call)
        let extras = UserSearch.expansion(call.query.all("expand"))
        return try world.page(kind, places, call, upTo: 500, adding: extras)
      },
      Route("GET", kind.path + "/query", .any("directory:user:view")) {
        (world, call) throws(Refusal) in
        try UserSearch.scan(kind, world, call)
      },
      Route("POST", kind.path, .any("directory:user:add")) { (world, call) throws(Refusal) in
        var body = try call.withDivision()
        guard body["divisionId"]?.string != nil else {
          throw .invalid(
            "divisionId", "The divisionId field is required", code: "general.bad.request")
        }
        if body["state"] == nil { body["state"] = "active" }
        let record = try world.create(kind, body, call)
        return world.shown(kind, record)
      },
    ]
  }

  private static func single(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path + "/{id}") { (world, call) throws(Refusal) in
        let index = try world.locate(kind, call["id"])
        let isAlive = world.seen[kind.name]?.isAlive(index) ?? false
        guard isAlive || call.query["state"] == "deleted" else {
          throw .missing(kind.notFound, kind.entityType, call["id"])
        }
        let extras = UserSearch.expansion(call.query.all("expand"))(world, index)
        var writer = JSONWriter()
        world.write(kind, at: index, adding: extras, to: &writer)
        return .bytes(writer.bytes)
      },
      Route(
        "PATCH", kind.path + "/{id}",
        .any("admin", "directory:user:edit", "directory:organization:admin")
      ) { (world, call) throws(Refusal) in
        world.shown(kind, try UserFields.patch(kind, &world, call))
      },
      Route(
        "DELETE", kind.path + "/{id}",
        .any("admin", "directory:user:delete", "directory:organization:admin")
      ) { (world, call) throws(Refusal) in
        var record = try world.find(kind, call["id"])
        UserFields.leave(&record, as: "deleted", &world, call)
        world.remove(kind, record, call)
        return .value([:])
      },
    ]
  }

  private static func states(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path + "/{id}/state", .any("directory:userStateChange:view")) {
        (world, call) throws(Refusal) in
        let record = try world.read(kind, call["id"]).record
        return .value([
          "state": record.fields["state"] ?? "active", "version": record.fields["version"] ?? 1,
        ])
      },
      Route("PUT", kind.path + "/{id}/state", .any("directory:user:edit")) {
        (world, call) throws(Refusal) in
        let record = try UserFields.patch(kind, &world, call)
        return .value([
          "state": record.fields["state"] ?? "active", "version": record.fields["version"] ?? 1,
        ])
      },
    ]
  }
}
