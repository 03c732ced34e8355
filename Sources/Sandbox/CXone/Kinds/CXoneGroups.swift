import Documents

extension CXoneKind {
  /// Groups of agents.
  static let groups: CXoneKind = CXoneKind(
    name: "groups", id: "groupId", key: "groupName",
    fields: [
      CXoneField("groupName", .text(1...100)).required, CXoneField("isActive", .flag),
      CXoneField("notes", .text),
    ],
    defaults: ["isActive": true, "notes": ""], stamp: "lastUpdated", isReplaced: false,
    parts: [Part(name: "agents", kind: "agents")],
    seeded: { _, size in
      (0..<size.groups).map { number in
        var record = Record(
          id: String(1 + number),
          fields: [
            "groupName": .string("Group " + Seeded.digits(number)), "isActive": true, "notes": "",
            "lastUpdated": .string(Seeded.birth),
          ])
        record.parts["agents"] = (0..<5).map { place in
          ["id": .string(String(AgentFields.first + 1 + (number * 5 + place) % size.users))]
        }
        return record
      }
    },
    routes: { kind in groupRoutes(kind) + memberRoutes(kind) })

  private static func groupRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    [
      .acd("GET", "groups") { (world, call) throws(CXoneRefusal) in
        try world.list(kind, call, as: "groups", in: .plain)
      },
      .acd("POST", "groups") { (world, call) throws(CXoneRefusal) in
        try world.createBatch(kind, call, "groups", results: "groupResults")
      },
      .acd("GET", "groups/{id}") { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        return .value(["groups": [.object(world.rendered(kind, record))]])
      },
      .acd("PUT", "groups/{id}") { (world, call) throws(CXoneRefusal) in
        _ = try call.requiredText("groupName")
        let body = call.written("groupName", "isActive", "notes")
        try world.change(kind, try world.find(kind, call["id"]), body, call)
        return .empty
      },
      .acd("GET", "agents/{id}/groups") { (world, call) throws(CXoneRefusal) in
        let agent = try world.read(.agents, call["id"])
        let groups = world.shownRecords("groups").filter { group in
          group.part("agents").contains { $0["id"] == .string(agent.id) }
        }
        guard !groups.isEmpty else { return .empty }
        return .value([
          "agentGroups": .array(groups.map { .object(world.rendered(kind, $0)) })
        ])
      },
    ]
  }

  private static func memberRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "groups/{id}/agents"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let group = try world.read(kind, call["id"])
        let ids = Set(group.part("agents").compactMap { $0["id"]?.string })
        let isAssigned = try call.flag("assigned") ?? true
        let agents = try world.filtered(.agents, call)
          .filter { ids.contains($0.id) == isAssigned }
        return try world.page(agents, call, as: "agents") { world.rendered(.agents, $0) }
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        let group = try world.find(kind, call["id"])
        var added: [Value] = []
        for entry in try call.batch("agents") {
          let agent = try world.find(.agents, entry["agentId"]?.digits ?? "")
          world.alter(kind, group.id, "agents", call) { entries in
            let isThere = entries.contains { $0["id"] == .string(agent.id) }
            if !isThere { entries.append(["id": .string(agent.id)]) }
          }
          added.append(["agentId": .integer(Int(agent.id) ?? 0)])
        }
        return .value(["agents": .array(added)])
      },
      .acd("DELETE", path) { (world, call) throws(CXoneRefusal) in
        let group = try world.find(kind, call["id"])
        return world.batch(try call.batch("agents"), naming: "agentId") {
          (world, body) throws(CXoneRefusal) in
          let agent = try world.find(.agents, body["agentId"]?.digits ?? "")
          guard group.part("agents").contains(where: { $0["id"] == .string(agent.id) }) else {
            throw .invalid("the agent is not in the group")
          }
          world.alter(kind, group.id, "agents", call) { entries in
            entries.removeAll { $0["id"] == .string(agent.id) }
          }
          return .integer(Int(agent.id) ?? 0)
        }.answer("agentResults")
      },
    ]
  }
}
