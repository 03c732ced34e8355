import Documents

/// The UserHub's side of people and teams.
enum UserService {
  static let routes = reading + writing + teams

  private static let reading: [CXoneRoute] = [
    CXoneRoute("GET", "/user-management/v1/users") { (world, call) throws(CXoneRefusal) in
      let isAll = try call.flag("includeDeleted") ?? false
      let part = call.query["fullNameContains"]?.lowercased() ?? ""
      let users = world.shownRecords("agents").filter { person in
        let name = "\(person.text("firstName") ?? "") \(person.text("lastName") ?? "")"
        return (isAll || person.fields["isActive"] == true)
          && (part.isEmpty || name.lowercased().contains(part))
      }
      return .value(["users": .array(users.map { .object(world.user($0)) })])
    },
    CXoneRoute("GET", "/user-management/v3/users/{id}") { (world, call) throws(CXoneRefusal) in
      guard let id = world.id(ofUUID: call["id"], in: "agents") else {
        throw .missing("user", call["id"])
      }
      return .value(["user": .object(world.user(try world.read(.agents, id)))])
    },
    CXoneRoute("POST", "/user-management/v2/users/search") {
      (world, call) throws(CXoneRefusal) in
      let users = world.shownRecords("agents").map { world.user($0) }
      return CXoneSearch(try call.object()).answer(users, as: "users")
    },
  ]

  private static let writing: [CXoneRoute] = [
    CXoneRoute("POST", "/user-management/v1/users") { (world, call) throws(CXoneRefusal) in
      let body = try call.object()
      for name in ["firstName", "lastName", "emailAddress", "role"] where body[name] == nil {
        throw .invalid("\(name) is required")
      }
      var agent = try world.agent(from: body)
      agent["userName"] = agent["userName"] ?? agent["emailAddress"]
      let made = try world.create(.agents, agent, call, clean: true)
      return .value([
        "success": true, "uuid": .string(world.uuid(of: made.id, in: "agents")),
      ])
    },
    CXoneRoute("PUT", "/user-management/v1/users") { (world, call) throws(CXoneRefusal) in
      let body = try call.object()
      for name in required where body[name] == nil { throw .invalid("\(name) is required") }
      let person = try world.person(body["id"])
      var changed = person
      // The whole user is replaced: what is not sent is gone.
      for field in AgentFields.userOnly { changed.fields[field.name] = nil }
      for (name, value) in try world.agent(from: body) { changed.fields[name] = value }
      changed.fields["secondaryRoleIds"] = changed.fields["secondaryRoleIds"] ?? []
      try world.replace(.agents, person, changed, call)
      return .value(["success": true])
    },
    CXoneRoute("POST", "/user-management/v1/users/deactivate") {
      (world, call) throws(CXoneRefusal) in
      var kept: [Value] = []
      for id in try call.batch("userIds") {
        do throws(CXoneRefusal) {
          try world.set(active: false, try world.person(id), call)
        } catch {
          kept.append(id)
        }
      }
      return .value(["notDeletedUserIds": .array(kept)])
    },
    CXoneRoute("POST", "/user-management/v1/users/{id}/revive") {
      (world, call) throws(CXoneRefusal) in
      try world.set(active: true, try world.person(.string(call["id"])), call)
      return .value(["success": true])
    },
  ]

  private static let required = [
    "id", "assignedGroup", "userName", "emailToBeVerified", "firstName", "lastName",
    "emailAddress", "role",
  ]

  private static let teams: [CXoneRoute] = [
    CXoneRoute("POST", "/user-management/v3/teams") { (world, call) throws(CXoneRefusal) in
      let made = try world.create(.teams, try world.team(from: try call.object()), call)
      return .value(["team": world.userTeam(made)], status: 201)
    },
    CXoneRoute("PUT", "/user-management/v3/teams") { (world, call) throws(CXoneRefusal) in
      let body = try call.object()
      let team = try world.find(.teams, body["id"]?.string ?? "")
      let changed = try world.change(.teams, team, try world.team(from: body), call)
      return .value(["team": world.userTeam(changed)])
    },
    CXoneRoute("POST", "/user-management/v4/teams/search") {
      (world, call) throws(CXoneRefusal) in
      let teams = world.shownRecords("teams").map { team -> Object in
        var shown = world.userTeam(team).object ?? [:]
        shown["divisionId"] = nil
        shown["description"] = team.fields["description"]
        shown["leadUserId"] = team.fields["teamLeadId"]
        return shown
      }
      return CXoneSearch(try call.object()).answer(teams, as: "teams")
    },
  ]
}

extension CXoneWorld {
  /// A person as the UserHub shows one.
  func user(_ person: Record) -> Object {
    let (first, last) = (person.text("firstName") ?? "", person.text("lastName") ?? "")
    let profile = person.fields["profileId"]?.digits ?? ""
    var result: Object = [
      "id": .string(uuid(of: person.id, in: "agents")), "fullName": .string("\(first) \(last)"),
      "status": person.fields["isActive"] == true ? "ACTIVE" : "DELETED",
      "roleUUID": .string(uuid(of: profile, in: "securityProfiles")),
      "icBUId": unitId,
    ]
    result["role"] = name(of: person.fields["profileId"], in: "securityProfiles")
    for name in [
      "userName", "firstName", "middleName", "lastName", "emailAddress", "timeZone", "country",
      "hireDate",
    ] + AgentFields.userOnly.map(\.name) {
      result[name] = person.fields[name]
    }
    // Logins that nobody has given are those that the ACD did.
    result["acdInfos"] = result["acdInfos"] ?? [["loginId": .string(person.id)]]
    if let team = person.fields["teamId"]?.digits {
      result["teamId"] = .string(uuid(of: team, in: "teams"))
    }
    return result
  }

  fileprivate func person(_ id: Value?) throws(CXoneRefusal) -> Record {
    guard let number = self.id(ofUUID: id?.string ?? "", in: "agents") else {
      throw .missing("user", id?.string ?? "")
    }
    return try find(.agents, number)
  }

  /// What is kept of a user's body. The role may be its id or its name: nobody says which.
  fileprivate func agent(from body: Object) throws(CXoneRefusal) -> Object {
    var result = try CXoneField.clean(body, AgentFields.userOnly, .create, in: self)
    for name in [
      "userName", "firstName", "middleName", "lastName", "emailAddress", "timeZone", "country",
      "hireDate",
    ] {
      if let text = body[name]?.string { result[name] = .string(text) }
    }
    guard (result["secondaryRoleIds"]?.array?.count ?? 0) <= 10 else {
      throw .invalid("secondaryRoleIds has more than ten roles")
    }
    let role = body["role"]?.string ?? ""
    let profile =
      id(ofUUID: role, in: "securityProfiles") ?? id(named: role, in: "securityProfiles")
    guard let profile else { throw .invalid("role '\(role)' is invalid") }
    let status = truth["securityProfiles"]?.record(profile)?.text("status")
    guard status == "ACTIVE" else { throw .invalid("role '\(role)' is not active") }
    result["profileId"] = .integer(Int(profile) ?? 0)
    if let team = body["teamId"]?.string {
      guard let id = id(ofUUID: team, in: "teams") else { throw .invalid("teamId is invalid") }
      result["teamId"] = .integer(Int(id) ?? 0)
    }
    return result
  }

  mutating func set(
    active isActive: Bool, _ person: Record, _ call: CXoneCall
  ) throws(CXoneRefusal) {
    var changed = person
    changed.fields["isActive"] = .bool(isActive)
    try replace(.agents, person, changed, call)
  }

  fileprivate func team(from body: Object) throws(CXoneRefusal) -> Object {
    guard let name = body["name"], let status = body["status"]?.string else {
      throw .invalid("name and status are required")
    }
    var result: Object = ["teamName": name, "isActive": .bool(status == "ACTIVE")]
    let names = [
      "description", "maxConcurrentChats", "requestContact", "contactAutoFocus",
      "voiceThreshold", "chatThreshold", "emailThreshold", "workItemThreshold",
      "maxEmailAutoParkingLimit", "totalContactCount",
    ]
    for name in names { result[name] = body[name] }
    result["teamLeadId"] = body["leadUserId"]
    result["divisionNo"] = body["divisionId"]
    return result
  }

  fileprivate func userTeam(_ team: Record) -> Value {
    [
      "id": .string(uuid(of: team.id, in: "teams")), "name": team.fields["teamName"] ?? "",
      "status": team.fields["isActive"] == true ? "ACTIVE" : "INACTIVE",
      "isDefault": .bool(team.id == "1"), "divisionId": team.fields["divisionNo"] ?? 1,
    ]
  }
}
