import Documents
import Hypercare
import Model
import Planning
import Policies
import Reconciliation
import Rendering
import Snapshots

/// Removes every role of a hypercare and whoever holds one, as a reviewed plan.
struct HypercareClosing {
  /// What is wanted.
  struct Request: Sendable {
    /// Why it closes before its time; nil where it must be over.
    var reason: String?
    var isEarly: Bool
    /// Where the plan is saved instead of being applied.
    var output: String?
    var allowances: [Allowance]
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

  /// Works under the tenant's lock; the report is nil where the plan was saved.
  func end(
    _ request: Request
  ) async throws -> (planned: PlanRun.Outcome, report: ApplyReport?) {
    let name = try context.newRunName()
    return try await run.locked(as: name, in: context) {
      var current = try await run.newest()
      let now = try await current.clock(in: context).now
      if try await close(request, current, as: name, at: now) {
        current = try await run.refreshed()
      }
      current = try await current.expiring(of: document.name, globals, in: context)
      return try await remove(request, current, as: name, at: now)
    }
  }

  /// Puts on record that the hypercare is over before its time: from then on nothing gives its roles
  /// again, whether or not this run gets any further. Tells whether that was news.
  private func close(
    _ request: Request, _ current: TenantRun, as name: String, at now: Instant
  ) async throws -> Bool {
    guard let window = document.window else { return false }
    var book = current.hypercares.book(of: document.name)
    if now >= window.closes || book.isClosed(window) { return false }
    guard request.isEarly, now >= window.opens else {
      throw Refusal(
        .refused, "window-open",
        "hypercare '\(document.name)' "
          + (now < window.opens
            ? "has not begun" : "goes on until \(window.text(window.closes))"),
        help: now < window.opens ? nil : "to close it now: --early --reason '…'")
    }
    guard try await isMeant(request) else {
      throw Refusal(.failed, "not-confirmed", "nothing was closed")
    }
    _ = book.closeAll(by: context.actor, reason: request.reason, at: now)
    try await OpeningLedger(current, as: name, in: context).commit(
      book, "\(document.name) closed before its time", because: request.reason, ticket: nil)
    try await current.repository.push()
    return true
  }

  /// Asks before the record says so; a plan that is saved is asked about when it is applied.
  private func isMeant(_ request: Request) async throws -> Bool {
    if request.output != nil { return true }
    return try await context.confirm(
      "Close hypercare '\(document.name)' before its time? Nobody is given its roles again.")
  }

  private func remove(
    _ request: Request, _ current: TenantRun, as name: String, at now: Instant
  ) async throws -> (planned: PlanRun.Outcome, report: ApplyReport?) {
    let sweep = AccessAim.Sweep(
      prefix: HypercareFacts.prefix,
      sparing: current.hypercares.rolesInUse(beside: document.name, at: now),
      reason: "hypercare '\(document.name)' is over")
    var aim = AccessAim(current.hypercares.book(of: document.name).endedAccess)
    aim.sweep = sweep
    var wish = current.wish(aim, globals, at: now)
    if request.output != nil {
      // What is applied later is held against what the documents make of the tenant then.
      wish.documents = try await current.intent(globals, in: context).wish.documents
    }
    let planned = try await current.plan(wish, in: context)
    guard request.output == nil else { return (planned, nil) }
    try planned.plan.requireSafety(request.allowances)
    guard try await agreed(to: planned.plan, current) else {
      throw Refusal(
        .failed, "not-confirmed", "nothing was removed; hypercare '\(document.name)' is over",
        help: "once it may go: \(current.commandLine(closeCommand, globals))")
    }
    let report = try await Execution(current, in: context)
      .report(of: planned.plan, planned, as: name)
    return (planned, report)
  }

  private var closeCommand: String { "hypercare close \(document.name.shellQuoted)" }

  private func agreed(to plan: Plan, _ current: TenantRun) async throws -> Bool {
    if plan.isEmpty { return true }
    let outline = PlanOutline(
      plan,
      surroundings: .init(
        applyCommand: current.commandLine(
          closeCommand, globals),
        wayBack: current.state.revision?.short), unfoldsCosmetic: globals.isVerbose)
    try await context.notice(
      PlanText.render(outline, style: Style(usesColor: context.isErrorColored)))
    return try await context.confirm(
      "Remove \(grouped(plan.changes.count)) roles and grants from \(current.tenant)?")
  }
}

extension OpeningBook {
  /// The grants of everything that was ever opened and is not known to be gone.
  fileprivate var endedAccess: WantedAccess { remainder }
}
