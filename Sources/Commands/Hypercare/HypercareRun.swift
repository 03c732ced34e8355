import Documents
import Hypercare
import Reconciliation
import Snapshots

/// One hypercare of a tenant that was opened for writing: what opens, closes and takes back its
/// roles works on it.
struct HypercareRun: Sendable {
  /// The tenant while its lock is held.
  struct Hold: Sendable {
    /// The tenant with the newest state.
    var tenant: TenantRun
    /// The id of the run, under which everything is committed.
    let id: String
    /// The tenant's time.
    let now: Instant
  }

  let tenant: TenantRun
  let document: HypercareDocument
  let globals: GlobalOptions
  let context: Context

  /// Opens the tenant of a hypercare.
  static func open(
    _ name: String, _ invocation: Invocation, in context: Context
  ) async throws -> HypercareRun {
    let tenants = try await TenantRun.open(invocation, in: context, writing: true)
    guard let document = try tenants.first?.workspace.hypercare(name),
      let tenant = tenants.first(where: { $0.tenant == document.tenant })
    else {
      throw Refusal(
        .invalid, "other-tenant",
        "hypercare '\(Printable.line(name))' is not that of the tenant that is asked for")
    }
    return HypercareRun(
      tenant: tenant, document: document, globals: invocation.globals, context: context)
  }

  var name: String { document.name }

  /// Works under the tenant's lock, on the newest state.
  func locked<Result>(_ work: (Hold) async throws -> Result) async throws -> Result {
    let id = try context.newRunName()
    return try await tenant.locked(as: id, in: context) {
      let current = try await tenant.newest()
      return try await work(
        Hold(tenant: current, id: id, now: try await current.clock(in: context).now))
    }
  }

  /// Commits the book of the hypercare, and shows it to the others before anything is done.
  func record(
    _ book: OpeningBook, _ what: String, because reason: String?, ticket: String? = nil,
    _ hold: Hold
  ) async throws {
    try await OpeningLedger(hold.tenant, as: hold.id, in: context)
      .commit(book, what, because: reason, ticket: ticket)
    try await publish(hold)
  }

  /// Pushes what is on record; where that fails nothing more is done.
  func publish(_ hold: Hold) async throws {
    do {
      try await hold.tenant.repository.push()
    } catch {
      throw Refusal(
        .failed, "not-pushed", error.description,
        help:
          "it is on record here alone, and nothing was done in the tenant: run the same command "
          + "again once the state can be pushed")
    }
  }
}
