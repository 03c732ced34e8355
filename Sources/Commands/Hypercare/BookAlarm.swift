import Documents
import Hypercare
import Model
import Rendering

/// What is wrong about one hypercare as the state knows it, with the command that mends it.
struct BookAlarm {
  private let book: OpeningBook
  /// Nil where the project has it no more.
  private let document: HypercareDocument?
  private let environment: String
  /// What is gone whatever the book says.
  private let gone: Set<Opening>

  init(
    _ book: OpeningBook, document: HypercareDocument?, _ environment: String, gone: Set<Opening>
  ) {
    self.book = book
    self.document = document
    self.environment = environment
    self.gone = gone
  }

  func diagnostics(at now: Instant) -> [Diagnostic] {
    book.overdue(at: now).filter { !gone.contains($0) }.map { overdue($0, at: now) }
      + [leftover(at: now)].compactMap(\.self)
  }

  private func overdue(_ opening: Opening, at now: Instant) -> Diagnostic {
    let ticket = opening.ticket.map { ", ticket \($0)" } ?? ""
    var message =
      "break-glass is overdue: '\(Printable.line(opening.user))' should have lost role "
      + "'\(Printable.line(opening.role))' of tenant '\(tenant)' "
      + "\((now - opening.endsAt).text) ago (opened by \(Printable.line(opening.openedBy)): "
      + "\(Printable.line(opening.reason))\(Printable.line(ticket)))"
    if let first = opening.failures.first, let last = opening.failures.last {
      message +=
        "; revoking it has failed since \(first.at), the last time with: "
        + Printable.line(last.message)
    }
    return Diagnostic(
      .warning, "break-glass-overdue", message, help: "revoke it: \(command("expire"))")
  }

  /// What has outlived its hypercare: nil where it goes on, or left nothing.
  private func leftover(at now: Instant) -> Diagnostic? {
    guard !book.isSettled else { return nil }
    let close = command("close \(book.hypercare.shellQuoted)")
    guard let document else {
      return Diagnostic(
        .warning, "hypercare-gone",
        "hypercare '\(name)' is no longer in the project, and tenant '\(tenant)' still has "
          + remains,
        help: "take it away: \(close), or bring its document back")
    }
    guard book.standing != nil, let window = document.window, now >= book.end(of: window) else {
      return nil
    }
    return Diagnostic(
      .warning, "hypercare-over",
      "hypercare '\(name)' ended at \(window.text(book.end(of: window))), and tenant '\(tenant)' "
        + "still has \(remains)", help: "take it away: \(close)")
  }

  /// `its roles HYPERCARE_LEAD, HYPERCARE_OBSERVER, given to 3 holders, and 1 opening`.
  private var remains: String {
    let roles = book.standing?.roles ?? []
    let shown = roles.prefix(3).map { Printable.line($0) }.joined(separator: ", ")
    let rest = roles.count > 3 ? " and \(roles.count - 3) more" : ""
    let holders = Set((book.standing?.grants ?? []).map { [$0.sort.rawValue, $0.subject] }).count
    let openings = book.unfinished.map { "'\(Printable.line($0.title))' open" }
    let given = holders == 0 ? "" : ", given to \(holders.counted("holder"))"
    let parts =
      (roles.isEmpty ? [] : ["role\(roles.count == 1 ? "" : "s") \(shown)\(rest)\(given)"])
      + (roles.isEmpty && holders > 0 ? ["\(holders) of its grants"] : []) + openings
    return listed(parts, "and")
  }

  private var name: String { Printable.line(book.hypercare) }
  private var tenant: String { Printable.line(book.tenant) }

  private func command(_ words: String) -> String {
    let choice = environment == "default" ? "" : " --env \(environment.shellQuoted)"
    return "cutsheet hypercare \(words)\(choice) --tenant \(book.tenant.shellQuoted)"
  }
}
