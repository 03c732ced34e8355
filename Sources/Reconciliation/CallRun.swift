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

  private static let mostAttempts = 6

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

  /// Has the vendor show a secret again that got lost on its way, and keeps it.
  func renewSecret(of id: String, _ write: Write) async throws(ProviderError) {
    guard secretTarget != nil, let call = writer.renewal(of: id, for: write) else { return }
    try await journal.intends(call, 0)
    let answer = try await answer(to: call, of: write)
    try await keep(call, answer)
    try await journal.did(call, 0, id: id)
  }

  private func make(
    _ calls: [Call], of write: Write, id: String?
  ) async throws(ProviderError) -> String {
    var id = id
    for (number, call) in calls.enumerated() {
      let call = call.addressed(to: id)
      try await journal.intends(call, number)
      let answer = try await answer(to: call, of: write)
      if call.creates, let made = answer["id"]?.string {
        id = made
        // Known at once: whatever fails from here on, the object is there and ours.
        await names.learn(made, of: write.kind, key: write.key)
        if call.shownOnce.map({ answer[path: $0] == nil }) ?? false {
          try await renewSecret(of: made, write)
        }
      }
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

// Answers that get lost.
extension CallRun {
  private func answer(to call: Call, of write: Write) async throws(ProviderError) -> Value {
    var attempt = 1
    while true {
      do throws(ProviderError) {
        return try await writer.perform(call)
      } catch {
        if error.status.map(call.alreadyDone.contains) ?? false { return .null }
        if error.leavesUnsent(call), attempt == 1, !isResumed {
          try await journal.withheld(call)
        }
        if let made = try await settled(call, write, after: error, attempt) { return made }
        attempt += 1
      }
    }
  }

  /// Finds out what a failure means: gives what was made after all, nil where the call may be sent
  /// again, and throws where nothing helps.
  private func settled(
    _ call: Call, _ write: Write, after error: ProviderError, _ attempt: Int
  ) async throws(ProviderError) -> Value? {
    switch error.cause {
    case .answerLost where call.creates:
      // Only the tenant knows; one that would make a second object must be asked for longer.
      let doubt = write.kind.repeatsKeys ? patience.forDoubt : patience.forGlance
      if let found = try await lookUp(write, doubt) { return found }
    case .refused(400, _, _) where call.creates && (attempt > 1 || isResumed),
      .refused(409, _, _) where call.creates && (attempt > 1 || isResumed):
      // The name is taken: most likely by the object that an earlier attempt made.
      if let found = try await lookUp(write, patience.forDoubt) { return found }
      try await journal.refused(call, error)
      throw error
    case .refused:
      try await journal.refused(call, error)
      throw error
    default: throw error
    }
    guard attempt < Self.mostAttempts else { throw error }
    return nil
  }

  private func lookUp(
    _ write: Write, _ patience: Patience
  ) async throws(ProviderError) -> Value? {
    let found = try await patience.until { () async throws(ProviderError) -> LiveObject? in
      try await reader.object(keyed: write.key, of: write.kind, known: await names.inventory)
    }
    return found.map { ["id": .string($0.id)] }
  }
}

extension ProviderError {
  /// Whether it is certain that a creation was never sent. What may be repeated is repeated out of
  /// our sight, and an earlier try may have been carried out.
  fileprivate func leavesUnsent(_ call: Call) -> Bool {
    guard case .unreachable = cause else { return false }
    return isRetriable && call.creates && !call.isRepeatable
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
