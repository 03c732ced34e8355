import Documents
import Hypercare
import Model
import Reconciliation
import Rendering
import Snapshots

/// Keeps on record what hypercares give without an opening: from before anything is given until the
/// tenant shows that it is gone.
///
/// A document can be deleted, and nothing else would know by then whom it has given what.
struct StandingRecord {
  private let run: TenantRun
  private let id: String
  private let context: Context

  /// `id` is the run that gives and takes, under the tenant's lock.
  init(_ run: TenantRun, as id: String, in context: Context) {
    self.run = run
    self.id = id
    self.context = context
  }

  /// Puts on record what is about to be given.
  func begin() async throws {
    guard !run.hypercares.documents.isEmpty else { return }
    let now = try await run.clock(in: context).now
    for document in run.hypercares.documents {
      var book = run.hypercares.book(of: document.name)
      guard let given = document.standing(book, at: now), book.give(given) else { continue }
      try await commit(
        book,
        "\(document.name) gives \(given.roles.count.counted("role")), "
          + given.grants.count.counted("standing grant"))
    }
  }

  /// Drops from the record what the tenant shows to be gone. A failure is told and keeps nothing
  /// from being done: the record says too much, and the next run looks again.
  func end() async throws {
    do {
      let current = try await run.refreshed()
      let now = try await run.clock(in: context).now
      var isNews = false
      for book in current.hypercares.books {
        guard let standing = book.standing else { continue }
        let (own, others) = current.hypercares.standing(of: book.hypercare, at: now)
        let left = standing.subtracting(own).subtracting(others)
        guard let remaining = left.isEmpty ? left : try await stillThere(left) else { continue }
        var book = book
        guard book.keep(standing.intersection(own).union(remaining)) else { continue }
        try await commit(book, "\(book.hypercare) \(Self.words(book.standing))")
        isNews = true
      }
      if isNews { try await run.repository.push() }
    } catch {
      try await context.notice(
        "notice: what is left of hypercares could not be recorded: \(Program.describe(error))")
    }
  }

  private static func words(_ standing: Standing?) -> String {
    standing == nil ? "has left nothing in the tenant" : "has given back a part"
  }

  /// What the tenant still shows; nil where it does not tell.
  private func stillThere(_ left: Standing) async throws -> Standing? {
    let names = Set(left.roles).union(left.grants.map(\.role))
    let holders = try await RoleHolders.read(names, of: run.access, in: context) { holders in
      !left.grants.contains(where: holders.isHeld) && !left.roles.contains(where: holders.isThere)
    }
    guard let holders, holders.hole == nil else { return nil }
    return Standing(
      roles: left.roles.filter(holders.isThere), grants: left.grants.filter(holders.isHeld))
  }

  private func commit(_ book: OpeningBook, _ what: String) async throws {
    try await OpeningLedger(run, as: id, in: context)
      .commit(book, what, because: nil, ticket: nil)
  }
}
