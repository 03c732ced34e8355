import Documents

/// The catalogue of permissions, and in which divisions a subject has one.
enum PermissionService {
  static let routes: [Route] = [
    Route("GET", "/api/v2/authorization/permissions") { (world, call) throws(Refusal) in
      try world.page(collections(call), call, upTo: 100)
    },
    Route("GET", "/api/v2/authorization/divisionspermitted/me") {
      (world, call) throws(Refusal) in
      let divisions = try permitted(world, call, call.author.clientId)
      return .value(.array(divisions))
    },
    Route("GET", "/api/v2/authorization/divisionspermitted/paged/me") {
      (world, call) throws(Refusal) in
      let divisions = try permitted(world, call, call.author.clientId)
      return try world.page(divisions, call, adding: ["allDivsPermitted": false])
    },
    Route("GET", "/api/v2/authorization/divisionspermitted/paged/{subjectId}") {
      (world, call) throws(Refusal) in
      let divisions = try permitted(world, call, call["subjectId"])
      return try world.page(divisions, call, adding: ["allDivsPermitted": false])
    },
  ]

  private static func collections(_ call: Call) -> [Value] {
    // A list of domains or of permissions; nothing asked for is everything.
    let asked = (call.query["query"] ?? "").lowercased().split(separator: ",").map(String.init)
    let isByDomain = call.query["queryType"] == "domain"
    return PermissionCatalogue.domains.compactMap { domain in
      if isByDomain, !asked.isEmpty, !asked.contains(domain.name.lowercased()) { return nil }
      var map = Object()
      for entity in domain.entities {
        let actions = entity.actions.filter { action in
          let name = "\(domain.name):\(entity.name):\(action)".lowercased()
          return isByDomain || asked.isEmpty || asked.contains { name.contains($0) }
        }
        guard !actions.isEmpty else { continue }
        map[entity.name] = .array(actions.map { permission(domain.name, entity.name, $0) })
      }
      guard !map.isEmpty else { return nil }
      return [
        "id": .string(domain.name), "name": .string(domain.name),
        "domain": .string(domain.name), "permissionMap": .object(map),
      ]
    }
  }

  private static func permission(_ domain: String, _ entity: String, _ action: String) -> Value {
    [
      "domain": .string(domain), "entityType": .string(entity), "action": .string(action),
      "label": .string("\(domain) \(entity) \(action)"), "allowsConditions": false,
      "divisionAware": .bool(domain == "routing"),
    ]
  }

  private static func permitted(
    _ world: World, _ call: Call, _ subject: String
  ) throws(Refusal) -> [Value] {
    guard let permission = call.query["permission"] else {
      throw Refusal(400, "missing.permission.param", "The permission parameter is required")
    }
    let allowing = world.grants(of: subject).filter { grant in
      var set = PermissionSet([])
      if let role = world.truth["roles"]?.record(grant.reference("role") ?? "") { set.add(role) }
      return set.allows(permission)
    }
    let ids = Set(allowing.compactMap { $0.reference("division") })
    let all = world.seen["divisions"]
    return (all?.order ?? []).compactMap { all?.record(at: $0) }
      .filter { ids.contains("*") || ids.contains($0.id) }
      .map { .object(world.rendered(.divisions, $0)) }
  }
}
