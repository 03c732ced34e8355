import Documents

extension CXoneKind {
  /// People, whom the ACD numbers and the UserHub gives a uuid; either will do in a path.
  static let agents: CXoneKind = CXoneKind(
    name: "agents", id: "agentId", key: "userName", first: AgentFields.first,
    fields: AgentFields.all, defaults: AgentFields.defaults, stamp: "lastUpdated",
    isReplaced: false,
    founding: [
      [
        "userName": "cutsheet@sandbox.example", "emailAddress": "cutsheet@sandbox.example",
        "firstName": "Cutsheet", "lastName": "Sandbox", "profileId": "Administrator",
      ]
    ],
    seeded: { _, size in AgentFields.seeded(size) },
    routes: { kind in
      agentRoutes(kind) + agentWriteRoutes(kind) + UserService.routes + SCIMService.routes
    },
    computed: AgentFields.computed,
    planted: { (world, record, natural, call) throws(CXoneRefusal) in
      for (name, rating) in natural["skills"]?.object ?? [:] {
        guard let skill = world.id(named: name, in: "skills") else {
          throw .invalid("skill '\(name)' is not known")
        }
        world.alter(.skills, skill, "agents", call) { entries in
          entries.removeAll { $0["id"] == .string(record.id) }
          entries.append([
            "id": .string(record.id), "isActive": true, "proficiency": rating,
          ])
        }
      }
    })

  private static func agentRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    return [
      .acd("GET", "agents") { (world, call) throws(CXoneRefusal) in
        let records = try world.filtered(kind, call)
        let hidden = (world.seen[kind.name]?.order.count ?? 0) - world.shownRecords(kind.name).count
        return try world.page(
          records, call, as: "agents", in: .full, around: ["hiddenAgents": .integer(hidden)]
        ) { world.rendered(kind, $0) }
      },
      .acd("GET", "agents/{id}") { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        return .value(["agents": [.object(world.rendered(kind, record))]])
      },
    ]
  }

  private static func agentWriteRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    [
      .acd("POST", "agents") { (world, call) throws(CXoneRefusal) in
        world.batch(try call.batch("agents"), naming: "agentId") {
          (world, body) throws(CXoneRefusal) in
          .integer(Int(try world.hire(body, call).id) ?? 0)
        }.answer("agentResults")
      },
      .acd("PUT", "agents") { (world, call) throws(CXoneRefusal) in
        world.batch(try call.batch("agents"), naming: "agentId") {
          (world, body) throws(CXoneRefusal) in
          let person = try world.find(kind, body["agentId"]?.digits ?? "")
          try world.change(person: person, body, call)
          return .integer(Int(person.id) ?? 0)
        }.answer("agentResults")
      },
      .acd("PUT", "agents/{id}") { (world, call) throws(CXoneRefusal) in
        guard let body = try call.object()["agent"]?.object else {
          throw .invalid("agent is required")
        }
        try world.change(person: try world.find(kind, call["id"]), body, call)
        return .empty
      },
      .acd("POST", "agents/{id}/logout") { (world, call) throws(CXoneRefusal) in
        _ = try world.find(kind, call["id"])
        return Answer(status: 202, body: JSONWriter.bytes(of: [:]))
      },
    ]
  }
}

extension CXoneWorld {
  fileprivate mutating func hire(
    _ body: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Record {
    let person = try create(.agents, body, call)
    return try withRole(person, call)
  }

  fileprivate mutating func change(
    person: Record, _ body: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) {
    _ = try withRole(try change(.agents, person, body, call), call)
  }

  /// A role that comes with an agent's body decides the security profile that mirrors it.
  private mutating func withRole(
    _ person: Record, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Record {
    guard let role = person.text("roleId"), let profile = id(ofUUID: role, in: "securityProfiles")
    else { return person }
    var changed = person
    changed.fields["roleId"] = nil
    changed.fields["profileId"] = .integer(Int(profile) ?? 0)
    return try replace(.agents, person, changed, call)
  }

  /// The person who owns an access key.
  func owner(of key: String) -> Record? {
    guard let id = id(named: key, in: "accessKeys"), let record = truth["accessKeys"]?.record(id)
    else { return nil }
    return truth["agents"]?.record(record.fields["agentId"]?.digits ?? "")
  }
}
