import Documents
import Hypercare
import Snapshots

/// What every command that opens a state says of rights that should be gone.
///
/// It looks when the command is done: what the command itself has ended is no alarm any more. The
/// state alone tells, so that credentials that can only read will do, or none.
actor Alarms {
  /// A state that the command has opened, and what the project says of hypercares.
  private struct Watched {
    var repository: StateRepository
    var environment: String
    var documents: [HypercareDocument]
  }

  private var states: [Watched] = []
  /// How far tenants' clocks are ahead of ours, where that was found out and matters.
  private var offsets: [String: Duration] = [:]
  private var notices: Set<Diagnostic> = []
  /// What the state says to be overdue and the tenant shows to be gone.
  private var gone: Set<Opening> = []

  /// Remembers a state that the command has opened.
  func watch(
    _ repository: StateRepository, environment: String, documents: [HypercareDocument]
  ) {
    states.append(
      Watched(repository: repository, environment: environment, documents: documents))
  }

  /// Remembers what is to be said at the end whatever comes of the command.
  func note(_ notice: Diagnostic) {
    notices.insert(notice)
  }

  /// Remembers that a tenant's clock counts and not ours, and says so.
  func correct(_ tenant: String, by offset: Duration, _ notice: Diagnostic) {
    notices.insert(notice)
    offsets[tenant] = offset
  }

  /// Remembers what is gone and could not be put on record.
  func silence(_ openings: [Opening]) {
    gone.formUnion(openings)
  }

  /// What must be said now.
  func diagnostics(at now: Instant) async -> [Diagnostic] {
    var diagnostics = Array(notices)
    for state in states {
      do {
        for book in try await OpeningBook.all(in: state.repository) {
          let alarm = BookAlarm(
            book, document: state.documents.first { $0.isOf(book) }, state.environment, gone: gone)
          diagnostics += alarm.diagnostics(at: now + (offsets[book.tenant] ?? .zero))
        }
      } catch let refusal as Refusal {
        diagnostics += refusal.diagnostics
      } catch {
        diagnostics.append(
          Diagnostic(
            .warning, "unreadable-openings",
            "nobody can tell what is still open: \(Program.describe(error))"))
      }
    }
    return Array(Set(diagnostics)).sorted()
  }
}

extension HypercareDocument {
  fileprivate func isOf(_ book: OpeningBook) -> Bool {
    name == book.hypercare && tenant == book.tenant
  }
}
