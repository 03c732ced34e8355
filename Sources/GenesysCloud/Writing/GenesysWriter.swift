package import Documents
package import Model

/// A tenant of Genesys Cloud, as it is changed.
package struct GenesysWriter: TenantWriter {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  package func calls(for write: Write) throws(ProviderError) -> [Call] {
    try CallMaker(try table(of: write), write).calls()
  }

  package func perform(_ call: Call) async throws(ProviderError) -> Value {
    var request = TenantRequest(call.operation, call.path, query: call.query)
    request.isRead = false
    request.method = call.method
    request.isRepeatable = call.isRepeatable
    request.body = try await body(of: call)
    let answer = try await sent(request, call.alreadyDone)
    guard call.creates, answer["id"] == nil, let grant = GrantIdentity(call: call) else {
      return answer
    }
    return ["id": .string(grant.id)]
  }

  package func recovery(
    from error: ProviderError, of write: Write
  ) async throws(ProviderError) -> [Call] {
    let genesys = try table(of: write)
    guard write.verb == .create, let status = error.status, [400, 409].contains(status),
      let revival = genesys.endpoints.revival
    else { return [] }
    return try await Reviver(genesys, write, connection).calls(by: revival)
  }

  /// The body as it goes out: with its secrets, and with the version of this moment.
  private func body(of call: Call) async throws(ProviderError) -> Value? {
    guard var body = call.body else { return nil }
    if FreshVersion.isWanted(in: body), let path = Self.objectPath(call.path) {
      let request = TenantRequest("read the version to \(call.operation)", path)
      let version = try await connection.send(request)[path: FreshVersion.path]
      body.set(version ?? .null, at: FreshVersion.path)
    }
    for (path, secret) in call.secrets { body.set(.string(secret.reveal()), at: path) }
    return body
  }

  /// The path of the object that a call is about, which may go on below it.
  private static func objectPath(_ path: String) -> String? {
    for genesys in GenesysKind.all where path.hasPrefix(genesys.endpoints.path + "/") {
      let rest = path.dropFirst(genesys.endpoints.path.count + 1)
      return genesys.path(of: String(rest.prefix { $0 != "/" }))
    }
    return nil
  }

  private func sent(
    _ request: TenantRequest, _ alreadyDone: Set<Int>
  ) async throws(ProviderError) -> Value {
    do throws(ProviderError) {
      return try await connection.send(request)
    } catch {
      if let status = error.status, alreadyDone.contains(status) { return .null }
      var error = error
      // What was made a moment ago may not be known everywhere yet.
      if error.status == 404 { error.isRetriable = true }
      throw error
    }
  }

  private func table(of write: Write) throws(ProviderError) -> GenesysKind {
    guard let genesys = GenesysKind.of(write.kind) else {
      throw ProviderError(
        "\(write.verb.rawValue) \(write.kind.singular)",
        .unsupported("the vendor has no such kind"))
    }
    return genesys
  }
}
