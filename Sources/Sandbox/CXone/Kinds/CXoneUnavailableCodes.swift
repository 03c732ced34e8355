import Documents

extension CXoneKind {
  /// Why an agent takes no contacts.
  static let unavailableCodes: CXoneKind = CXoneKind(
    name: "unavailableCodes", id: "id", key: "name",
    fields: [
      CXoneField("name", .text(1...25)).alwaysRequired, CXoneField("isACW", .flag),
      CXoneField("agentTimeout", .whole(0...1_440)), CXoneField("notes", .text),
      CXoneField("isActive", .flag).created(as: nil),
    ],
    defaults: ["isACW": false, "agentTimeout": 0, "isActive": true, "notes": ""],
    stamp: nil,
    seeded: { _, size in
      (0..<size.wrapUpCodes).map { number in
        Record(
          id: String(1 + number),
          fields: [
            "name": .string("Away " + Seeded.digits(number)), "isACW": .bool(number == 0),
            "agentTimeout": 0, "isActive": true, "notes": "",
          ])
      }
    },
    routes: { kind in codeRoutes(kind) + codeTeamRoutes(kind) },
    planted: { (world, record, natural, call) throws(CXoneRefusal) in
      guard let teams = natural["teams"]?.array else { return }
      let ids = teams.compactMap { $0.string.flatMap { world.id(named: $0, in: "teams") } }
      for team in world.all("teams").map(\.id) {
        world.set(code: record.id, on: team, to: ids.contains(team), call)
      }
    })

  private static func codeRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "unavailable-codes"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        try world.list(kind, call, as: "unavailableCodes", in: [.total, .links, .unit])
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        let made = try world.create(kind, try call.object(), call)
        return .value(["id": .integer(Int(made.id) ?? 0)])
      },
      .acd("GET", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        return .value(["unavailableCode": .object(world.rendered(kind, record))])
      },
      .update(kind, path), .status(kind, path), .history(kind, path, searching: true),
    ]
  }

  private static func codeTeamRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "unavailable-codes/{id}/teams"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let code = try world.read(kind, call["id"])
        let teams = try world.filtered(.teams, call).filter { team in
          team.part("unavailableCodes").contains { $0["id"] == .string(code.id) }
        }
        return try world.page(teams, call, as: "teams", in: [.total, .unit]) { team in
          [
            "id": .integer(Int(team.id) ?? 0), "name": team.fields["teamName"] ?? "",
            "uuid": .string(world.uuid(of: team.id, in: "teams")),
          ]
        }
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        try world.set(call, all: "addAll", to: true, as: "assignedTeams")
      },
      .acd("DELETE", path) { (world, call) throws(CXoneRefusal) in
        try world.set(call, all: "removeAll", to: false, as: "unassignedTeams")
      },
    ]
  }
}

extension CXoneWorld {
  fileprivate mutating func set(
    code: String, on team: String, to isThere: Bool, _ call: CXoneCall
  ) {
    alter(.teams, team, "unavailableCodes", call) { entries in
      let known = entries.contains { $0["id"] == .string(code) }
      if isThere, !known { entries.append(["id": .string(code)]) }
      if !isThere { entries.removeAll { $0["id"] == .string(code) } }
    }
  }

  fileprivate mutating func set(
    _ call: CXoneCall, all: String, to isThere: Bool, as member: String
  ) throws(CXoneRefusal) -> Answer {
    let code = try find(.unavailableCodes, call["id"])
    let isAll = try call.requiredFlag(all)
    let sent = try call.batch("teams").map { $0["id"]?.digits ?? "" }
    let ids = isAll ? self.all("teams").map(\.id) : sent
    var done: [Value] = []
    var invalid: [Value] = []
    for id in ids {
      let entry: Value = ["teamId": .integer(Int(id) ?? 0)]
      guard truth["teams"]?.record(id) != nil else {
        invalid.append(entry)
        continue
      }
      set(code: code.id, on: id, to: isThere, call)
      done.append(entry)
    }
    return .value([member: .array(done), "invalidTeams": .array(invalid)])
  }
}
