import Documents

extension Kind {
  /// Teams of agents; a person is in one of them at most.
  static let teams = Kind(
    name: "teams", path: "/api/v2/teams", entityType: "Team", service: "Groups",
    fields: [
      Field("name", .text(1...2_000), required: true), Field("division", .reference("divisions")),
      Field("description", .text(0...4_000)),
    ],
    stamps: [.dateCreated, .dateModified],
    duplicate: (400, "group.name.in.use"),
    notFound: "general.resource.not.found",
    movable: "TEAM",
    parts: [Part(name: "members", kind: "users")],
    routes: { kind in teamRoutes(kind) + memberRoutes(kind) },
    computed: { _, record in ["memberCount": .integer(record.part("members").count)] })

  private static func teamRoutes(_ kind: Kind) -> [Route] {
    [
      .stream(kind, .any("groups:team:view")),
      .create(kind, .any("groups:team:add")),
      Route.get(kind, .any("groups:team:view")).sayingNotFound,
      Route("PATCH", kind.path + "/{id}", .any("groups:team:edit")) {
        (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let body = try call.object()
        // The vendor's schema wants the name in every body.
        guard body["name"]?.string != nil else {
          throw .invalid("name", "The name field is required", code: "constraint.validation")
        }
        return world.shown(kind, try world.patch(kind, record, body, call))
      }.sayingNotFound,
      .delete(kind, .any("groups:team:delete"), answer: .empty),
    ]
  }

  private static func memberRoutes(_ kind: Kind) -> [Route] {
    let path = kind.path + "/{id}/members"
    return [
      Route("GET", path, .any("groups:team:view")) { (world, call) throws(Refusal) in
        let ids = try world.read(kind, call["id"]).record.part("members")
          .compactMap { $0["id"]?.string }.filter { world.isAlive($0, "users") }
        return try world.stream(world.ordered(ids), call) { member(world, $0, call) }
      },
      Route("POST", path, .any("groups:team:assign")) { (world, call) throws(Refusal) in
        try add(kind, &world, call)
      },
      Route("DELETE", path, .any("groups:team:assign")) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let ids = Set(call.query.all("id"))
        guard ids.count <= 50 else {
          throw Refusal(400, "max.user.ids", "At most 50 members can be removed at once")
        }
        var changed = record
        changed.parts["members"]?.removeAll { ids.contains($0["id"]?.string ?? "") }
        world.update(kind, record, to: changed, call)
        return .empty
      },
    ]
  }

  /// Adds whom it can; who cannot be added is told of in an answer that is a success.
  private static func add(
    _ kind: Kind, _ world: inout World, _ call: Call
  ) throws(Refusal) -> Answer {
    let body = try call.object()
    let record = try world.find(kind, call["id"])
    guard let ids = body["memberIds"]?.array?.compactMap(\.string), ids.count <= 50 else {
      throw .invalid("memberIds", "memberIds must have at most 50 ids", code: "bad.request")
    }
    var changed = record
    var failures: [Value] = []
    for id in ids {
      if let reason = obstacle(to: id, kind, record, world) {
        failures.append(["id": .string(id), "reason": .string(reason)])
      } else if !changed.part("members").contains(where: { $0["id"]?.string == id }) {
        changed.parts["members", default: []].append(["id": .string(id)])
      }
    }
    if changed.parts != record.parts { world.update(kind, record, to: changed, call) }
    let failed = Set(failures.compactMap { $0["id"]?.string })
    let added = ids.filter { !failed.contains($0) }
    return .value([
      "entities": .array(added.map { ["id": .string($0), "selfUri": .string(user($0))] }),
      "failures": .array(failures),
    ])
  }

  private static func obstacle(
    to id: String, _ kind: Kind, _ team: Record, _ world: World
  ) -> String? {
    guard let user = world.truth["users"]?.record(id), !user.isDeleted else {
      return "UserNotFound"
    }
    guard let teams = world.truth[kind.name] else { return nil }
    let isElsewhere = teams.order.compactMap { teams.record(at: $0) }.contains { other in
      other.id != team.id && other.part("members").contains { $0["id"]?.string == id }
    }
    return isElsewhere ? "UserGroupLimitExceeded" : nil
  }

  private static func member(_ world: World, _ id: String, _ call: Call) -> Value {
    var result: Object = ["id": .string(id), "selfUri": .string(user(id))]
    if call.query["expand"] == "entities" {
      result["name"] = world.name(of: id, "users").map { .string($0) }
    }
    return .object(result)
  }

  private static func user(_ id: String) -> String { "/api/v2/users/\(id)" }
}
