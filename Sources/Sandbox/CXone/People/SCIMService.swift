import Documents

/// People as SCIM knows them: found by a filter, changed by paths.
enum SCIMService {
  static let routes: [CXoneRoute] = [
    CXoneRoute("GET", "/scim/v2/Users") { (world, call) throws(CXoneRefusal) in
      let found = try matches(world, try call.requiredText("filter"))
      guard !found.isEmpty else { return .empty }
      return .value([
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": .integer(found.count),
        "Resources": .array(found.map { shown($0, in: world) }),
      ])
    },
    CXoneRoute("GET", "/scim/v2/Users/{id}") { (world, call) throws(CXoneRefusal) in
      .value(shown(try person(world, call["id"]), in: world))
    },
    CXoneRoute("PATCH", "/scim/v2/Users/{id}") { (world, call) throws(CXoneRefusal) in
      let record = try person(world, call["id"])
      var changed = record
      for operation in try call.batch("Operations") {
        try apply(operation, to: &changed, in: world)
      }
      return .value(shown(try world.replace(.agents, record, changed, call), in: world))
    },
  ]

  private static func person(
    _ world: CXoneWorld, _ uuid: String
  ) throws(CXoneRefusal) -> Record {
    guard let id = world.id(ofUUID: uuid, in: "agents") else { throw .missing("user", uuid) }
    return try world.read(.agents, id)
  }

  /// `userName eq "ana@acme.example"`; other members are not looked at.
  private static func matches(
    _ world: CXoneWorld, _ filter: String
  ) throws(CXoneRefusal) -> [Record] {
    let words = filter.split(separator: " ", maxSplits: 2).map(String.init)
    let names = ["userName": "userName", "emails.value": "emailAddress"]
    guard words.count == 3, words[1].lowercased() == "eq", let name = names[words[0]] else {
      throw .invalid("filter '\(filter)' is not understood")
    }
    let wanted = words[2].filter { $0 != "\"" }.lowercased()
    return world.shownRecords("agents").filter { $0.text(name)?.lowercased() == wanted }
  }

  private static func apply(
    _ operation: Value, to person: inout Record, in world: CXoneWorld
  ) throws(CXoneRefusal) {
    let value = operation["value"] ?? .null
    switch operation["path"]?.string {
    case "active": person.fields["isActive"] = .bool(value.string?.lowercased() == "true")
    case "userName": person.fields["userName"] = value
    case "name.givenName": person.fields["firstName"] = value
    case "name.familyName": person.fields["lastName"] = value
    case "timeZone", "timezone": person.fields["timeZone"] = value
    case "roles":
      let role = value.string ?? ""
      guard
        let id = world.id(ofUUID: role, in: "securityProfiles")
          ?? world.id(named: role, in: "securityProfiles")
      else { throw .invalid("role '\(role)' is invalid") }
      person.fields["profileId"] = .integer(Int(id) ?? 0)
    case let other: throw .invalid("path '\(other ?? "")' is not understood")
    }
  }

  private static func shown(_ person: Record, in world: CXoneWorld) -> Value {
    let profile = person.fields["profileId"]?.digits ?? ""
    return [
      "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
      "id": .string(world.uuid(of: person.id, in: "agents")),
      "userName": person.fields["userName"] ?? "", "active": person.fields["isActive"] ?? true,
      "name": [
        "givenName": person.fields["firstName"] ?? "",
        "familyName": person.fields["lastName"] ?? "",
      ],
      "emails": [
        ["type": "work", "value": person.fields["emailAddress"] ?? "", "primary": true]
      ],
      "roles": [
        [
          "value": .string(world.uuid(of: profile, in: "securityProfiles")),
          "display": world.name(of: person.fields["profileId"], in: "securityProfiles") ?? "",
          "primary": true,
        ]
      ],
      "timeZone": person.fields["timeZone"] ?? "",
    ]
  }
}
