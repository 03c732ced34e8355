import Documents

/// The audit log: asked in one call, fetched in others.
enum AuditService {
  private static let path = "/api/v2/audits/query"
  private static let view = Permission.all("audits:audit:view")

  static let routes: [Route] = [
    Route("POST", path, view) { (world, call) throws(Refusal) in
      let query = try call.object()
      try demand(query)
      let id = world.random.identifier()
      world.audits.queries[id] = query
      return .value(status(id, query, "Queued", call), status: 202)
    },
    Route("GET", path + "/{transactionId}", view) { (world, call) throws(Refusal) in
      let query = try asked(world, call)
      return .value(status(call["transactionId"], query, "Succeeded", call))
    },
    Route("GET", path + "/{transactionId}/results", view) { (world, call) throws(Refusal) in
      let query = try asked(world, call)
      return try results(query, world, call)
    },
    Route("POST", path + "/realtime", view) { (world, call) throws(Refusal) in
      let query = try call.object()
      try demand(query)
      return try realtime(query, world, call)
    },
    Route("GET", path + "/servicemapping", view) { (_, _) throws(Refusal) in .value(services) },
    Route("GET", path + "/realtime/servicemapping", view) { (_, _) throws(Refusal) in
      .value(services)
    },
  ]

  private static let services: Value = {
    let groups = Dictionary(grouping: Kinds.all, by: \.service)
    let names = groups.keys.sorted().map { service -> Value in
      let types = Set((groups[service] ?? []).map(\.entityType)).sorted()
      return [
        "name": .string(service),
        "entities": .array(
          types.map { ["name": .string($0), "actions": ["Create", "Update", "Delete"]] }),
      ]
    }
    return ["services": .array(names)]
  }()

  private static func demand(_ query: Object) throws(Refusal) {
    guard let interval = interval(query) else {
      throw .invalid("interval", "interval must be START/END", code: "bad.request")
    }
    guard interval.end - interval.start <= .seconds(31 * 86_400) else {
      throw .invalid("interval", "interval must be at most 30 days", code: "bad.request")
    }
  }

  private static func interval(_ query: Object) -> (start: Instant, end: Instant)? {
    let sides = (query["interval"]?.string ?? "").split(separator: "/").map(String.init)
    guard sides.count == 2, let start = Instant(sides[0]), let end = Instant(sides[1]),
      start <= end
    else { return nil }
    return (start, end)
  }

  private static func status(
    _ id: String, _ query: Object, _ state: String, _ call: Call
  ) -> Value {
    var result: Object = [
      "id": .string(id), "state": .string(state), "startDate": .string(call.now.description),
    ]
    for name in ["interval", "serviceName", "filters", "sort"] { result[name] = query[name] }
    return .object(result)
  }

  private static func asked(_ world: World, _ call: Call) throws(Refusal) -> Object {
    guard let query = world.audits.queries[call["transactionId"]] else {
      throw .missing("not.found", "Audit query", call["transactionId"])
    }
    return query
  }

  private static func matching(_ query: Object, _ world: World) -> [Object] {
    guard let interval = interval(query) else { return [] }
    let filters = (query["filters"]?.array ?? []).map {
      ($0["property"]?.string ?? "", $0["value"]?.string ?? "")
    }
    let service = query["serviceName"]?.string
    let found = world.audits.entries.filter { entry in
      guard let date = entry["eventDate"]?.string.flatMap({ Instant($0) }),
        date >= interval.start, date <= interval.end
      else { return false }
      return service.map { entry["serviceName"]?.string == $0 } ?? true
        && filters.allSatisfy { fits(entry, $0.0, $0.1) }
    }
    let order = query["sort"]?.array?.first?["sortOrder"]?.string
    return order == "ascending" ? found : found.reversed()
  }

  private static func fits(_ entry: Object, _ property: String, _ value: String) -> Bool {
    let held: String? =
      switch property {
      case "UserId": entry["user"]?["id"]?.string
      case "ClientId": entry["client"]?["id"]?.string
      case "Action": entry["action"]?.string
      case "EntityType": entry["entityType"]?.string
      case "EntityId": entry["entity"]?["id"]?.string
      default: nil
      }
    return held?.lowercased() == value.lowercased()
  }

  /// An entry, with the name of its user only where that is asked for.
  private static func shown(_ entry: Object, _ call: Call) -> Value {
    var result = Value.object(entry)
    if !call.query.all("expand").contains("user") { result.remove(at: ["user", "name"]) }
    return result
  }

  private static func results(
    _ query: Object, _ world: World, _ call: Call
  ) throws(Refusal) -> Answer {
    let entries = matching(query, world)
    let size = try call.query.number("pageSize", default: 25, in: 1...500)
    let start = call.query["cursor"].flatMap { Int($0) } ?? 0
    let page = entries.dropFirst(start).prefix(size)
    var body: Object = [
      "id": .string(call["transactionId"]), "pageSize": .integer(size),
      "entities": .array(page.map { shown($0, call) }),
    ]
    if start + size < entries.count { body["cursor"] = .string(String(start + size)) }
    return .value(.object(body))
  }

  private static func realtime(_ query: Object, _ world: World, _ call: Call) throws(Refusal)
    -> Answer
  {
    let entries = matching(query, world)
    let size = query["pageSize"]?.integer ?? 25
    let number = query["pageNumber"]?.integer ?? 1
    guard (1...500).contains(size), number >= 1 else {
      throw .invalid("pageSize", "pageSize must be between 1 and 500", code: "bad.request")
    }
    let page = entries.dropFirst((number - 1) * size).prefix(size)
    return .value([
      "entities": .array(page.map { shown($0, call) }), "pageSize": .integer(size),
      "pageNumber": .integer(number), "total": .integer(entries.count),
      "pageCount": .integer((entries.count + size - 1) / size),
    ])
  }
}
