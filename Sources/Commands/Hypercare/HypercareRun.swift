import Documents
import Hypercare
import Projects
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
  /// The name of the hypercare.
  let name: String
  /// Nil where the project has it no more, and the state alone knows what it has left.
  let document: HypercareDocument?
  let globals: GlobalOptions
  let context: Context

  /// Opens the tenant of a hypercare and no other; `derives` as well what a migration makes of it.
  static func open(
    _ name: String, _ invocation: Invocation, in context: Context, derives: Bool = false
  ) async throws -> HypercareRun {
    let tenants = try await ProjectTenants(invocation, in: context)
    let tenant = try await tenants.run(
      of: try await tenant(of: name, among: tenants), writing: true, derives: derives)
    return HypercareRun(
      tenant: tenant, name: name, document: tenant.hypercares.document(name),
      globals: invocation.globals, context: context)
  }

  /// The tenant of a hypercare; a name that fits none, or several, is the user's mistake.
  static func tenant(of name: String, among tenants: ProjectTenants) async throws -> Tenant {
    var found: [Tenant] = []
    for tenant in tenants.named where try await tenants.hypercares(of: tenant).knows(name) {
      found.append(tenant)
    }
    if found.count == 1 { return found[0] }
    guard found.isEmpty else {
      throw Refusal(
        .invalid, "which-tenant",
        "hypercare '\(Printable.line(name))' has left something in several tenants",
        help: "pass --tenant with one of: \(found.map(\.name).joined(separator: ", "))")
    }
    let document = try tenants.workspace.hypercare(name)
    throw Refusal(
      .invalid, "other-tenant",
      "hypercare '\(Printable.line(name))' is one of tenant '\(Printable.line(document.tenant))', "
        + "which is not asked for", help: "leave --tenant out")
  }

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
