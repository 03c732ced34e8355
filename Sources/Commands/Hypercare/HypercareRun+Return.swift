import Documents
import Hypercare
import Model

extension HypercareRun {
  /// Ends what one person has open, before its time; who has nothing open is the user's mistake.
  func takeBack(from user: String, because reason: String?) async throws -> Expiry.End {
    try await locked { hold in
      var current = hold.tenant
      var book = current.hypercares.book(of: name)
      let closed = book.close(user: user, by: context.actor, reason: reason, at: hold.now)
      guard closed.first ?? book.overdue(at: hold.now).first(where: { $0.isOf(user) }) != nil else {
        throw Refusal(
          .invalid, "nothing-open",
          "'\(Printable.line(user))' has nothing of hypercare '\(name)' open", help: Self.help(book)
        )
      }
      if let opening = closed.first {
        try await record(
          book, "\(opening.title) ends before its time", because: reason ?? opening.reason,
          ticket: opening.ticket, hold)
        current = try await current.refreshed()
      }
      return try await Expiry(current, of: name, globals, in: context).end()
    }
  }

  private static func help(_ book: OpeningBook) -> String {
    let users = Set(book.openings.filter { $0.ending == nil }.map { Printable.line($0.user) })
    return users.isEmpty
      ? "nobody has anything of it open" : "these have: \(users.sorted().joined(separator: ", "))"
  }
}
