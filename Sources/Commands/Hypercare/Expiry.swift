import Documents
import Hypercare
import Model
import Planning
import Reconciliation
import Snapshots

/// Takes away break-glass that has ended, and ends its record once the tenant shows that it is
/// gone.
///
/// Every command that may write does this first, under the tenant's lock. It asks nobody: that the
/// role would go was agreed when it was opened. A lock that somebody else holds, perhaps a machine
/// that died with it, and a state that cannot be reached keep nobody's rights alive.
struct Expiry {
  /// What came of it.
  struct End: Sendable {
    var tenant: String
    /// What is gone for certain.
    var revoked: [Opening] = []
    /// What is not, and why.
    var failed: [Failed] = []
    /// Why none of it is on record; nil where it is.
    var hindrance: Refusal?

    struct Failed: Sendable {
      var opening: Opening
      var reason: String
    }

    var isEmpty: Bool { revoked.isEmpty && failed.isEmpty }
  }

  private let run: TenantRun
  private let globals: GlobalOptions
  private let context: Context
  private let now: Instant
  private let due: [(book: String, opening: Opening)]

  /// `hypercare` limits it to one; nil means all of the tenant.
  init(
    _ run: TenantRun, of hypercare: String? = nil, _ globals: GlobalOptions, in context: Context
  ) async throws {
    self.run = run
    self.globals = globals
    self.context = context
    now = run.hypercares.isInUse ? try await run.clock(in: context).now : context.now()
    due = run.hypercares.overdue(at: now).filter { hypercare == nil || $0.book == hypercare }
  }

  /// Whether anything has ended.
  var isDue: Bool { !due.isEmpty }

  /// Takes away what has ended. The tenant's failure is told and recorded, not thrown.
  func end() async throws -> End {
    guard isDue else { return End(tenant: run.tenant) }
    let name = try context.newRunName()
    let end = try await taken { planned in
      let report = try await Execution(run, in: context).report(
        of: planned.plan, planned, as: name)
      for notice in report.notices { try await context.notice("notice: " + notice) }
      return report.items
    }
    let failures = Dictionary(
      end.failed.map { ($0.opening, $0.reason) }, uniquingKeysWith: { first, _ in first })
    for (book, opening) in due {
      try await record(opening, in: book, as: name, failures[opening])
    }
    await push()
    return end
  }

  /// Takes away what has ended where that cannot be put on record; the next run that can does so.
  func endUnrecorded(because hindrance: Refusal) async throws -> End {
    let name = try context.newRunName()
    var end = try await taken { planned in
      try await Execution(run, in: context).unrecorded(planned, as: name)
    }
    end.hindrance = hindrance
    await context.alarms.silence(end.revoked)
    return end
  }

  private func taken(
    by execution: (PlanRun.Outcome) async throws -> [ApplyReport.Item]
  ) async throws -> End {
    var end = End(tenant: run.tenant)
    try await context.notice(
      "revoking what has ended: "
        + due.map { Printable.line($0.opening.title) }.joined(separator: ", "))
    let reason = await failure { try await revoke(by: execution) }
    var held: (@Sendable (Opening) -> String?)?
    let unknown = await failure { held = try await verdict() }
    for (_, opening) in due {
      let failure = held.map { $0(opening) } ?? unknown ?? "nobody can tell"
      if let failure {
        end.failed.append(.init(opening: opening, reason: reason ?? failure))
      } else {
        end.revoked.append(opening)
      }
    }
    return end
  }

  /// What is gone is gone: a push that fails is told, and keeps nothing else from being done.
  private func push() async {
    do {
      try await run.repository.push()
    } catch {
      try? await context.notice("notice: \(error)")
    }
  }

  /// What a step failed with; nil where it went well.
  private func failure(of step: () async throws -> Void) async -> String? {
    do {
      try await step()
      return nil
    } catch let refusal as Refusal {
      return refusal.diagnostics.first?.message ?? "refused"
    } catch {
      return Program.describe(error)
    }
  }

  /// An apply of nothing else: also of what no snapshot knows.
  private func revoke(
    by execution: (PlanRun.Outcome) async throws -> [ApplyReport.Item]
  ) async throws {
    let kept = Set(run.hypercares.wanted(at: now).grants.map(\.identity))
    var ended: [WantedAccess.Grant: String] = [:]
    for (_, opening) in due {
      for grant in opening.grants where !kept.contains(grant.identity) {
        ended[grant] = "break-glass ended at \(opening.endsAt)"
      }
    }
    let planned = try await run.plan(
      run.wish(AccessAim(WantedAccess(ended: ended)), globals, at: now), in: context)
    guard !planned.plan.isEmpty else { return }
    let items = try await execution(planned)
    let left = items.compactMap { $0.status == .done ? nil : $0.status.reason }
    if let reason = left.first { throw Refusal(.failed, "not-revoked", reason) }
  }
}

// What the tenant shows afterwards.
extension Expiry {
  /// Looks until nobody holds what has ended; then tells of an opening why it is not over.
  private func verdict() async throws -> @Sendable (Opening) -> String? {
    let roles = Set(due.map(\.opening.role))
    let holders = try await RoleHolders.read(roles, of: run.access, in: context) { holders in
      !due.contains { holders.isHeld($0.opening) }
    }
    return { opening in
      guard let holders else { return "the vendor does not say who holds roles" }
      return holders.hole
        ?? (holders.isHeld(opening) ? "the tenant shows the role still" : nil)
    }
  }

  /// Ends the record, or notes the failure; the same failure again is no news.
  private func record(
    _ opening: Opening, in name: String, as run: String, _ failure: String?
  ) async throws {
    var book = try await self.run.refreshedBook(name)
    if let failure {
      guard opening.failures.last?.message != failure else { return }
      book.failed(opening, at: now, run: run, failure)
    } else {
      book.revoked(opening, at: now, run: run)
    }
    try await OpeningLedger(self.run, as: run, in: context).commit(
      book, opening.title + (failure == nil ? " has ended" : " could not be revoked"),
      because: opening.closing?.reason ?? opening.reason, ticket: opening.ticket)
  }
}

extension TenantRun {
  /// The book of a hypercare as the newest commit has it.
  func refreshedBook(_ hypercare: String) async throws -> OpeningBook {
    try await TenantHypercares.load(tenant, of: workspace, from: repository).book(of: hypercare)
  }
}
