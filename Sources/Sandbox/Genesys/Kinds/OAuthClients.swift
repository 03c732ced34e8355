import Documents

extension Kind {
  /// OAuth clients: listed without pages; the secret is told once.
  static let oauthClients = Kind(
    name: "oauthClients", path: "/api/v2/oauth/clients", entityType: "OAuthClient",
    service: "OAuth",
    fields: [
      Field("name", .text(1...2_000), required: true),
      Field("description", .text(0...4_000)),
      Field("accessTokenValiditySeconds", .whole(300...172_800)),
      Field("registeredRedirectUri", .list(.text)), Field("scope", .list(.text)),
      Field(
        "authorizedGrantType",
        .choice(["CODE", "TOKEN", "SAML2-BEARER", "PASSWORD", "CLIENT-CREDENTIALS"]),
        required: true, code: "grant.type.required"),
      Field("roleDivisions", .list(.object(roleDivision)), code: "bad.client.role"),
      Field("state", .choice(["active", "disabled", "inactive"]), code: "bad.client.state"),
      Field("dateToDelete", .instant),
    ],
    stamps: [.dateCreated, .dateModified],
    defaults: ["accessTokenValiditySeconds": 86_400, "state": "active"],
    notFound: "client.not.found",
    routes: { kind in clientRoutes(kind) + clientChanges(kind) },
    computed: { world, record in
      let pairs = world.grants(of: record.id).map { grant -> Value in
        [
          "roleId": .string(grant.reference("role") ?? ""),
          "divisionId": .string(grant.reference("division") ?? ""),
        ]
      }
      return ["roleDivisions": .array(pairs)]
    },
    check: { (_, record, _) throws(Refusal) in
      guard record.text("authorizedGrantType") == "CLIENT-CREDENTIALS" else { return }
      let pairs = record.fields["roleDivisions"]?.array ?? []
      if pairs.isEmpty {
        throw Refusal(400, "missing.client.roles", "Client credentials must have roles")
      }
    },
    removing: { world, record, call in world.revokeAll(record.id, call) })

  private static let roleDivision = [
    Field("roleId", .id("roles"), required: true),
    Field("divisionId", .starId("divisions"), required: true),
  ]

  private static func clientRoutes(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path, .any("oauth:client:view")) { (world, call) throws(Refusal) in
        let holding = world.seen[kind.name]
        let records = (holding?.order ?? []).compactMap { holding?.record(at: $0) }
        let entities = records.map { Value.object(world.rendered(kind, $0)) }
        return .value([
          "entities": .array(world.ordered(entities)), "total": .integer(entities.count),
          "pageSize": .integer(max(1, entities.count)), "pageNumber": 1, "pageCount": 1,
          "selfUri": .string(kind.path),
        ])
      },
      Route("POST", kind.path, .any("oauth:client:add")) { (world, call) throws(Refusal) in
        let body = try call.object()
        guard (body["state"]?.string ?? "active") == "active" else {
          throw Refusal(400, "bad.client.state", "A new client must be active")
        }
        try world.demandRoles(of: body, call)
        return try created(kind, body, &world, call)
      },
      .get(kind, .any("oauth:client:view")),
    ]
  }

  private static func clientChanges(_ kind: Kind) -> [Route] {
    [
      Route("PUT", kind.path + "/{id}", .any("oauth:client:edit")) {
        (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let body = try call.object()
        try world.demandRoles(of: body, call)
        var changed = try world.replace(kind, record, body, call)
        world.grantRoles(of: &changed, call)
        return world.shown(kind, changed)
      },
      Route("DELETE", kind.path + "/{id}", .any("oauth:client:delete")) {
        (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        guard record.text("state") == "inactive" else {
          throw Refusal(400, "cannot.delete.client", "The client must be inactive first")
        }
        world.remove(kind, record, call)
        return .empty
      },
      Route("POST", kind.path + "/{id}/secret", .any("oauth:client:edit")) {
        (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        try world.demandRoles(of: world.rendered(kind, record), call)
        var changed = record
        changed.secret = world.random.hexadecimal(43)
        world.update(kind, record, to: changed, call)
        return .value(.object(withSecret(kind, changed, world)))
      }.sayingNotFound,
    ]
  }

  private static func created(
    _ kind: Kind, _ body: Object, _ world: inout World, _ call: Call
  ) throws(Refusal) -> Answer {
    let secret = world.random.hexadecimal(43)
    var record = try world.create(kind, body, call) { $0.secret = secret }
    world.grantRoles(of: &record, call)
    return .value(.object(withSecret(kind, record, world)))
  }

  private static func withSecret(_ kind: Kind, _ record: Record, _ world: World) -> Object {
    var result = world.rendered(kind, record)
    result["secret"] = record.secret.map { .string($0) }
    return result
  }
}

extension World {
  /// Refuses roles for a client that the caller does not hold itself.
  func demandRoles(of body: Object, _ call: Call) throws(Refusal) {
    let held = Set(grants(of: call.author.clientId).compactMap { $0.reference("role") })
    if held.contains(identifiers.id("roles", 0)) { return }
    for pair in body["roleDivisions"]?.array ?? [] {
      guard let role = pair["roleId"]?.string, !held.contains(role) else { continue }
      throw Refusal(400, "bad.client.role", "You do not hold the role \(role) yourself")
    }
  }

  /// Adds the client that the tool signs in with; it holds the admin role in all divisions.
  mutating func employ(_ clientId: String, secret: String, at now: Instant) {
    let call = Call.seed(at: now)
    let kind = Kind.oauthClients
    var record = Record(
      id: clientId,
      fields: [
        "name": "Cutsheet", "authorizedGrantType": "CLIENT-CREDENTIALS", "state": "active",
        "description": "The client that the sandbox was started with.",
        "accessTokenValiditySeconds": 86_400, "dateCreated": .string(now.description),
        "dateModified": .string(now.description),
        "roleDivisions": [
          ["roleId": .string(identifiers.id("roles", 0)), "divisionId": "*"]
        ],
      ])
    record.secret = secret
    write(kind, record, at: now)
    grantRoles(of: &record, call)
    settle(at: now, all: true)
  }

  /// Makes the grants of a client those that its body named.
  mutating func grantRoles(of client: inout Record, _ call: Call) {
    let pairs = client.fields["roleDivisions"]?.array ?? []
    revokeAll(client.id, call)
    for pair in pairs {
      grant(
        client.id, "PC_OAUTH_CLIENT", pair["roleId"]?.string ?? "",
        pair["divisionId"]?.string ?? "", call)
    }
  }
}
