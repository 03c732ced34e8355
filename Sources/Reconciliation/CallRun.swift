import Documents
import Model

/// Makes the calls of a write, each with a line in the journal before and after.
struct CallRun {
  let writer: any TenantWriter
  let reader: any TenantReader
  let journal: ChangeJournal
  let names: ReferenceNames
  /// Takes a secret that the vendor shows once, to a target such as `file:…`; returns when it is
  /// safe.
  let keepSecret: @Sendable (Secret, String) async throws -> Void
  let secretTarget: String?
  let patience: Patience
  /// Set when an earlier run may have made some of the calls already.
  let isResumed: Bool

  private static let mostAttempts = 3

  /// Makes an object exactly once and gives its id, also when answers get lost.
  func create(_ write: Write) async throws(ProviderError) -> String {
    do throws(ProviderError) {
      return try await make(write, id: nil)
    } catch {
      guard error.status.map({ [400, 409].contains($0) }) ?? false else { throw error }
      let others = try await writer.recovery(from: error, of: write)
      guard !others.isEmpty else { throw error }
      return try await make(others, of: write, id: nil)
    }
  }

  /// Makes the calls of a write and gives the id of its object.
  @discardableResult
  func make(_ write: Write, id: String?) async throws(ProviderError) -> String {
    try await make(try writer.calls(for: write), of: write, id: id)
  }

  private func make(
    _ calls: [Call], of write: Write, id: String?
  ) async throws(ProviderError) -> String {
    var id = id
    for (number, call) in calls.enumerated() {
      let call = call.addressed(to: id)
      try await journal.intends(call, number)
      let answer = try await answer(to: call, of: write)
      if call.creates, let made = answer["id"]?.string { id = made }
      try await keep(call, answer)
      try await journal.did(call, number, id: id)
    }
    guard let id else {
      throw ProviderError(
        calls.last?.operation ?? "write \(write.key)",
        .unreadable("the answer to a creation names no id"))
    }
    return id
  }

  private func answer(to call: Call, of write: Write) async throws(ProviderError) -> Value {
    var lost = 0
    while true {
      do throws(ProviderError) {
        return try await writer.perform(call)
      } catch {
        if error.status.map(call.alreadyDone.contains) ?? false { return .null }
        guard case .answerLost = error.cause, lost + 1 < Self.mostAttempts else {
          if let made = try await made(by: call, of: write, refused: error, after: lost) {
            return made
          }
          throw error
        }
        lost += 1
        // The request may have been carried out: only the tenant knows.
        if call.creates, let found = try await lookUp(write) { return found }
      }
    }
  }

  /// Finds what an earlier attempt has made when a later one is refused as a duplicate: the tenant
  /// knows the name before it shows the object.
  private func made(
    by call: Call, of write: Write, refused error: ProviderError, after lost: Int
  ) async throws(ProviderError) -> Value? {
    guard call.creates, lost > 0 || isResumed, error.status == 400 || error.status == 409 else {
      return nil
    }
    return try await patience.until { () async throws(ProviderError) -> Value? in
      try await lookUp(write)
    }
  }

  private func lookUp(_ write: Write) async throws(ProviderError) -> Value? {
    let found = try await reader.object(
      keyed: write.key, of: write.kind, known: await names.inventory)
    return found.map { ["id": .string($0.id)] }
  }

  private func keep(_ call: Call, _ answer: Value) async throws(ProviderError) {
    guard let path = call.shownOnce, let target = secretTarget,
      let text = answer[path: path]?.string
    else { return }
    do {
      try await keepSecret(Secret(text), target)
    } catch {
      throw ProviderError(
        call.operation,
        .unsupported("the secret could not be kept in '\(target)': \(error); rotate it"))
    }
  }
}

extension Call {
  /// Puts the object's id in place of `{id}`.
  fileprivate func addressed(to id: String?) -> Call {
    guard let id else { return self }
    var copy = self
    let parts = path.split(separator: "{id}", omittingEmptySubsequences: false)
    copy.path = parts.joined(separator: id)
    return copy
  }
}
