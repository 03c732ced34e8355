import Documents
import Hypercare
import Model
import Planning
import Policies
import Reconciliation
import Snapshots

/// Opens a break-glass role: first on record, then in the tenant.
///
/// Whatever kills it in between, the record says that the role ends, and when: the next command that
/// may write grants what is still open and takes away what is not.
struct HypercareOpening {
  /// What came of it.
  struct End: Sendable {
    var opening: Opening
    /// When it ends, as people of the hypercare's zone read it.
    var until: String
    var report: ApplyReport
  }

  private let run: TenantRun
  private let document: HypercareDocument
  private let globals: GlobalOptions
  private let context: Context

  init(
    _ run: TenantRun, _ document: HypercareDocument, _ globals: GlobalOptions, in context: Context
  ) {
    self.run = run
    self.document = document
    self.globals = globals
    self.context = context
  }

  /// Works under the tenant's lock.
  func end(_ request: OpeningRequest) async throws -> End {
    let name = try context.newRunName()
    return try await run.locked(as: name, in: context) {
      let current = try await run.newest().expiring(globals, in: context)
      return try await open(request, current, as: name)
    }
  }

  private func open(
    _ request: OpeningRequest, _ current: TenantRun, as name: String
  ) async throws -> End {
    var request = request
    request.groups = try await groups(of: request.user)
    let now = try await current.clock(in: context).now
    var book = current.hypercares.book(of: document.name)
    let opening = try opened(request, in: &book, at: now)
    var current = current
    current.hypercares.replace(book)
    let planned = try await plan(opening, current, at: now)
    try await put(opening, book, request, current, as: name)
    let report = try await Execution(current, in: context)
      .report(of: planned.plan, planned, as: name)
    return End(
      opening: opening,
      until: document.window?.text(opening.endsAt) ?? opening.endsAt.description, report: report)
  }

  private func opened(
    _ request: OpeningRequest, in book: inout OpeningBook, at now: Instant
  ) throws -> Opening {
    do throws(OpeningRefusal) {
      return try book.open(request, in: document, at: now)
    } catch {
      throw Refusal(
        .refused, [error.diagnostic], sources: run.workspace.sources)
    }
  }

  /// What granting takes; everything that speaks against it ends the run before anything is done.
  private func plan(
    _ opening: Opening, _ current: TenantRun, at now: Instant
  ) async throws -> PlanRun.Outcome {
    let aim = AccessAim(WantedAccess(grants: opening.grants))
    let wish = current.wish(aim, globals, at: now)
    let planned = try await current.judgedPlan(wish, in: context)
    try planned.plan.requirePolicies(current.workspace)
    return planned
  }

  /// Durable, and where the others can see it, before anybody is given anything.
  private func put(
    _ opening: Opening, _ book: OpeningBook, _ request: OpeningRequest, _ current: TenantRun,
    as name: String
  ) async throws {
    let word = request.isExtension ? "extended" : "opened"
    try await OpeningLedger(current, as: name, in: context).commit(
      book, "\(opening.title) \(word) until \(opening.endsAt)", because: request.reason,
      ticket: request.ticket ?? opening.ticket)
    try await current.repository.push()
  }

  /// The groups that the person is in, where groups may open roles and the person is not named.
  private func groups(of user: String) async throws -> Set<String> {
    let roles = document.roles.filter { $0.breakGlass != nil }
    let isNamed = roles.contains { role in
      role.members.contains { $0.sort == .user && $0.name.lowercased() == user.lowercased() }
    }
    let named = roles.flatMap(\.members).filter { $0.sort == .group }
    guard !isNamed, !named.isEmpty, let dialect = run.access.provider.access else { return [] }
    let reading = AccessReading(run.access, dialect)
    let access = try await reading.access()
    let ids = Set(
      access.subjects.filter { $0.sort == .user && $0.name.lowercased() == user.lowercased() }
        .map(\.id))
    return Set(
      access.subjects.filter { group in
        group.sort == .group && !ids.isDisjoint(with: access.members[group.id] ?? [])
      }.map(\.name))
  }
}
