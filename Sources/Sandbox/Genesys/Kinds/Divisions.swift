import Documents

extension Kind {
  /// Divisions: who may see what. The home division is the first object of its organisation.
  static let divisions = Kind(
    name: "divisions", path: "/api/v2/authorization/divisions",
    entityType: "Division", service: "PeoplePermissions",
    fields: [
      Field("name", .text(1...2_000), required: true, code: "division.name.invalid"),
      Field("description", .text(0...500), code: "max.length.exceeded"),
    ],
    defaults: ["description": ""],
    duplicate: (409, "resource.already.exists"),
    notFound: "not.found",
    isSoftDeleted: true,
    hidesDeleted: true,
    blocksDeletedKeys: true,
    founding: { world in
      (0..<world.size.divisions).map { number in
        Record(
          id: world.identifiers.id("divisions", number),
          fields: [
            "name": .string(number == 0 ? "Home" : "Division \(number)"),
            "description": number == 0 ? "Home Division" : "",
          ])
      }
    },
    routes: { kind in divisionRoutes(kind) + moveRoutes(kind) },
    computed: { world, record in
      ["homeDivision": .bool(record.id == world.homeId)]
    },
    removing: { world, record, call in
      for grant in world.seenGrants("division", record.id) { world.revoke(grant, call) }
    })

  private static func divisionRoutes(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path) { (world, call) throws(Refusal) in
        try world.list(kind, call, filter: .contains, upTo: 100)
      },
      .create(kind, .all("authorization:division:add", "authorization:grant:add")),
      .get(kind, .none),
      .replace(kind, .any("authorization:division:edit")),
      Route("DELETE", kind.path + "/{id}", .any("authorization:division:delete")) {
        (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        try refuseInUse(record, world)
        world.remove(kind, record, call)
        return .empty
      },
      Route("GET", kind.path + "/home") { (world, _) throws(Refusal) in
        world.shown(kind, try world.read(kind, world.homeId).record)
      },
      Route("GET", kind.path + "/limit") { (_, _) throws(Refusal) in .value(50) },
      Route("GET", kind.path + "/deleted", .any("authorization:divisionDeleted:view")) {
        (world, call) throws(Refusal) in
        try world.page(kind, world.seen[kind.name]?.graveyard ?? [], call, upTo: 100)
      },
      Route("GET", kind.path + "/query") { (world, call) throws(Refusal) in
        try queried(kind, world, call)
      },
      Route("POST", kind.path + "/{id}/restore", .any("authorization:division:add")) {
        (world, call) throws(Refusal) in
        try restore(kind, &world, call)
      },
      Route("GET", kind.path + "/{id}/grants", .any("authorization:grant:view")) {
        (world, call) throws(Refusal) in
        let division = try world.read(kind, call["id"]).record
        let grants = world.seenGrants("division", division.id)
        return try world.page(
          grants.map { world.shownGrant($0) }, call, hasLinks: false)
      },
    ]
  }

  private static func refuseInUse(_ record: Record, _ world: World) throws(Refusal) {
    guard record.id != world.homeId else {
      throw Refusal(400, "precondition.failure", "The home division cannot be deleted")
    }
    for kind in Kinds.all where kind.isDivisioned && kind.name != "grants" {
      guard let holding = world.truth[kind.name] else { continue }
      let isUsed = holding.order.contains { index in
        holding.record(at: index)?.reference("division") == record.id
      }
      if isUsed {
        throw Refusal(
          400, "precondition.failure", "The division still holds objects of type \(kind.name)")
      }
    }
  }

  private static func queried(
    _ kind: Kind, _ world: World, _ call: Call
  ) throws(Refusal) -> Answer {
    if call.query["after"] != nil, call.query["before"] != nil {
      throw Refusal(400, "both.after.and.before.provided", "Both after and before were given")
    }
    let places = world.listed(kind, call, .contains)
    let size = try call.query.number("pageSize", default: 25, in: 1...200)
    let start = call.query["after"].flatMap { Int($0) } ?? 0
    let page = places.dropFirst(start).prefix(size)
    var body: Object = [
      "entities": .array(
        page.compactMap { world.seen[kind.name]?.record(at: $0) }
          .map { .object(world.rendered(kind, $0)) }),
      "selfUri": .string(call.path),
    ]
    if start + size < places.count {
      let query = call.query.text(replacing: "after", with: String(start + size))
      body["nextUri"] = .string("\(call.path)?\(query)")
    }
    return .value(.object(body))
  }

  private static func restore(
    _ kind: Kind, _ world: inout World, _ call: Call
  ) throws(Refusal) -> Answer {
    guard let record = world.truth[kind.name]?.record(call["id"]) else {
      throw .missing(kind.notFound, kind.entityType, call["id"])
    }
    var changed = record
    changed.isDeleted = false
    for (name, value) in try Field.clean(try call.object(), kind.fields, in: world) {
      changed.fields[name] = value
    }
    let taken = world.truth[kind.name]?.places(of: changed.name) ?? []
    guard record.isDeleted, taken.isEmpty else {
      throw Refusal(409, "resource.already.exists", "The division exists: \(changed.name)")
    }
    world.update(kind, record, to: changed, call)
    return world.shown(kind, changed)
  }

  private static func moveRoutes(_ kind: Kind) -> [Route] {
    [
      Route("POST", kind.path + "/{id}/objects/{type}") { (world, call) throws(Refusal) in
        let division = try world.find(kind, call["id"])
        guard let moved = Kinds.all.first(where: { $0.movable == call["type"] }) else {
          throw Refusal(400, "invalid.value", "\(call["type"]) is not a type that can be moved")
        }
        let ids = try call.strings(upTo: 50, code: "too.many.bulk.division.updates")
        guard !ids.isEmpty else {
          throw Refusal(400, "empty.bulk.division.update", "The list of ids is empty")
        }
        for id in ids where world.truth[moved.name]?.record(id)?.isDeleted ?? true {
          throw .missing("general.resource.not.found", moved.entityType, id)
        }
        for id in ids {
          guard let record = world.truth[moved.name]?.record(id) else { continue }
          var changed = record
          changed.fields["division"] = ["id": .string(division.id)]
          world.update(moved, record, to: changed, call)
        }
        return .empty
      }
    ]
  }
}
