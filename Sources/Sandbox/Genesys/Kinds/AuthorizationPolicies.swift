import Documents

extension Kind {
  /// Attribute-based policies: what somebody may not do, whatever their roles say.
  static let authorizationPolicies = Kind(
    name: "authorizationPolicies", path: "/api/v2/authorization/policies", entityType: "Policy",
    service: "PeoplePermissions",
    fields: [
      Field("name", .text(0...256)), Field("targetResource", .text(1...768)),
      Field(
        "subject",
        .object([
          Field("type", .choice(["USER", "CLIENT", "GROUP", "TEAM", "ALL"]), required: true),
          Field("id", .text(1...64)),
        ]), required: true),
      Field("effect", .choice(["ALLOW", "DENY"]), required: true),
      Field("condition", .anything), Field("description", .text(0...4_000)),
      Field(
        "presetAttributes",
        .map(.object([Field("type", .text(1...64)), Field("value", .text(0...4_000))]))),
      Field("active", .flag), Field("applyToClients", .flag),
    ],
    stamps: [.dateModified],
    defaults: ["active": false, "applyToClients": false],
    preserved: ["targetResource"],
    decidesAccess: true,
    routes: { kind in
      PolicyRoutes.all(kind).map { route in
        Route(route.method, route.template, route.permission) {
          (world, call) throws(Refusal) in
          guard world.settings.hasPolicies else {
            throw Refusal(403, "not.authorized", "The organization has no such feature")
          }
          return try route.handler(&world, call)
        }
      }
    },
    check: { (world, record, old) throws(Refusal) in
      try PolicyRoutes.checkSubject(record, world)
      guard let twin = world.policy(about: record), twin.id != old?.id else { return }
      throw old == nil
        ? Refusal(409, "policy.already.exists", "The subject has a policy for the target")
        : Refusal(400, "policy.update.conflict", "The subject has a policy for the target")
    })
}

/// What is asked of policies, one by one, by target, and by target and subject.
enum PolicyRoutes {
  private static let view = Permission.any("authorization:policy:view")
  private static let add = Permission.any("authorization:policy:add")

  static func all(_ kind: Kind) -> [Route] {
    let target = kind.path + "/targets/{target}"
    return [
      .stream(kind, view, upTo: 200),
      .get(kind, view),
      Route("PUT", kind.path + "/{id}", add) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        return try replace(record, kind, &world, call)
      },
      Route("GET", target, view) { (world, call) throws(Refusal) in
        try world.stream(
          world.policies.filter { $0.text("targetResource") == call["target"] }, call
        ) {
          .object(world.rendered(kind, $0))
        }
      },
      Route("POST", target, add) { (world, call) throws(Refusal) in
        try make(kind, &world, call, status: 201)
      },
      Route("PUT", target, .any("authorization:policy:edit", "authorization:policy:add")) {
        (world, call) throws(Refusal) in
        let draft = Record(id: "", fields: try body(call))
        guard let there = world.policy(about: draft) else { return try make(kind, &world, call) }
        return try replace(there, kind, &world, call)
      },
    ] + bySubject(kind, target + "/subject/{subject}")
  }

  private static func bySubject(_ kind: Kind, _ path: String) -> [Route] {
    [
      Route("GET", path, view) { (world, call) throws(Refusal) in
        world.shown(kind, try found(world, call))
      },
      Route("DELETE", path, .any("authorization:policy:delete")) { (world, call) throws(Refusal) in
        world.remove(kind, try found(world, call), call)
        return .empty
      },
    ]
  }

  private static func found(_ world: World, _ call: Call) throws(Refusal) -> Record {
    let found = world.policies.first { policy in
      policy.text("targetResource") == call["target"]
        && policy.fields["subject"]?["id"]?.string == call["subject"]
    }
    guard let found else { throw .missing("not.found", "Policy", call["subject"]) }
    return found
  }

  private static func body(_ call: Call) throws(Refusal) -> Object {
    var body = try call.object()
    body["targetResource"] = .string(call["target"])
    guard call["target"].split(separator: ":", omittingEmptySubsequences: true).count == 3 else {
      throw .invalid(
        "targetName", "\(call["target"]) is not of the form domain:entity:action",
        code: "bad.request")
    }
    return body
  }

  private static func make(
    _ kind: Kind, _ world: inout World, _ call: Call, status: Int = 200
  ) throws(Refusal) -> Answer {
    let body = try body(call)
    try refuseLockout(Record(id: "", fields: body), call)
    return world.shown(kind, try world.create(kind, body, call), status: status)
  }

  private static func replace(
    _ record: Record, _ kind: Kind, _ world: inout World, _ call: Call
  ) throws(Refusal) -> Answer {
    var body = try call.object()
    body["targetResource"] = record.fields["targetResource"]
    try refuseLockout(Record(id: "", fields: body), call)
    return world.shown(kind, try world.replace(kind, record, body, call))
  }

  /// Refuses what would keep its own author from undoing it.
  private static func refuseLockout(_ policy: Record, _ call: Call) throws(Refusal) {
    guard !call.query.isTrue("skipLockoutCheck"),
      policy.text("targetResource")?.hasPrefix("authorization:policy:") ?? false,
      policy.denies(call.author.clientId)
    else { return }
    throw Refusal(
      400, "authz.policy.lockout.check.failed", "The policy would lock you out of policies")
  }

  static func checkSubject(_ record: Record, _ world: World) throws(Refusal) {
    let kinds = ["USER": "users", "CLIENT": "oauthClients", "GROUP": "groups", "TEAM": "teams"]
    let type = record.fields["subject"]?["type"]?.string ?? ""
    guard let kind = kinds[type] else { return }
    let id = record.fields["subject"]?["id"]?.string ?? ""
    guard let subject = world.truth[kind]?.record(id), !subject.isDeleted else {
      throw .invalid("subject.id", "There is no \(type) \(id)", code: "invalid.value")
    }
  }
}

extension Record {
  /// Whether a policy forbids its target to a client; conditions are not looked into.
  func denies(_ clientId: String) -> Bool {
    guard text("effect") == "DENY", fields["active"] == true,
      fields["condition"]?.object?.isEmpty ?? true
    else { return false }
    switch fields["subject"]?["type"]?.string {
    case "CLIENT": return fields["subject"]?["id"]?.string == clientId
    case "ALL": return fields["applyToClients"] == true
    default: return false
    }
  }
}

extension World {
  var policies: [Record] {
    guard let holding = truth["authorizationPolicies"] else { return [] }
    return holding.order.compactMap { holding.record(at: $0) }
  }

  /// The policy that has the same target and subject.
  func policy(about wanted: Record) -> Record? {
    policies.first { policy in
      policy.fields["targetResource"] == wanted.fields["targetResource"]
        && ["type", "id"].allSatisfy {
          policy.fields["subject"]?[$0] == wanted.fields["subject"]?[$0]
        }
    }
  }

  /// Whether a policy forbids a right to a client that its roles give it.
  func isDenied(_ permission: String, to clientId: String) -> Bool {
    settings.hasPolicies
      && policies.contains { $0.text("targetResource") == permission && $0.denies(clientId) }
  }
}
