import Documents
import Files
import Migration
import Model
import Planning
import Reconciliation
import Rendering
import Snapshots

/// One tenant's apply from the lock to the report.
struct ApplySession {
  /// Where the plan comes from.
  enum Source {
    /// Made now, shown, and asked about.
    case planned
    case saved(Plan)
    /// Made now towards a snapshot, shown, and asked about.
    case earlier(Revision)
    /// Found in the journal of a run that was interrupted.
    case resumed

    var isResumed: Bool {
      if case .resumed = self { true } else { false }
    }

    /// The plan, where it was made before.
    var plan: Plan? {
      if case .saved(let plan) = self { plan } else { nil }
    }
  }

  /// What came of it.
  struct End: Sendable {
    var tenant: String
    var plan: Plan
    var report: ApplyReport
    /// The command with which to go on where something is left.
    var next: String?
    /// The inverse run, where a failure was rolled back.
    var rollback: ApplyReport?
  }

  let run: TenantRun
  private let globals: GlobalOptions
  private let context: Context
  private let allowances: [Allowance]
  private let rollsBack: Bool

  init(
    _ run: TenantRun, _ globals: GlobalOptions, _ context: Context, allowances: [Allowance],
    rollsBack: Bool
  ) {
    self.run = run
    self.globals = globals
    self.context = context
    self.allowances = allowances
    self.rollsBack = rollsBack
  }

  /// Runs under the tenant's lock; nil where there is nothing to resume.
  func end(_ source: Source) async throws -> End? {
    var name = try context.newRunName()
    if case .resumed = source {
      guard let past = try interrupted().first else { return nil }
      name = past.run
    }
    return try await run.locked(as: name, in: context) { try await locked(source, name) }
  }

  private func locked(_ source: Source, _ name: String) async throws -> End? {
    // Only now is it certain that no journal belongs to a run that goes on.
    let interrupted = try interrupted(passingOver: !source.isResumed)
    let past = interrupted.first { $0.run == name }
    if source.isResumed, past == nil { return nil }
    // Somebody may have committed between our first look and the lock.
    let current = try await run.newest().expiring(globals, in: context)
    let (wish, derived) = try await wish(source, current)
    if case .saved(let plan) = source { try await check(plan, against: wish, current) }
    var planned = try await current.plan(wish, in: context)
    try await tell(planned.problems, of: current)
    var plan = source.plan ?? past?.plan ?? planned.plan
    // What is resumed was let through when it began.
    if past == nil {
      (plan.policyResults, planned.liveUse) = try await PolicyReading(current, in: context)
        .judgement(of: plan, planned, wish)
      try plan.requirePolicies(run.workspace)
      try plan.requireSafety(allowances)
    }
    guard try await agreed(to: plan, planned.liveUse, source, derived) else {
      let reason = await context.isStopping() ? "interrupted" : "not-confirmed"
      throw Refusal(.failed, reason, "nothing was applied")
    }
    let history = try await history(past, interrupted, wish)
    if await context.isStopping() { throw Refusal(.failed, "interrupted", "nothing was applied") }
    let record = StandingRecord(current, as: name, in: context)
    try await record.begin()
    let report = try await Execution(current, in: context)
      .report(of: plan, planned, as: name, after: history, companions: derived?.files)
    // The commit of what was done stays the last where it is about to be undone.
    if report.isComplete { try await record.end() }
    // This run has seen what older ones left in the tenant: nobody must resume them now.
    for older in interrupted where older.run != name && report.isRecorded {
      try Journal.finish(run: older.run, in: run.repository.folder)
    }
    var end = End(tenant: run.tenant, plan: plan, report: report)
    if rollsBack, report.hasFailures { end = await undone(end) }
    if !report.isComplete { end.next = next(report) }
    return end
  }

  /// Says what a person must do instead of the plan, before anything is asked or sent.
  private func tell(_ warnings: [Diagnostic], of run: TenantRun) async throws {
    guard !warnings.isEmpty else { return }
    let text = DiagnosticText(sources: run.workspace.sources).render(warnings)
    try await context.notice(String(text.dropLast()))
  }

  /// What counts as done already: only a resumed run goes on from an interrupted one.
  private func history(
    _ past: Interrupted?, _ interrupted: [Interrupted], _ wish: PlanRun.Wish
  ) async throws -> RunPast {
    guard let past else {
      if let last = interrupted.first {
        try await context.notice(
          "run \(last.run) was interrupted; this one starts from the tenant as it is now")
      }
      return RunPast(doubtsOf: interrupted.map(\.past))
    }
    guard past.plan.basis.documents == wish.documents else {
      throw Refusal(
        .stale, "documents-moved",
        documentsMoved("since run \(past.run) was interrupted"),
        help: "go on from the tenant as it is now: " + run.commandLine("apply", globals))
    }
    return past.past
  }

  /// The same end with what was done undone, as far as that is possible.
  private func undone(_ end: End) async -> End {
    var end = end
    do {
      end.rollback = try await undo()
      if end.rollback?.isComplete ?? false {
        try Journal.finish(run: end.report.run, in: run.repository.folder)
      }
    } catch {
      let reason = (error as? Refusal)?.diagnostics.first?.message ?? Program.describe(error)
      end.report.notices.append("what was done could not be rolled back: \(reason)")
    }
    return end
  }

  /// The inverse of what was done: a plan back to the tenant as it was found.
  private func undo() async throws -> ApplyReport? {
    let current = try await run.refreshed()
    guard let head = try await run.repository.history(limit: 1).first, let found = head.parent
    else { return nil }
    let planned = try await current.plan(try await wish(.earlier(found), current).wish, in: context)
    return try await Execution(current, in: context)
      .report(of: planned.plan, planned, as: try context.newRunName())
  }

  /// What the tenant shall become.
  private func wish(
    _ source: Source, _ current: TenantRun
  ) async throws -> (wish: PlanRun.Wish, derived: DerivedTenant?) {
    guard case .earlier(let revision) = source else {
      return try await current.intent(globals, in: context)
    }
    let earlier = try await TenantState.load(run.tenant, from: run.repository, at: revision)
    let resources = try await PastStates.earlier(
      earlier, than: current.state, kinds: run.access.provider.kinds)
    return (try await current.timed(current.wish(resources, globals), in: context), nil)
  }

  private func agreed(
    to plan: Plan, _ liveUse: [Address: LiveUse], _ source: Source, _ derived: DerivedTenant?
  ) async throws -> Bool {
    let command: String
    switch source {
    case .planned: command = "apply"
    case .earlier(let revision): command = "rollback \(revision.short)"
    case .saved, .resumed: return true
    }
    if plan.isEmpty, plan.ownership.isEmpty { return true }
    let outline = PlanOutline(
      plan,
      surroundings: .init(
        applyCommand: run.commandLine(command, globals), wayBack: run.state.revision?.short,
        liveUse: liveUse.mapValues(\.description)),
      unfoldsCosmetic: globals.isVerbose)
    let style = Style(usesColor: context.isErrorColored)
    try await context.notice(PlanText.render(outline, style: style))
    if let derived {
      let report = CoverageReport(derived, isVerbose: globals.isVerbose)
      try await context.notice(report.text(style))
    }
    let question = ApplyQuestion(plan, of: run.tenant, liveUse)
    if let warning = question.warning { try await context.notice(String(warning.dropLast())) }
    return try await context.confirm(question.text)
  }

  /// Refuses a saved plan whose ground has moved.
  private func check(
    _ plan: Plan, against wish: PlanRun.Wish, _ current: TenantRun
  ) async throws {
    func refuse(_ code: String, _ message: String) -> Refusal {
      Refusal(
        .stale, code, message, help: "make a new plan: " + run.commandLine("plan", globals))
    }
    guard plan.basis.project == wish.project, plan.basis.environment == wish.environment else {
      throw Refusal(
        .invalid, "other-project",
        "the plan was made for project '\(Printable.line(plan.basis.project))', "
          + "environment '\(Printable.line(plan.basis.environment))'")
    }
    let entries = try await run.repository.history()
    if entries.contains(where: {
      $0.message["Plan-Digest"] == plan.id && $0.message.subject.hasPrefix("apply(")
    }) {
      throw refuse("already-applied", "plan \(plan.shortID) was applied before")
    }
    guard plan.basis.documents == wish.documents else {
      throw refuse("documents-moved", documentsMoved("since the plan was made"))
    }
    guard plan.basis.stateTree == current.state.treeID else {
      throw refuse("state-moved", "the state of '\(run.tenant)' changed since the plan was made")
    }
  }

  private func documentsMoved(_ since: String) -> String {
    let source = run.source.map { ", or what they make of tenant '\($0.document.from)'," } ?? ""
    return "the documents\(source) changed \(since)"
  }

  private func next(_ report: ApplyReport) -> String {
    run.commandLine(report.mayGoOn ? "apply --resume" : "plan", globals)
  }
}

extension ApplyReport {
  /// Whether a change went wrong, rather than not having been started.
  var hasFailures: Bool {
    items.contains {
      switch $0.status {
      case .failed, .stale: true
      default: false
      }
    }
  }
}
