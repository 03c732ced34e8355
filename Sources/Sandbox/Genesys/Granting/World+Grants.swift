import Documents

extension World {
  typealias RoleAndDivision = (role: String, division: String)

  /// The grants that reads see of a subject, a role or a division: `subjectId`, `role`, `division`.
  func seenGrants(_ link: String, _ id: String) -> [Record] {
    seen["grants"]?.records(where: link, is: id) ?? []
  }

  /// The grants of a subject itself, not those of its groups.
  func grants(of subjectId: String) -> [Record] {
    truth["grants"]?.records(where: "subjectId", is: subjectId) ?? []
  }

  /// PC_USER, PC_GROUP or PC_OAUTH_CLIENT; nil where nobody has the id.
  func subjectType(of id: String) -> String? {
    let kinds = [
      ("users", "PC_USER"), ("groups", "PC_GROUP"), ("oauthClients", "PC_OAUTH_CLIENT"),
    ]
    return kinds.first { truth[$0.0]?.record(id).map { !$0.isDeleted } ?? false }?.1
  }

  /// Refuses pairs that name a subject, role or division that is not there.
  func demand(_ pairs: [RoleAndDivision], of subject: String) throws(Refusal) {
    guard subjectType(of: subject) != nil else { throw .missing("not.found", "Subject", subject) }
    for pair in pairs {
      _ = try find("roles", pair.role)
      if pair.division != "*" { _ = try find("divisions", pair.division) }
    }
  }

  /// Grants what a call asks for: to a subject of the type that it names, a user where it names
  /// none, and roles that reads show already; one that was made a moment ago is not found yet.
  ///
  /// What the vendor does where the type is wrong is not documented. Here it is refused, so that
  /// nobody relies on it.
  mutating func grant(
    _ pairs: [RoleAndDivision], to subject: String, _ call: Call
  ) throws(Refusal) {
    guard subjectType(of: subject) == call.query["subjectType"] ?? "PC_USER" else {
      throw .missing("not.found", "Subject", subject)
    }
    for pair in pairs { _ = try read(.roles, pair.role) }
    try add(pairs, to: subject, call)
  }

  mutating func add(
    _ pairs: [RoleAndDivision], to subject: String, _ call: Call
  ) throws(Refusal) {
    try demand(pairs, of: subject)
    for pair in pairs {
      grant(subject, subjectType(of: subject) ?? "PC_USER", pair.role, pair.division, call)
    }
  }

  /// Takes grants away; one role or division that is gone fails the whole call.
  mutating func remove(
    _ pairs: [RoleAndDivision], of subject: String, _ call: Call
  ) throws(Refusal) {
    try demand(pairs, of: subject)
    let names = Set(pairs.map { "\(subject)|\($0.role)|\($0.division)" })
    for grant in grants(of: subject) where names.contains(grant.name) { revoke(grant, call) }
  }

  mutating func grant(
    _ subject: String, _ type: String, _ role: String, _ division: String, _ call: Call
  ) {
    let name = "\(subject)|\(role)|\(division)"
    guard truth["grants"]?.places(of: name).isEmpty ?? true else { return }
    let kind = Kind.grants
    let record = Record(
      id: claim(kind),
      fields: [
        "name": .string(name), "subjectId": .string(subject), "subjectType": .string(type),
        "role": ["id": .string(role)], "division": ["id": .string(division)],
        "grantMadeAt": .string(call.now.description),
      ])
    write(kind, record, at: call.now)
    noteGrant(record, "Create", call)
  }

  mutating func revoke(_ grant: Record, _ call: Call) {
    erase(.grants, grant.id, at: call.now)
    noteGrant(grant, "Delete", call)
  }

  mutating func revokeAll(_ subject: String, _ call: Call) {
    for grant in grants(of: subject) { revoke(grant, call) }
  }

  /// The audit log tells of the subject, and which role was given or taken.
  private mutating func noteGrant(_ grant: Record, _ action: String, _ call: Call) {
    guard !call.isSeed else { return }
    let subject = grant.text("subjectId") ?? ""
    let role = grant.reference("role") ?? ""
    let value: Value = [.string("\(role):\(grant.reference("division") ?? "")")]
    let change: Value = [
      "property": "grants", "oldValues": action == "Create" ? [] : value,
      "newValues": action == "Create" ? value : [],
    ]
    audits.note(
      service: "PeoplePermissions", type: "Grant", action: action,
      entity: [
        "id": .string(subject),
        "name": .string(name(of: role, "roles") ?? role),
        "selfUri": .string("/api/v2/authorization/subjects/\(subject)"),
      ], changes: [change], call, &random)
  }

  func shownGrant(_ grant: Record) -> Value {
    let roleId = grant.reference("role") ?? ""
    let divisionId = grant.reference("division") ?? ""
    let role = truth["roles"]?.record(roleId)
    let policies = (role?.fields["permissionPolicies"]?.array ?? []).map { policy -> Value in
      [
        "domain": policy["domain"] ?? "", "entityName": policy["entityName"] ?? "",
        "actions": policy["actionSet"] ?? [],
      ]
    }
    return [
      "subjectId": .string(grant.text("subjectId") ?? ""),
      "division": divisionId == "*"
        ? ["id": "*", "name": "*", "description": ""] : shownDivision(divisionId),
      "role": [
        "id": .string(roleId), "name": .string(role?.name ?? ""),
        "description": role?.fields["description"] ?? "", "policies": .array(policies),
        "default": role?.fields["default"] ?? false,
        "selfUri": .string("/api/v2/authorization/roles/\(roleId)"),
      ],
      "grantMadeAt": grant.fields["grantMadeAt"] ?? .null,
    ]
  }

  private func shownDivision(_ id: String) -> Value {
    guard let record = truth["divisions"]?.record(id) else { return ["id": .string(id)] }
    return .object(rendered(.divisions, record))
  }

  /// A subject with its own grants and those of the groups it is in; a role that several of them
  /// give it in one division is shown once, unless the call asks for duplicates.
  func shownSubject(_ id: String, _ call: Call) -> Value {
    var shown: Set<[String]> = []
    let grants = effectiveGrants(id).filter { grant in
      let pair = ["role", "division"].map { grant.reference($0) ?? "" }
      return shown.insert(pair).inserted || call.query.isTrue("includeDuplicates")
    }
    return [
      "id": .string(id), "name": .string(subjectName(id)),
      "grants": .array(grants.map { shownGrant($0) }), "version": 1,
      "selfUri": .string("/api/v2/authorization/subjects/\(id)"),
    ]
  }

  /// What a subject is called, whatever its type.
  func subjectName(_ id: String) -> String {
    ["users", "groups", "oauthClients"].lazy.compactMap { truth[$0]?.record(id)?.name }.first ?? ""
  }

  /// The grants of a subject and of the groups it is in.
  func effectiveGrants(_ id: String) -> [Record] {
    ([id] + groups(of: id)).flatMap { seenGrants("subjectId", $0) }.sorted { $0.name < $1.name }
  }

  /// The ids of the groups a user is in.
  func groups(of userId: String) -> [String] {
    guard let holding = seen["groups"] else { return [] }
    return holding.order.filter { index in
      holding.part("members", at: index).contains { $0["id"]?.string == userId }
    }.compactMap { holding.record(at: $0)?.id }
  }
}
