import Documents

extension CXoneKind {
  /// The keys by which tools sign in as a person. Their secrets are shown once.
  static let accessKeys: CXoneKind = CXoneKind(
    name: "accessKeys", id: "accessKeyNumber", key: "accessKeyId",
    fields: [
      CXoneField("accessKeyId", .text(1...200)), CXoneField("agentId", .reference("agents")),
      CXoneField("isActive", .flag),
    ],
    defaults: ["isActive": true, "agentId": .integer(AgentFields.first)], stamp: nil,
    routes: { kind in keyRoutes(kind) })

  private static func keyRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "/access-key-management/v1/access-keys"
    return [
      CXoneRoute("GET", path) { (world, call) throws(CXoneRefusal) in
        let user = call.query["userId"]
        let agent = call.query["agentId"]
        let keys = world.shownRecords(kind.name).filter { key in
          let owner = key.fields["agentId"]?.digits ?? ""
          return (agent.map { $0 == owner } ?? true)
            && (user.map { $0 == world.uuid(of: owner, in: "agents") } ?? true)
        }
        guard !keys.isEmpty else { return .empty }
        return .value([
          "totalRecords": .integer(keys.count),
          "accessKeys": .array(keys.map { .object(shown($0, in: world)) }),
        ])
      },
      CXoneRoute("PATCH", path) { (world, call) throws(CXoneRefusal) in
        let record = try key(world, try call.requiredText("accessKeyId"))
        guard let isActive = try call.object()["isActive"]?.bool else {
          throw .invalid("isActive is required")
        }
        var changed = record
        changed.fields["isActive"] = .bool(isActive)
        try world.replace(kind, record, changed, call)
        return .empty
      },
      CXoneRoute("DELETE", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        world.remove(kind, try key(world, call["id"]), call)
        return .empty
      },
    ]
  }

  private static func shown(_ key: Record, in world: CXoneWorld) -> Object {
    let owner = key.fields["agentId"] ?? 0
    return [
      "accessKeyId": key.fields["accessKeyId"] ?? "", "agentId": owner,
      "userId": .string(world.uuid(of: owner.digits ?? "", in: "agents")),
      "tenantId": .string(world.tenantId), "isActive": key.fields["isActive"] ?? true,
    ]
  }

  private static func key(
    _ world: CXoneWorld, _ text: String
  ) throws(CXoneRefusal) -> Record {
    guard let id = world.id(named: text, in: "accessKeys"),
      let record = world.truth["accessKeys"]?.record(id)
    else { throw .missing("accessKeyId", text) }
    return record
  }
}
