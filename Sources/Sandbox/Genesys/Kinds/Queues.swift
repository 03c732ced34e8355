import Documents

extension Kind {
  /// Queues: where interactions wait for an agent. A replacing update clears what it leaves out.
  static let queues = Kind(
    name: "queues", path: "/api/v2/routing/queues",
    entityType: "Queue", service: "ContactCenter",
    fields: QueueFields.all,
    stamps: [.dateCreated, .dateModified, .authors],
    defaults: QueueFields.defaults,
    duplicate: (400, "duplicate.name"),
    notFound: "resource.not.found",
    brokenReference: (404, "resource.not.found"),
    movable: "QUEUE",
    preserved: ["division"],
    parts: [
      Part(name: "members", kind: "users", extras: ["ringNumber": 1, "joined": true]),
      Part(name: "wrapUpCodes", kind: "wrapUpCodes"),
    ],
    routes: { kind in
      [
        .list(kind, .any("routing:queue:view"), filter: .glob, upTo: 500),
        Route("POST", kind.path, .any("routing:queue:add")) { (world, call) throws(Refusal) in
          world.shown(kind, try created(kind, &world, call))
        },
        .get(kind, .all("routing:queue:view")),
        Route("PUT", kind.path + "/{id}", .any("routing:queue:edit")) {
          (world, call) throws(Refusal) in
          var body = try call.object()
          body["division"] = nil
          let record = try world.find(kind, call["id"])
          return world.shown(kind, try world.replace(kind, record, body, call))
        },
        .delete(kind, .all("routing:queue:delete")) { (world, record, call) throws(Refusal) in
          guard world.liveUse(of: record.name).waiting > 0,
            !call.query.isTrue("forceDelete")
          else { return }
          throw Refusal(400, "active.queue", "The queue has active conversations")
        },
        Route("GET", kind.path + "/me") { (_, _) throws(Refusal) in
          throw Refusal(400, "not.a.user", "There is no user behind this token")
        },
        Route("GET", kind.path + "/divisionviews", .all("routing:queue:search")) {
          (world, call) throws(Refusal) in
          let places = world.listed(kind, call, .glob)
          return try world.thin(kind, places, call, upTo: 100)
        },
        Route("GET", kind.path + "/divisionviews/all", .all("routing:queue:search")) {
          (world, call) throws(Refusal) in
          try world.thin(kind, world.listed(kind, call, .glob), call, upTo: 500)
        },
      ] + QueueMembers.routes(kind) + QueueCodes.routes(kind)
    },
    seeded: { size, ids in
      guard size.queues > 0 else { return nil }
      return QueueFields.seeded(size, ids)
    },
    computed: { world, record in
      let members = record.part("members").filter { member in
        member["id"]?.string.map { world.isAlive($0, "users") } ?? true
      }
      return [
        "memberCount": .integer(members.count), "userMemberCount": .integer(members.count),
        "joinedMemberCount": .integer(members.count { $0["joined"] == true }),
      ]
    },
    check: { (world, record, old) throws(Refusal) in
      try QueueFields.check(record, old)
      try QueueFields.checkFlows(record, world)
    })

  /// A new queue, which may start as a copy.
  private static func created(
    _ kind: Kind, _ world: inout World, _ call: Call
  ) throws(Refusal) -> Record {
    var body = try call.object()
    if let source = body["sourceQueueId"]?.string {
      guard let record = world.truth[kind.name]?.record(source) else {
        throw Refusal(400, "source.queue.not.found", "The queue \(source) was not found")
      }
      body = record.fields.merging(body)
    }
    return try world.create(kind, body, call)
  }
}

extension World {
  /// A page of objects with their id, name and division only.
  func thin(
    _ kind: Kind, _ places: [Int], _ call: Call, upTo largest: Int
  ) throws(Refusal) -> Answer {
    let values = places.compactMap { seen[kind.name]?.record(at: $0) }.map { record -> Value in
      let full = rendered(kind, record)
      var result: Object = ["id": .string(record.id), "name": .string(record.name)]
      for name in ["division", "selfUri"] { result[name] = full[name] }
      return .object(result)
    }
    return try page(values, call, upTo: largest)
  }
}
