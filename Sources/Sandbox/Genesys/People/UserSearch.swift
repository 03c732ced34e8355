import Documents

/// The three ways to find users: pages, a scan by cursor, and a search.
enum UserSearch {
  private static let path = "/api/v2/users"

  static func places(
    _ kind: Kind, _ world: World, _ call: Call
  ) throws(Refusal) -> [Int] {
    guard let holding = world.seen[kind.name] else { return [] }
    let state = call.query["state"] ?? "active"
    guard ["active", "inactive", "deleted", "any"].contains(state) else {
      throw Refusal(400, "invalid.query.param.value", "state '\(state)' is not known")
    }
    let alive = world.listed(kind, call, .exact)
    if state == "deleted" { return holding.graveyard }
    let all = state == "any" ? alive + holding.graveyard : alive
    return all.filter { index in
      state == "any" || (holding.isSeeded(index) ? "active" : text(holding, index)) == state
    }
  }

  private static func text(_ holding: Holding, _ index: Int) -> String? {
    holding.record(at: index)?.text("state")
  }

  /// What `expand` adds to a user.
  static func expansion(_ names: [String]) -> (World, Int) -> Object {
    let wanted = Set(names)
    guard !wanted.isEmpty else { return { _, _ in [:] } }
    return { world, index in
      guard let record = world.seen["users"]?.record(at: index) else { return [:] }
      var result = Object()
      if wanted.contains("skills") { result["skills"] = UserRatings.skills.shown(record, world) }
      if wanted.contains("languages") {
        result["languages"] = UserRatings.languages.shown(record, world)
      }
      if wanted.contains("groups") {
        result["groups"] = .array(
          world.groups(of: record.id).map { world.reference($0, "groups") })
      }
      if wanted.contains("authorization") {
        result["authorization"] = UserRoles.shown(record.id, world)
      }
      for name in ["certifications", "locations", "profileSkills"]
      where wanted.contains(name) && record.fields[name] == nil {
        result[name] = []
      }
      return result
    }
  }

  /// A page of the scan; no cursor means the end.
  static func scan(_ kind: Kind, _ world: World, _ call: Call) throws(Refusal) -> Answer {
    let places = try places(kind, world, call)
    let size = try call.query.number("pageSize", default: 25, in: 1...500)
    let start = call.query["cursor"].flatMap { Int($0) } ?? 0
    let page = places.dropFirst(start).prefix(size)
    let extras = expansion(call.query.all("expand"))
    var writer = JSONWriter()
    writer.raw("{\"entities\":[")
    for (number, place) in page.enumerated() {
      if number > 0 { writer.raw(",") }
      world.write(kind, at: place, adding: extras(world, place), to: &writer)
    }
    writer.raw("],\"results\":")
    writer.write(.integer(page.count))
    if start + size < places.count {
      writer.raw(",\"cursor\":")
      writer.write(String(start + size))
      writer.raw(",\"nextUri\":")
      let query = call.query.text(replacing: "cursor", with: String(start + size))
      writer.write("\(call.path)?\(query)")
    }
    writer.raw("}")
    return .bytes(writer.bytes)
  }

  static func routes(_ kind: Kind) -> [Route] {
    [
      Route("POST", path + "/search", .any("directory:user:view")) {
        (world, call) throws(Refusal) in
        let body = try call.object()
        return try search(kind, body, world, ["expand": body["expand"] ?? []])
      },
      Route("GET", path + "/{id}/queues", .any("routing:queue:view")) {
        (world, call) throws(Refusal) in
        let user = try world.read(kind, call["id"]).record
        guard let queues = Kinds.named["queues"], let holding = world.seen["queues"] else {
          return .blank
        }
        let places = holding.order.filter { index in
          holding.part("members", at: index).contains { $0["id"]?.string == user.id }
        }
        return try world.page(queues, places, call, upTo: 100) { _, _ in ["joined": true] }
      }.sayingNotFound,
    ]
  }

  /// Answers a search over the objects of a kind; users and groups share it.
  static func search(
    _ kind: Kind, _ body: Object, _ world: World, _ options: Object = [:]
  ) throws(Refusal) -> Answer {
    guard let holding = world.seen[kind.name] else { return .blank }
    let criteria = body["query"]?.array ?? []
    let places = try candidates(criteria, holding).filter { index in
      guard let record = holding.record(at: index) else { return false }
      return criteria.allSatisfy { matches($0, record) }
    }
    let size = body["pageSize"]?.integer ?? 25
    let number = body["pageNumber"]?.integer ?? 1
    guard (1...500).contains(size), number >= 1 else {
      throw Refusal(400, "too.many.requested.results", "pageSize must be between 1 and 500")
    }
    let names = (options["expand"]?.array ?? []).compactMap(\.string)
    let extras = expansion(kind.name == "users" ? names : [])
    let results = places.dropFirst((number - 1) * size).prefix(size)
      .compactMap { index -> Value? in
        holding.record(at: index).map {
          .object(world.rendered(kind, $0).merging(extras(world, index)))
        }
      }
    return .value([
      "total": .integer(places.count), "pageSize": .integer(size), "pageNumber": .integer(number),
      "pageCount": .integer((places.count + size - 1) / size), "types": [.string(kind.name)],
      "results": .array(results),
    ])
  }

  /// Deleted objects are searched only where the state asks for them.
  private static func candidates(
    _ criteria: [Value], _ holding: Holding
  ) throws(Refusal) -> [Int] {
    let states = criteria.first { fields($0).contains("state") }
    let key = criteria.first {
      fields($0) == [holding.key] && $0["type"] == "EXACT" && $0["value"] != nil
    }
    let alive = key.flatMap { $0["value"]?.string }.map { holding.places(of: $0) } ?? holding.order
    return states == nil ? alive : alive + holding.graveyard
  }

  private static func fields(_ criterion: Value) -> [String] {
    (criterion["fields"]?.array ?? []).compactMap(\.string)
  }

  private static func matches(_ criterion: Value, _ record: Record) -> Bool {
    let values =
      (criterion["values"]?.array ?? []).compactMap(\.string)
      + [criterion["value"]?.string].compactMap { $0 }
    let wanted = values.map { $0.lowercased() }
    let type = criterion["type"]?.string ?? "EXACT"
    if type == "MATCH_ALL" { return true }
    let isMatched = fields(criterion).contains { field in
      let held = (field == "id" ? record.id : record.text(field) ?? "").lowercased()
      return wanted.contains { text in
        switch type {
        case "STARTS_WITH": held.hasPrefix(text)
        case "CONTAINS", "QUERY_STRING": held.contains(text)
        default: held == text
        }
      }
    }
    return isMatched != (criterion["operator"] == "NOT")
  }
}
