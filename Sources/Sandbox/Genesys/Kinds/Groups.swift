import Documents

extension Kind {
  /// Groups of users; membership changes are accepted first and carried out later.
  static let groups = Kind(
    name: "groups", path: "/api/v2/groups", entityType: "Group", service: "Groups",
    fields: groupFields,
    stamps: [.dateModified, .version, .state],
    defaults: [
      "rolesEnabled": true, "includeOwners": false, "callsEnabled": false, "owners": [],
    ],
    duplicate: (400, "group.name.in.use"),
    notFound: "general.resource.not.found",
    versionConflict: (400, "general.conflict"),
    requiresVersion: true,
    isSoftDeleted: true,
    shownInReferences: ["type", "rulesVisible", "visibility"],
    parts: [Part(name: "members", kind: "users")],
    routes: { kind in groupRoutes(kind) + memberRoutes(kind) },
    seeded: { size, ids in
      guard size.groups > 0 else { return nil }
      let users = ids.prefix("users")
      return Seeded(
        count: size.groups,
        model: Record(
          id: Seeded.slot(0),
          fields: [
            "name": .string("Group " + Seeded.slot(1)), "type": "official",
            "rulesVisible": true, "visibility": "public", "rolesEnabled": true,
            "includeOwners": false, "callsEnabled": false, "owners": [], "version": 1,
            "state": "active", "dateModified": .string(Seeded.birth),
          ], parts: ["members": Array(repeating: [:], count: 5)]),
        key: ("Group ", ""), name: "Group ",
        slots: [.init { ids.id("groups", $0) }, .init { Seeded.digits($0) }],
        parts: { index in
          let members = (0..<5).map { Holding.id(users, (index * 5 + $0) % size.users) }
          return ["members": members.map { ["id": .string($0)] }]
        })
    },
    computed: { _, record in
      ["memberCount": .integer(record.part("members").count), "images": []]
    },
    removing: { world, record, call in world.revokeAll(record.id, call) })

  private static let groupFields: [Field] = [
    Field("name", .text(1...2_000), required: true),
    Field("description", .text(0...4_000)),
    Field("type", .choice(["official", "social"]), required: true),
    Field("rulesVisible", .flag, required: true),
    Field("visibility", .choice(["public", "owners", "members"]), required: true),
    Field("rolesEnabled", .flag), Field("includeOwners", .flag), Field("callsEnabled", .flag),
    Field(
      "addresses",
      .list(
        .object([
          Field("address", .text(1...256), required: true), Field("extension", .text(0...20)),
          Field("type", .choice(["GROUPRING", "GROUPPHONE"]), required: true),
          Field("mediaType", .choice(["PHONE"]), required: true),
        ])), code: "invalid.standalone.phone"),
    Field("owners", .list(.reference("users"))), Field("email", .text(0...256)),
  ]

  private static func groupRoutes(_ kind: Kind) -> [Route] {
    [
      .list(kind, .none, upTo: 500),
      Route("POST", kind.path, .any("directory:group:add")) { (world, call) throws(Refusal) in
        var body = withOwners(try call.object())
        // The vendor takes a description here and forgets it.
        body["description"] = nil
        return world.shown(kind, try world.create(kind, body, call))
      },
      .get(kind, .none),
      Route("PUT", kind.path + "/{id}", .any("directory:group:edit")) {
        (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        var body = withOwners(try call.object())
        if body["visibility"] == "ownerIds" { body["visibility"] = "owners" }
        body["type"] = nil
        body["state"] = nil
        let changed = try world.patch(kind, record, body, call)
        return world.shown(kind, changed)
      }.sayingNotFound,
      .delete(kind, .any("directory:group:delete"), answer: .empty),
      Route("POST", kind.path + "/search") { (world, call) throws(Refusal) in
        try UserSearch.search(kind, try call.object(), world)
      },
    ]
  }

  /// Owners go in as `ownerIds` and come out as `owners`; `[" "]` clears them.
  private static func withOwners(_ body: Object) -> Object {
    guard let ids = body["ownerIds"]?.array else { return body }
    var result = body
    let owners = ids.compactMap(\.string).filter { $0 != " " }
    result["owners"] = .array(owners.map { ["id": .string($0)] })
    return result
  }

  private static func memberRoutes(_ kind: Kind) -> [Route] {
    let path = kind.path + "/{id}/members"
    return [
      Route("GET", path) { (world, call) throws(Refusal) in
        try members(kind, world, call, upTo: 100)
      },
      Route("GET", kind.path + "/{id}/individuals") { (world, call) throws(Refusal) in
        try members(kind, world, call, upTo: nil)
      }.sayingNotFound,
      addMembers(kind, path).sayingNotFound,
      Route("DELETE", path) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let ids = call.query.all("ids")
        guard !ids.isEmpty, ids.count <= 50 else {
          throw Refusal(400, "bad.request", "ids must have 1 to 50 ids")
        }
        var changed = record
        changed.parts["members"]?.removeAll { ids.contains($0["id"]?.string ?? "") }
        world.update(kind, record, to: changed, call)
        return .value([:], status: 202)
      }.sayingNotFound,
    ]
  }

  private static func addMembers(_ kind: Kind, _ path: String) -> Route {
    Route("POST", path) { (world, call) throws(Refusal) in
      let body = try call.object()
      let record = try world.find(kind, call["id"])
      if let version = body["version"]?.integer, version != record.fields["version"]?.integer {
        throw Refusal(
          409, "general.conflict", "The version does not match the current version")
      }
      let ids = (body["memberIds"]?.array ?? []).compactMap(\.string)
      guard !ids.isEmpty, ids.count <= 50 else {
        throw .invalid("memberIds", "memberIds must have 1 to 50 ids", code: "bad.request")
      }
      var changed = record
      for id in ids {
        guard let user = world.truth["users"]?.record(id), !user.isDeleted else {
          throw Refusal(400, "general.resource.not.found", "The user \(id) was not found")
        }
        let isThere = changed.part("members").contains { $0["id"]?.string == id }
        if !isThere { changed.parts["members", default: []].append(["id": .string(id)]) }
      }
      world.update(kind, record, to: changed, call)
      return .value([:], status: 202)
    }
  }

  private static func members(
    _ kind: Kind, _ world: World, _ call: Call, upTo largest: Int?
  ) throws(Refusal) -> Answer {
    let place = try world.locate(kind, call["id"])
    let entries = world.seen[kind.name]?.part("members", at: place) ?? []
    let places = entries.compactMap { entry -> Int? in
      guard let users = world.seen["users"],
        let index = users.index(of: entry["id"]?.string ?? ""), users.isAlive(index)
      else { return nil }
      return index
    }
    let ordered = world.ordered(places)
    if let largest { return try world.page(.users, ordered, call, upTo: largest) }
    var writer = JSONWriter()
    writer.raw("{\"entities\":[")
    for (number, place) in ordered.enumerated() {
      if number > 0 { writer.raw(",") }
      world.write(.users, at: place, to: &writer)
    }
    writer.raw("]}")
    return .bytes(writer.bytes)
  }
}
