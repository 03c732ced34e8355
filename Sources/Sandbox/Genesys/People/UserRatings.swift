import Documents

/// The skills or the languages of a user, each with a proficiency from 0 to 5.
struct UserRatings: Sendable {
  let part: String
  let segment: String
  let uri: String
  let permission: Permission

  static let skills = UserRatings(
    part: "skills", segment: "routingskills", uri: "skillUri",
    permission: .any("routing:skill:assign"))
  static let languages = UserRatings(
    part: "languages", segment: "routinglanguages", uri: "languageUri",
    permission: .any("routing:skill:assign", "routing:language:assign"))

  func shown(_ record: Record, _ world: World) -> Value {
    .array(
      world.ordered(record.part(part)).filter { world.isAlive($0["id"]?.string ?? "", part) }
        .map { shown($0, record, world) })
  }

  private func shown(_ entry: Object, _ record: Record, _ world: World) -> Value {
    let id = entry["id"]?.string ?? ""
    let path = Kinds.named[part]?.path ?? ""
    return [
      "id": .string(id), "name": .string(world.name(of: id, part) ?? ""),
      "proficiency": entry["proficiency"] ?? 0, "state": "active",
      uri: .string("\(path)/\(id)"),
      "selfUri": .string("/api/v2/users/\(record.id)/\(segment)/\(id)"),
    ]
  }

  func routes(_ kind: Kind) -> [Route] {
    let path = kind.path + "/{id}/" + segment
    let add = Route("POST", path, permission) { [self] (world, call) throws(Refusal) in
      let record = try world.find(kind, call["id"])
      let entry = try entry(.object(try call.object()), world)
      let changed = lay([entry], over: record)
      world.update(kind, record, to: changed, call)
      return .value(shown(entry, changed, world))
    }
    return [
      part == "skills" ? add : add.sayingNotFound,
      Route("GET", path) { [self] (world, call) throws(Refusal) in
        let record = try world.read(kind, call["id"]).record
        return try world.page(shown(record, world).array ?? [], call)
      },
      Route("PATCH", path + "/bulk", permission) { [self] (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let changed = lay(try entries(world, call), over: record)
        world.update(kind, record, to: changed, call)
        return try world.page(shown(changed, world).array ?? [], call)
      }.sayingNotFound,
    ] + single(kind, path + "/{ratedId}") + (part == "skills" ? [replaceAll(kind, path)] : [])
  }

  private func single(_ kind: Kind, _ path: String) -> [Route] {
    [
      Route("DELETE", path, permission) { [self] (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        _ = try place(call["ratedId"], record)
        var changed = record
        changed.parts[part]?.removeAll { $0["id"]?.string == call["ratedId"] }
        world.update(kind, record, to: changed, call)
        return part == "skills" ? .blank : .empty
      },
      Route(part == "skills" ? "PUT" : "PATCH", path, permission) {
        [self] (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        _ = try place(call["ratedId"], record)
        var body = try call.object()
        body["id"] = .string(call["ratedId"])
        let entry = try entry(.object(body), world)
        let changed = lay([entry], over: record)
        world.update(kind, record, to: changed, call)
        return .value(shown(entry, changed, world))
      }.sayingNotFound,
    ]
  }

  /// Only skills can be replaced as a whole.
  private func replaceAll(_ kind: Kind, _ path: String) -> Route {
    Route("PUT", path + "/bulk", permission) { [self] (world, call) throws(Refusal) in
      let record = try world.find(kind, call["id"])
      var changed = record
      changed.parts[part] = try entries(world, call)
      world.update(kind, record, to: changed, call)
      return try world.page(shown(changed, world).array ?? [], call)
    }
  }

  private func place(_ id: String, _ record: Record) throws(Refusal) -> Int {
    guard let place = record.part(part).firstIndex(where: { $0["id"]?.string == id }) else {
      throw .missing("general.resource.not.found", part, id)
    }
    return place
  }

  private func entries(_ world: World, _ call: Call) throws(Refusal) -> [Object] {
    var result: [Object] = []
    for value in try call.array(upTo: 50) { result.append(try entry(value, world)) }
    return result
  }

  private func entry(_ value: Value, _ world: World) throws(Refusal) -> Object {
    try Field.clean(
      value.object ?? [:],
      [
        Field("id", .id(part), required: true, code: "general.bad.request"),
        Field("proficiency", .number(0...5), required: true, code: "general.bad.request"),
      ], in: world)
  }

  private func lay(_ entries: [Object], over record: Record) -> Record {
    var changed = record
    for entry in entries {
      let place = record.part(part).firstIndex { $0["id"] == entry["id"] }
      if let place {
        changed.parts[part]?[place] = entry
      } else {
        changed.parts[part, default: []].append(entry)
      }
    }
    return changed
  }
}
