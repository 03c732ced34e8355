package import Documents
package import Model
import Transport

/// A tenant of Genesys Cloud, as it is changed.
package struct GenesysWriter: TenantWriter {
  private let connection: Connection
  private let recent = RecentWrites()
  private let pause: PatientCall.Pause

  init(
    _ connection: Connection, pause: @escaping PatientCall.Pause = { try await Task.sleep(for: $0) }
  ) {
    self.connection = connection
    self.pause = pause
  }

  /// Derives the calls of a write from the kind's table.
  package func calls(for write: Write) throws(ProviderError) -> [Call] {
    try CallMaker(try table(of: write), write).calls()
  }

  /// Makes one call under the tenant's token and pace.
  package func perform(_ call: Call) async throws(ProviderError) -> Value {
    var answer: Value
    do throws(ProviderError) {
      answer = try await PatientCall(call, connection, recent, pause).answer()
    } catch {
      guard let status = error.status, call.alreadyDone.contains(status) else { throw error }
      return .null
    }
    if let failures = answer["failures"]?.array, !failures.isEmpty {
      throw failed(call, failures)
    }
    await recent.learn(from: answer)
    guard call.creates else { return answer }
    if answer["id"] == nil, let grant = GrantIdentity(call: call) {
      answer = ["id": .string(grant.id)]
    }
    if let id = answer["id"]?.string { await recent.made(id) }
    return answer
  }

  /// A success that tells of parts that failed is none.
  private func failed(_ call: Call, _ failures: [Value]) -> ProviderError {
    let reasons = failures.map { failure in
      "'\(failure["id"]?.string ?? "?")': \(failure["reason"]?.string ?? "no reason given")"
    }
    return ProviderError(
      call.operation,
      .refused(
        status: 200, code: nil,
        message: "\(failures.count) not done: " + reasons.prefix(10).joined(separator: ", ")))
  }

  /// Revives a deleted object where that is why a creation was refused.
  package func recovery(
    from error: ProviderError, of write: Write
  ) async throws(ProviderError) -> [Call] {
    let genesys = try table(of: write)
    guard write.verb == .create, let status = error.status, [400, 409].contains(status),
      let revival = genesys.endpoints.revival
    else { return [] }
    return try await Reviver(genesys, write, connection).calls(by: revival)
  }

  /// Gives the call by which the vendor makes a new secret, where the kind has one.
  package func renewal(of id: String, for write: Write) -> Call? {
    guard let genesys = GenesysKind.of(write.kind), let place = genesys.endpoints.renewal,
      let shown = genesys.endpoints.shownOnce
    else { return nil }
    return Call(
      "make a new secret for \(write.kind.singular) '\(write.key)'", method: "POST",
      path: genesys.path(of: id) + "/" + place, shownOnce: shown)
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
