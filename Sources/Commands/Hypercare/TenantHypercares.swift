import Documents
import Hypercare
import Model
import Policies
import Snapshots

/// The hypercares of one tenant, with what was opened, as the state has it.
struct TenantHypercares: Sendable {
  let tenant: String
  let documents: [HypercareDocument]
  /// One for each document, and those that documents have left behind.
  var books: [OpeningBook]

  /// Reads what the newest commit has.
  static func load(
    _ tenant: String, of workspace: Workspace, from repository: StateRepository
  ) async throws -> TenantHypercares {
    let documents = workspace.hypercares.filter { $0.tenant == tenant }
    var books = try await OpeningBook.all(in: repository).filter { $0.tenant == tenant }
    for document in documents where !books.contains(where: { $0.hypercare == document.name }) {
      books.append(OpeningBook(tenant: tenant, hypercare: document.name))
    }
    return TenantHypercares(tenant: tenant, documents: documents, books: books)
  }

  /// Whether there is nothing to see to.
  var isEmpty: Bool {
    documents.isEmpty && books.allSatisfy(\.isSettled)
  }

  /// Whether something is open, or was and is not known to be gone.
  var isInUse: Bool { books.contains { !$0.unfinished.isEmpty } }

  func book(of hypercare: String) -> OpeningBook {
    books.first { $0.hypercare == hypercare }
      ?? OpeningBook(tenant: tenant, hypercare: hypercare)
  }

  /// Puts another version of a book in the place of the one of its name.
  mutating func replace(_ book: OpeningBook) {
    guard let place = books.firstIndex(where: { $0.hypercare == book.hypercare }) else {
      books.append(book)
      return
    }
    books[place] = book
  }

  /// Who shall hold what at a moment.
  func wanted(at now: Instant) -> WantedAccess {
    WantedAccess(
      joining: books.map { book in
        document(book.hypercare)?.wantedAccess(book, at: now)
          ?? book.remainder(because: "hypercare '\(book.hypercare)' is no longer declared")
      })
  }

  /// The document of a name; nil where the project has it no more.
  func document(_ name: String) -> HypercareDocument? {
    documents.first { $0.name == name }
  }

  /// Whether a hypercare is one of the tenant: of the project, or one that has left something.
  func knows(_ name: String) -> Bool {
    document(name) != nil || books.contains { $0.hypercare == name && !$0.isSettled }
  }

  /// What a hypercare gives now without an opening, and what all others do.
  func standing(
    of name: String, at now: Instant
  ) -> (own: Standing, others: Standing) {
    func given(_ documents: [HypercareDocument]) -> Standing {
      documents.compactMap { $0.standing(book(of: $0.name), at: now) }
        .reduce(Standing(roles: [], grants: [])) { $0.union($1) }
    }
    return (
      given(documents.filter { $0.name == name }), given(documents.filter { $0.name != name })
    )
  }

  /// What must go of a hypercare that is over, less what others give.
  func remainder(of name: String, at now: Instant, because reason: String) -> WantedAccess {
    let others = documents.filter { $0.name != name }.map {
      $0.wantedAccess(book(of: $0.name), at: now)
    }
    let given = WantedAccess(joining: others)
    var gathering = WantedAccess(
      joining: [
        WantedAccess(roles: given.roles, grants: given.grants),
        book(of: name).remainder(because: reason),
      ])
    (gathering.roles, gathering.grants) = ([], [])
    return gathering
  }

  /// What rules must know of them.
  var facts: [HypercareFacts] {
    documents.compactMap { $0.facts(book(of: $0.name)) }
  }

  /// What should have ended and is not known to have, each with the book that it stands in.
  func overdue(at now: Instant) -> [(book: String, opening: Opening)] {
    books.flatMap { book in book.overdue(at: now).map { (book.hypercare, $0) } }
  }

  /// The names of roles that other hypercares of the tenant still give.
  func rolesInUse(beside name: String, at now: Instant) -> Set<String> {
    let others = documents.filter { document in
      guard document.name != name, let window = document.window, now < window.closes else {
        return false
      }
      return !book(of: document.name).isClosed(window)
    }
    return Set(others.flatMap { $0.roles.map(\.name) })
  }
}
