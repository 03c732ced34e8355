import Documents
import Hypercare
import Planning

/// Ends what one person has open, before its time.
struct HypercareReturn {
  private let run: TenantRun
  private let document: HypercareDocument
  private let globals: GlobalOptions
  private let context: Context

  init(
    _ run: TenantRun, _ document: HypercareDocument, _ globals: GlobalOptions, in context: Context
  ) {
    self.run = run
    self.document = document
    self.globals = globals
    self.context = context
  }

  /// Works under the tenant's lock; who has nothing open is the user's mistake.
  func end(_ user: String, because reason: String?) async throws -> Expiry.End {
    let name = try context.newRunName()
    return try await run.locked(as: name, in: context) {
      var current = try await run.newest()
      let now = try await current.clock(in: context).now
      var book = current.hypercares.book(of: document.name)
      let closed = book.close(user: user, by: context.actor, reason: reason, at: now)
      guard let opening = closed.first ?? current.overdue(of: user, document.name, at: now) else {
        throw Refusal(
          .invalid, "nothing-open",
          "'\(Printable.line(user))' has nothing of hypercare '\(document.name)' open")
      }
      if !closed.isEmpty {
        try await OpeningLedger(current, as: name, in: context).commit(
          book, "\(opening.title) ends before its time", because: reason ?? opening.reason,
          ticket: opening.ticket)
        current = try await run.refreshed()
      }
      return try await Expiry(current, of: document.name, globals, in: context).end()
    }
  }
}

extension TenantRun {
  /// Opens the tenant of a hypercare for writing.
  static func open(
    _ hypercare: String, _ invocation: Invocation, in context: Context
  ) async throws -> (TenantRun, HypercareDocument) {
    let runs = try await open(invocation, in: context, writing: true)
    guard let document = try runs.first?.workspace.hypercare(hypercare),
      let run = runs.first(where: { $0.tenant == document.tenant })
    else {
      throw Refusal(
        .invalid, "other-tenant",
        "hypercare '\(Printable.line(hypercare))' is not that of the tenant that is asked for")
    }
    return (run, document)
  }

  fileprivate func overdue(of user: String, _ hypercare: String, at now: Instant) -> Opening? {
    hypercares.overdue(at: now).first {
      $0.book == hypercare && $0.opening.user.lowercased() == user.lowercased()
    }?.opening
  }
}
