import Documents
import Hypercare
import Model
import Planning
import Policies
import Reconciliation
import Rendering
import Snapshots

/// Removes every role of a hypercare and whoever holds one, as a reviewed plan.
extension HypercareRun {
  /// How it shall be closed.
  struct Closing: Sendable {
    /// Why it closes before its time; nil where it must be over.
    var reason: String?
    var isEarly: Bool
    /// Where the plan is saved instead of being applied.
    var output: String?
    var allowances: [Allowance]
  }

  /// The report is nil where the plan was saved.
  func close(
    _ closing: Closing
  ) async throws -> (planned: PlanRun.Outcome, report: ApplyReport?) {
    try await locked { hold in
      var hold = hold
      hold.tenant = try await closed(closing, hold)
      hold.tenant = try await hold.tenant.expiring(of: name, globals, in: context)
      let planned = try await removal(closing, hold)
      guard closing.output == nil else { return (planned, nil) }
      try planned.plan.requireSafety(closing.allowances)
      guard try await agreed(to: planned.plan, hold.tenant) else {
        throw Refusal(
          .failed, "not-confirmed", "nothing was removed; hypercare '\(name)' is over",
          help: "once it may go: \(hold.tenant.commandLine(closeCommand, globals))")
      }
      let report = try await Execution(hold.tenant, in: context)
        .report(of: planned.plan, planned, as: hold.id)
      try await StandingRecord(hold.tenant, as: hold.id, in: context).end()
      return (planned, report)
    }
  }

  /// Puts on record that the hypercare is over before its time: from then on nothing gives its roles
  /// again, whether or not this run gets any further.
  private func closed(_ closing: Closing, _ hold: Hold) async throws -> TenantRun {
    guard let document else { return try await abandoned(closing, hold) }
    var book = hold.tenant.hypercares.book(of: name)
    guard let window = document.window, hold.now < window.closes, !book.isClosed(window) else {
      return hold.tenant
    }
    guard hold.now >= window.opens else {
      throw Refusal(
        .refused, "window-open",
        "hypercare '\(name)' begins at \(window.text(window.opens)): there is nothing to close",
        help: "take its document out of the project where it shall not begin")
    }
    guard closing.isEarly else {
      throw Refusal(
        .refused, "window-open",
        "hypercare '\(name)' goes on until \(window.text(window.closes))",
        help: "to close it now: --early --reason '…'")
    }
    try await confirm(
      closing, "Close hypercare '\(name)' before its time? Nobody is given its roles again.")
    _ = book.closeAll(by: context.actor, reason: closing.reason, at: hold.now)
    try await record(book, "\(name) closed before its time", because: closing.reason, hold)
    return try await hold.tenant.refreshed()
  }

  /// Ends what is open of a hypercare that the project has no more, on record.
  private func abandoned(_ closing: Closing, _ hold: Hold) async throws -> TenantRun {
    var book = hold.tenant.hypercares.book(of: name)
    guard !book.active(at: hold.now).isEmpty else { return hold.tenant }
    try await confirm(
      closing, "End what is open of hypercare '\(name)', which the project has no more?")
    let reason = closing.reason ?? "the project has the hypercare no more"
    _ = book.closeAll(by: context.actor, reason: reason, at: hold.now)
    try await record(book, "\(name) closed, which the project has no more", because: reason, hold)
    return try await hold.tenant.refreshed()
  }

  /// Asks before the record says so; a plan that is saved is asked about when it is applied.
  private func confirm(_ closing: Closing, _ question: String) async throws {
    if closing.output != nil { return }
    guard try await context.confirm(question) else {
      throw Refusal(.failed, "not-confirmed", "nothing was closed")
    }
  }

  private func removal(_ closing: Closing, _ hold: Hold) async throws -> PlanRun.Outcome {
    let hypercares = hold.tenant.hypercares
    let reason = "hypercare '\(name)' is over"
    var aim = AccessAim(hypercares.remainder(of: name, at: hold.now, because: reason))
    aim.sweep = AccessAim.Sweep(
      prefix: HypercareFacts.prefix, sparing: hypercares.rolesInUse(beside: name, at: hold.now),
      reason: reason)
    var wish = hold.tenant.wish(aim, globals, at: hold.now)
    if closing.output != nil {
      // What is applied later is held against what the documents make of the tenant then.
      wish.documents = try await hold.tenant.intent(globals, in: context).wish.documents
    }
    return try await hold.tenant.plan(wish, in: context)
  }

  private var closeCommand: String { "hypercare close \(name.shellQuoted)" }

  private func agreed(to plan: Plan, _ tenant: TenantRun) async throws -> Bool {
    if plan.isEmpty { return true }
    let outline = PlanOutline(
      plan,
      surroundings: .init(
        applyCommand: tenant.commandLine(closeCommand, globals),
        wayBack: tenant.state.revision?.short), unfoldsCosmetic: globals.isVerbose)
    try await context.notice(
      PlanText.render(outline, style: Style(usesColor: context.isErrorColored)))
    return try await context.confirm(
      "Make \(plan.changes.count.counted("change")) to roles and grants of \(tenant.tenant)?")
  }
}
