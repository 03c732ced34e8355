import Documents
import Hypercare
import Reconciliation
import Snapshots

/// Writes into the state what becomes of openings: a commit each, so that the history tells who,
/// why and by which ticket.
struct OpeningLedger {
  private static let mostAttempts = 20

  private let run: TenantRun
  private let context: Context
  /// The id of the run that the commits belong to.
  private let name: String

  init(_ run: TenantRun, as name: String, in context: Context) {
    self.run = run
    self.name = name
    self.context = context
  }

  /// Commits a book as it is now; `what` ends the subject, `opening` says why.
  func commit(
    _ book: OpeningBook, _ what: String, because reason: String?, ticket: String?
  ) async throws {
    var trailers: [CommitMessage.Trailer] = [
      .init("Run-Id", name), .init("Actor", context.actor),
      .init("Hypercare", book.hypercare),
    ]
    if let reason { trailers.append(.init("Reason", reason)) }
    if let ticket { trailers.append(.init("Ticket", ticket)) }
    trailers += [
      .init("Tool-Version", Program.version), .init("Environment", run.workspace.environment),
    ]
    try await commit(
      [book.path: .some(book.bytes)],
      CommitMessage("hypercare(\(run.tenant)): \(what)", trailers: trailers))
  }

  /// Commits on top of what runs of other tenants have committed meanwhile: the book is ours as
  /// long as the tenant's lock is.
  private func commit(_ changes: [String: [UInt8]?], _ message: CommitMessage) async throws {
    for attempt in 1...Self.mostAttempts {
      do throws(SnapshotError) {
        let head = try await run.repository.head()
        _ = try await run.repository.commit(changes, onto: head, message: message)
        return
      } catch {
        guard case .moved = error.cause, attempt < Self.mostAttempts else { throw error }
      }
    }
  }
}

extension Opening {
  /// What it is about, for a line of the history: `HYPERCARE_LEAD of eva@acme.example`.
  var title: String { "\(role) of \(user)" }
}
