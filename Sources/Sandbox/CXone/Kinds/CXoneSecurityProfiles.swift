import Documents

extension CXoneKind {
  /// What people may do: a security profile of the ACD mirrors a role of the UserHub. No call makes,
  /// changes or retires either.
  static let securityProfiles: CXoneKind = CXoneKind(
    name: "securityProfiles", id: "securityProfileId", key: "securityProfileName",
    fields: [
      CXoneField("securityProfileName", .text(1...50)), CXoneField("description", .text),
      CXoneField("status", .choice(["ACTIVE", "INACTIVE", "DELETED", "DRAFT"])).unread,
      CXoneField("isInternal", .flag),
      CXoneField(
        "permissions",
        .list(
          .object([
            CXoneField("permissionKey", .text), CXoneField("optionKeys", .list(.text)),
          ]))),
      CXoneField("dataRestrictions", .anything), CXoneField("applications", .anything).unread,
    ],
    defaults: [
      "status": "ACTIVE", "isInternal": false, "permissions": [], "dataRestrictions": [],
      "applications": [], "description": "",
    ],
    stamp: nil,
    founding: ["Administrator", "Manager", "Evaluator", "Agent"].map {
      ["securityProfileName": $0, "isInternal": true]
    },
    routes: profileRoutes,
    computed: { world, record in
      [
        "roleId": .string(world.uuid(of: record.id, in: "securityProfiles")),
        "securityProfileStatusName": record.text("status") == "ACTIVE" ? "Active" : "Inactive",
      ]
    })

  private static func profileRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    [
      .acd("GET", "security-profiles") { (world, call) throws(CXoneRefusal) in
        let status = call.query["securityProfileStatusName"]
        let isInternal = try call.flag("isInternal")
        return try world.list(kind, call, as: "profiles", in: .links) { record in
          let name = record.text("status") == "ACTIVE" ? "active" : "inactive"
          return (status.map { $0.lowercased() == name } ?? true)
            && (isInternal.map { record.fields["isInternal"] == .bool($0) } ?? true)
        }
      },
      .acd("GET", "security-profiles/{id}") { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        return .value(["profile": profile(record, in: world)])
      },
      .acd("GET", "permissions") { (world, call) throws(CXoneRefusal) in
        permissions(of: world.owner(of: call.key), in: world)
      },
      .acd("GET", "permissions/{id}") { (world, call) throws(CXoneRefusal) in
        permissions(of: try world.read(.agents, call["id"]), in: world)
      },
      CXoneRoute("POST", "/authorization/v1/roles/search") { (world, call) throws(CXoneRefusal) in
        try roles(world, try call.object())
      },
    ]
  }

  private static func profile(_ record: Record, in world: CXoneWorld) -> Value {
    let holders = world.shownRecords("agents").filter {
      $0.fields["profileId"]?.integer == Int(record.id)
    }
    return [
      "profileId": .integer(Int(record.id) ?? 0),
      "profileName": record.fields["securityProfileName"] ?? "",
      "description": record.fields["description"] ?? "",
      "isActive": .bool(record.text("status") == "ACTIVE"), "isExternal": false,
      "assignedAgents": .array(
        holders.map {
          [
            "agentId": .integer(Int($0.id) ?? 0), "firstName": $0.fields["firstName"] ?? "",
            "lastName": $0.fields["lastName"] ?? "",
          ]
        }),
    ]
  }

  private static func permissions(of person: Record?, in world: CXoneWorld) -> Answer {
    let profile = person?.fields["profileId"]?.integer.flatMap {
      world.seen["securityProfiles"]?.record(String($0))
    }
    let held = profile?.fields["permissions"]?.array ?? []
    let list = held.flatMap { permission in
      (permission["optionKeys"]?.array ?? ["true"]).map { option -> Value in
        [
          "BusinessUnitId": world.unitId, "Key": permission["permissionKey"] ?? "",
          "Value": option,
        ]
      }
    }
    return list.isEmpty ? .empty : .value(["permissions": .array(list)])
  }

  /// Roles come by pages of `{page: {pageSize, pageNo}}`, without a total.
  private static func roles(
    _ world: CXoneWorld, _ body: Object
  ) throws(CXoneRefusal) -> Answer {
    let found = CXoneSearch(body).matches(
      world.shownRecords("securityProfiles").map { record in
        role(record, in: world)
      })
    let size = max(1, body["page"]?["pageSize"]?.integer ?? 100)
    let number = max(1, body["page"]?["pageNo"]?.integer ?? 1)
    let page = found.dropFirst((number - 1) * size).prefix(size)
    return .value(["roles": .array(page.map { .object($0) })])
  }

  private static func role(_ record: Record, in world: CXoneWorld) -> Object {
    let name = record.fields["securityProfileName"] ?? ""
    let isInternal = record.fields["isInternal"] == true
    return [
      "roleId": .string(world.uuid(of: record.id, in: "securityProfiles")),
      "roleName": name, "displayName": name, "description": record.fields["description"] ?? "",
      "status": record.fields["status"] ?? "ACTIVE", "internal": isInternal ? 1 : 0,
      "modifiable": isInternal ? 0 : 1, "applications": record.fields["applications"] ?? [],
    ]
  }
}
