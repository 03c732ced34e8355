import Documents
import Hypercare
import Model
import Parsing
import Reconciliation
import Snapshots

/// The audit of one tenant: who can effectively do what, and what is wrong about that.
struct TenantAudit: Sendable {
  let run: TenantRun
  let access: Access
  /// The worst first.
  let findings: [AuditFinding]
  /// What changed since an earlier moment, when that was, and whether it is what snapshots hold
  /// that was compared; nil where nobody asked.
  private(set) var changes: (since: String, comparison: AccessComparison, isOfRecords: Bool)?

  /// Reads the tenant with the fewest requests: everything in one go but the members of groups that
  /// hold a role.
  static func of(_ run: TenantRun, in context: Context) async throws -> TenantAudit {
    guard let dialect = run.access.provider.access else {
      throw Refusal(
        .invalid, "no-access-control",
        "\(run.access.provider.vendor) does not say who may do what")
    }
    do {
      return try await reading(run, dialect, in: context)
    } catch let error as ProviderError {
      throw TenantRun.failure(error, of: run.tenant)
    }
  }

  private static func reading(
    _ run: TenantRun, _ dialect: any AccessDialect, in context: Context
  ) async throws -> TenantAudit {
    let progress = context.progress(of: "objects")
    let counter = ReadCounter(progress)
    let kinds = run.access.provider.kinds
    let inventory = try await AccessReading(
      run.access, dialect, progress: { await counter.add($0, $1) }
    ).inventory(dialect.secondFactorRequests + TenantClock.readRequests(kinds))
    let catalogue = try await run.catalogue()
    await progress.finish()
    let access = dialect.access(in: inventory, catalogue)
    let hypercares = run.hypercares
    var facts = Audit.Facts(
      hypercares.documents.map { .init($0, hypercares.book(of: $0.name)) },
      access: access, catalogue: catalogue, now: try await run.clock(in: context).now,
      asksForSecondFactor: dialect.asksForSecondFactor(in: inventory),
      clocks: TenantClock.all(in: inventory, kinds: kinds), zones: Workspace.zones)
    facts.abandoned = hypercares.books.filter { hypercares.document($0.hypercare) == nil }
    var audit = Audit(facts)
    return TenantAudit(run: run, access: access, findings: audit.run())
  }

  /// The same audit beside who could do what then.
  func compared(
    _ comparison: AccessComparison, since: String, ofRecords isOfRecords: Bool
  ) -> TenantAudit {
    var copy = self
    copy.changes = (since, comparison, isOfRecords)
    return copy
  }

  /// Whether there is something to see to; a note is none.
  var isClean: Bool {
    !findings.contains { $0.diagnostic.severity < .note }
      && (changes?.comparison.rows.isEmpty ?? true)
  }
}
