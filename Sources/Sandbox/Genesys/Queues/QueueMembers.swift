import Documents

/// The members of a queue, which no list of queues carries.
enum QueueMembers {
  private static let manage = Permission.any("routing:queue:edit", "routing:queueMember:manage")

  private static func look(_ path: String) -> Permission {
    path.hasSuffix("users")
      ? .any("routing:queue:view", "routing:queueMember:manage")
      : .any(
        "routing:queue:view", "routing:queue:edit", "routing:queue:readonly",
        "routing:queueMember:manage")
  }

  static func routes(_ kind: Kind) -> [Route] {
    // The vendor keeps a deprecated twin under `users`.
    ["members", "users"].flatMap { segment in
      let path = kind.path + "/{id}/" + segment
      return routes(kind, path) + single(kind, path + "/{memberId}")
    }
  }

  private static func routes(_ kind: Kind, _ path: String) -> [Route] {
    [
      Route("GET", path, look(path)) { (world, call) throws(Refusal) in
        let index = try world.locate(kind, call["id"])
        let entries = world.seen[kind.name]?.part("members", at: index) ?? []
        return .bytes(try page(world.ordered(listed(entries, world, call)), world, call))
      },
      Route("POST", path, manage) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let ids = try call.ids(upTo: 100)
        if call.query.isTrue("delete") {
          try remove(ids, record, kind, &world, call)
        } else {
          try add(ids, record, kind, &world, call)
        }
        return .empty
      },
      Route("PATCH", path, manage) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        var changed = record
        for value in try call.array(upTo: 100) {
          let id = value["id"]?.string ?? ""
          try change(&changed, id, value.object ?? [:])
        }
        world.update(kind, record, to: changed, call)
        return .bytes(try page(changed.part("members"), world, call))
      },
    ]
  }

  private static func single(_ kind: Kind, _ path: String) -> [Route] {
    [
      Route("PATCH", path, manage) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        var changed = record
        try change(&changed, call["memberId"], try call.object())
        world.update(kind, record, to: changed, call)
        return Answer(status: 202)
      },
      Route("DELETE", path, manage) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        try remove([call["memberId"]], record, kind, &world, call)
        return path.contains("/users/") ? .blank : .empty
      },
    ]
  }

  private static func listed(_ entries: [Object], _ world: World, _ call: Call) -> [Object] {
    if call.query["memberBy"]?.lowercased() == "group" { return [] }
    let joined = call.query["joined"].map { $0.lowercased() == "true" }
    return entries.filter { entry in
      (joined.map { entry["joined"]?.bool == $0 } ?? true)
        && world.isAlive(entry["id"]?.string ?? "", "users")
    }
  }

  /// A page that knows no total: who reads it goes on until an empty one.
  private static func page(
    _ entries: [Object], _ world: World, _ call: Call
  ) throws(Refusal) -> [UInt8] {
    let slice = try Slice(call, total: entries.count, upTo: 100)
    var writer = JSONWriter()
    writer.raw("{\"entities\":[")
    for (number, entry) in entries[slice.range].enumerated() {
      if number > 0 { writer.raw(",") }
      write(entry, call["id"], world, &writer)
    }
    writer.raw("]")
    slice.write(call, isTotalKnown: false, to: &writer)
    return writer.bytes
  }

  private static func write(
    _ entry: Object, _ queue: String, _ world: World, _ writer: inout JSONWriter
  ) {
    let id = entry["id"]?.string ?? ""
    writer.raw("{\"id\":")
    writer.write(id)
    writer.raw(",\"name\":")
    writer.write(world.name(of: id, "users") ?? "")
    if let kind = Kinds.named["users"], let index = world.seen["users"]?.index(of: id) {
      writer.raw(",\"user\":")
      world.write(kind, at: index, to: &writer)
    }
    writer.raw(",\"ringNumber\":")
    writer.write(entry["ringNumber"] ?? 1)
    writer.raw(",\"joined\":")
    writer.write(entry["joined"] ?? true)
    writer.raw(",\"memberBy\":\"user\",\"selfUri\":")
    writer.write("/api/v2/routing/queues/\(queue)/members/\(id)")
    writer.raw("}")
  }

  private static func add(
    _ ids: [String], _ record: Record, _ kind: Kind, _ world: inout World, _ call: Call
  ) throws(Refusal) {
    var changed = record
    for id in ids {
      guard let user = world.truth["users"]?.record(id), !user.isDeleted else {
        throw .missing("resource.not.found", "User", id)
      }
      guard !changed.part("members").contains(where: { $0["id"]?.string == id }) else { continue }
      changed.parts["members", default: []].append([
        "id": .string(id), "ringNumber": 1, "joined": true,
      ])
    }
    world.update(kind, record, to: changed, call)
  }

  private static func remove(
    _ ids: [String], _ record: Record, _ kind: Kind, _ world: inout World, _ call: Call
  ) throws(Refusal) {
    var changed = record
    for id in ids {
      guard changed.part("members").contains(where: { $0["id"]?.string == id }) else {
        throw .missing("resource.not.found", "Queue member", id)
      }
      changed.parts["members"]?.removeAll { $0["id"]?.string == id }
    }
    world.update(kind, record, to: changed, call)
  }

  private static func change(
    _ record: inout Record, _ id: String, _ body: Object
  ) throws(Refusal) {
    let members = record.part("members")
    guard let place = members.firstIndex(where: { $0["id"]?.string == id }) else {
      throw .missing("resource.not.found", "Queue member", id)
    }
    let ring = body["ringNumber"]?.integer
    if let ring, !(1...6).contains(ring) {
      throw .invalid(
        "ringNumber", "ringNumber must be between 1 and 6", code: "constraint.validation")
    }
    var entry = members[place]
    if let ring { entry["ringNumber"] = .integer(ring) }
    if let joined = body["joined"]?.bool { entry["joined"] = .bool(joined) }
    record.parts["members"]?[place] = entry
  }
}
