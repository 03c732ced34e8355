import Documents

extension World {
  mutating func authenticate(
    _ request: SandboxRequest, at now: Instant
  ) throws(Refusal) -> Tokens.Token {
    guard let text = request.bearer else {
      throw Refusal(
        401, "authentication.required",
        "No authentication bearer token specified in authorization header.")
    }
    guard let token = access.tokens.use(text, at: now),
      truth["oauthClients"]?.record(token.clientId)?.text("state") == "active"
    else {
      throw Refusal(401, "bad.credentials", "Invalid login credentials.")
    }
    return token
  }

  /// Answers `POST /oauth/token`, which lives on the login host and has an error body of its own.
  mutating func signIn(
    _ request: SandboxRequest, _ correlation: String, _ now: Instant
  ) -> SandboxResponse {
    let form = Query(String(decoding: request.body, as: UTF8.self))
    guard form["grant_type"] == "client_credentials" else {
      return signInRefused(
        400, "unsupported_grant_type", "grant_type must be client_credentials", correlation)
    }
    guard let (id, secret) = request.basic,
      let kind = Kinds.named["oauthClients"], let client = truth[kind.name]?.record(id),
      client.secret == secret, client.text("authorizedGrantType") == "CLIENT-CREDENTIALS"
    else {
      return signInRefused(401, "invalid_client", "authentication failed", correlation)
    }
    guard client.text("state") == "active" else {
      return signInRefused(400, "invalid_client", "client is not active", correlation)
    }
    let held = client.fields["accessTokenValiditySeconds"]?.integer
    let seconds = conditions.tokenSeconds ?? held ?? 86_400
    let token = random.hexadecimal(43)
    access.tokens.issue(token, to: client.id, until: now + .seconds(seconds), at: now)
    let body: Value = [
      "access_token": .string(token), "token_type": "bearer", "expires_in": .integer(seconds),
    ]
    return SandboxResponse(
      200,
      headers: [("ININ-Correlation-Id", correlation), ("Content-Type", "application/json")],
      body: JSONWriter.bytes(of: body))
  }

  private func signInRefused(
    _ status: Int, _ error: String, _ description: String, _ correlation: String
  ) -> SandboxResponse {
    let body: Value = [
      "error": .string(error), "description": .string(description),
      "error_description": .string(description),
    ]
    return SandboxResponse(
      status,
      headers: [("ININ-Correlation-Id", correlation), ("Content-Type", "application/json")],
      body: JSONWriter.bytes(of: body))
  }

  /// Refuses a call that the roles of its client do not allow; gives the divisions in which they
  /// do, or nil for all.
  mutating func permit(
    _ permission: Permission, _ clientId: String
  ) throws(Refusal) -> Set<String>? {
    guard !permission.names.isEmpty else { return nil }
    let rights = rights(of: clientId)
    let held = permission.names.map { name in
      settings.denied.contains(name) ? [] : rights.divisions(for: name)
    }
    let missing = zip(permission.names, held).filter { $0.1.isEmpty }.map(\.0)
    if permission.isAll ? !missing.isEmpty : missing.count == permission.names.count {
      throw Self.missing(missing, permission)
    }
    let denied = permission.names.filter { isDenied($0, to: clientId) }
    if permission.isAll ? !denied.isEmpty : Set(missing + denied).count == held.count {
      throw Refusal(
        403, "authz.policy.denied", "A policy denies \(denied.joined(separator: ", "))")
    }
    let everywhere = held.contains { $0.contains("*") }
    return everywhere ? nil : held.reduce(into: []) { $0.formUnion($1) }
  }

  private static func missing(_ names: [String], _ permission: Permission) -> Refusal {
    let list = names.joined(separator: ", ")
    var refusal = Refusal(
      403, permission.isAll ? "missing.permissions" : "missing.any.permissions",
      "Unable to perform the requested action. You must have at least the permissions: [\(list)]")
    refusal.parameters = [("permissions", list)]
    return refusal
  }

  /// Refuses an object of a division in which the client may not do this.
  func permit(_ route: Route, _ call: Call) throws(Refusal) {
    guard let divisions = call.divisions, let id = call.parameters["id"],
      let kind = Kinds.all.first(where: {
        $0.isDivisioned && route.template.hasPrefix($0.path + "/{id}")
      }), let holding = truth[kind.name], let index = holding.index(of: id),
      let division = holding.division(at: index), division != "*",
      !divisions.contains(division)
    else { return }
    throw Refusal(
      403, "missing.division.permission",
      "Unable to perform the requested action. You are missing the permission in the division")
  }

  /// What a subject may do and where, kept until a role or a grant changes: every call asks.
  mutating func rights(of subjectId: String) -> Rights {
    if let limited = settings.permissions { return Rights(everywhere: PermissionSet(limited)) }
    if let known = access.rights[subjectId] { return known }
    var result = Rights()
    for grant in grants(of: subjectId) {
      guard let id = grant.reference("role"), let role = truth["roles"]?.record(id) else {
        continue
      }
      result.add(role, in: grant.reference("division") ?? "")
    }
    access.rights[subjectId] = result
    return result
  }
}
