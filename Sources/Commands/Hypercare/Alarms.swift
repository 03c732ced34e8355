import Documents
import Hypercare
import Snapshots

/// What every command that opens a state says of rights that should have ended.
///
/// It looks when the command is done: what the command itself has ended is no alarm any more. The
/// state alone tells, so that credentials that can only read will do, or none.
actor Alarms {
  private var states: [(repository: StateRepository, environment: String)] = []
  /// How far tenants' clocks are ahead of ours, where that was found out and matters.
  private var offsets: [String: Duration] = [:]
  private var notices: Set<Diagnostic> = []

  /// Remembers a state that the command has opened.
  func watch(_ repository: StateRepository, environment: String) {
    states.append((repository, environment))
  }

  /// Remembers that a tenant's clock counts and not ours, and says so.
  func correct(_ tenant: String, by offset: Duration, _ notice: Diagnostic) {
    notices.insert(notice)
    offsets[tenant] = offset
  }

  /// What must be said now.
  func diagnostics(at now: Instant) async -> [Diagnostic] {
    var diagnostics = Array(notices)
    for state in states {
      do {
        for book in try await OpeningBook.all(in: state.repository) {
          let moment = now + (offsets[book.tenant] ?? .zero)
          diagnostics += book.overdue(at: moment).map {
            Self.alarm($0, in: book, at: moment, state.environment)
          }
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

  private static func alarm(
    _ opening: Opening, in book: OpeningBook, at now: Instant, _ environment: String
  ) -> Diagnostic {
    let ticket = opening.ticket.map { ", ticket \($0)" } ?? ""
    var message =
      "break-glass is overdue: '\(Printable.line(opening.user))' should have lost role "
      + "'\(Printable.line(opening.role))' of tenant '\(Printable.line(book.tenant))' "
      + "\((now - opening.endsAt).text) ago (opened by \(Printable.line(opening.openedBy)): "
      + "\(Printable.line(opening.reason))\(Printable.line(ticket)))"
    if let first = opening.failures.first, let last = opening.failures.last {
      message +=
        "; revoking it has failed since \(first.at), the last time with: "
        + Printable.line(last.message)
    }
    let words = environment == "default" ? "" : " --env \(environment.shellQuoted)"
    return Diagnostic(
      .warning, "break-glass-overdue", message,
      help: "revoke it: cutsheet hypercare expire\(words) --tenant \(book.tenant.shellQuoted)")
  }
}
