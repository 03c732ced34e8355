package import Documents
package import Model
package import Planning
import Snapshots

/// Applies a plan: observes, executes, and commits what came of it.
package struct ApplyRun: Sendable {
  /// The surroundings of one run.
  package struct Settings: Sendable {
    /// The id of the run, which names its journal and its commit.
    package var run: String
    /// Who applies, for the commit and the audit.
    package var actor: String
    /// The version that applies.
    package var toolVersion: String
    /// Takes a secret that the vendor shows once; returns when it is safe.
    package var keepSecret: @Sendable (Secret, String) async throws -> Void
    /// How long to wait until the tenant shows what was written.
    package var patience: Patience
    /// Tells whether the user wants the run to end.
    package var isStopping: @Sendable () async -> Bool
    /// Hears of every change that is finished.
    package var progress: @Sendable (ApplyProgress) async -> Void
    /// Gives further files that belong into the commit of what was done, such as a crosswalk, told
    /// what the tenant holds by then; nil for those that go.
    package var companions: @Sendable (Inventory) async throws -> [String: [UInt8]?] = { _ in [:] }

    package init(
      run: String, actor: String, toolVersion: String,
      keepSecret: @escaping @Sendable (Secret, String) async throws -> Void, patience: Patience,
      isStopping: @escaping @Sendable () async -> Bool,
      progress: @escaping @Sendable (ApplyProgress) async -> Void
    ) {
      self.run = run
      self.actor = actor
      self.toolVersion = toolVersion
      self.keepSecret = keepSecret
      self.patience = patience
      self.isStopping = isStopping
      self.progress = progress
    }
  }

  private static let mostAttempts = 20

  private let access: TenantAccess
  private let writer: any TenantWriter
  private let state: TenantState
  private let settings: Settings
  private let repository: StateRepository

  package init?(_ access: TenantAccess, state: TenantState, settings: Settings) {
    guard let writer = access.writer else { return nil }
    self.access = access
    self.writer = writer
    self.state = state
    self.settings = settings
    repository = state.repository
  }

  /// Carries out a plan that was just made, or read from a file and made again to compare.
  ///
  /// `past` is what an interrupted run of the same plan did already.
  package func report(
    of planned: PlanRun.Outcome, applying plan: Plan, after past: RunPast = RunPast()
  ) async throws -> ApplyReport {
    var report = ApplyReport(run: settings.run, plan: plan.id)
    let journal = try Journal.open(run: settings.run, in: repository.folder)
    try await journal.append(begin(plan))
    let observed = try await observe(planned, plan)
    let means = means(planned) { try await journal.append($0) }
    let result = await Apply(plan, with: means, after: past).run()
    report.items = result.items
    report.wasStopped = result.wasStopped
    await record(plan, result, planned, onto: observed, in: &report)
    return report
  }

  /// Carries out a plan and puts nothing on record: for rights that must go now although the state
  /// is another run's, or out of reach. What is done must do no harm when it is done again.
  package func unrecorded(_ planned: PlanRun.Outcome) async -> [ApplyReport.Item] {
    await Apply(planned.plan, with: means(planned) { _ in }).run().items
  }

  private func means(
    _ planned: PlanRun.Outcome, record: @escaping @Sendable (Value) async throws -> Void
  ) -> Apply.Means {
    Apply.Means(
      reader: access.reader, writer: writer, kinds: access.provider.kinds,
      inventory: planned.inventory,
      resources: Dictionary(
        planned.resources.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first }),
      record: record, keepSecret: settings.keepSecret, patience: settings.patience,
      isStopping: settings.isStopping, progress: settings.progress)
  }

  /// Commits and pushes what was done. The tenant has changed by now: whatever fails here must not
  /// hide what the report tells, and the journal stays for a run that resumes.
  private func record(
    _ plan: Plan, _ result: Apply.Result, _ planned: PlanRun.Outcome, onto observed: TenantState,
    in report: inout ApplyReport
  ) async {
    do {
      let entries = try Journal.entries(run: settings.run, in: repository.folder)
      report.hasWritten = entries.contains { $0["type"] == "outcome" }
      report.revision = try await commit(plan, result, planned, onto: observed, report, entries)?.id
      if report.isComplete { try Journal.finish(run: settings.run, in: repository.folder) }
    } catch {
      report.hasWritten = report.hasWritten || report.done > 0
      report.isRecorded = false
      report.notices.append("what was done is not in the state: \(error)")
      return
    }
    do {
      try await repository.push()
    } catch {
      report.notices.append("\(error)")
    }
  }

  private func begin(_ plan: Plan) -> Value {
    [
      "type": "begin", "run": .string(settings.run), "plan": plan.value,
      "tenant": .string(plan.basis.tenant), "actor": .string(settings.actor),
    ]
  }

  /// Commits the tenant as it was found, where that differs from the head.
  private func observe(_ planned: PlanRun.Outcome, _ plan: Plan) async throws -> TenantState {
    var draft = StateDraft(state)
    draft.pin(plan.basis.organization, vendor: plan.basis.vendor)
    let kinds = Set(planned.resources.map(\.address.kind)).union(state.recorded.map(\.kind))
    Observation(planned.inventory, kinds: access.provider.kinds, tenant: access.name)
      .apply(to: &draft, state: state, baselines: planned.baselines, managing: kinds)
    let changes = try await draft.changes()
    guard !changes.isEmpty else { return state }
    let message = CommitMessage(
      "observe(\(access.name)): \(changes.count) files as found", trailers: trailers(plan))
    _ = try await commit(changes, onto: state, message)
    return try await TenantState.load(access.name, from: repository)
  }

  private func commit(
    _ plan: Plan, _ result: Apply.Result, _ planned: PlanRun.Outcome, onto observed: TenantState,
    _ report: ApplyReport, _ entries: [Value]
  ) async throws -> Revision? {
    var draft = StateDraft(observed)
    Settlement(plan, result, planned, kinds: access.provider.kinds).settle(&draft)
    var changes = try await draft.changes()
    changes.merge(try await settings.companions(inventory(after: result, planned))) { own, _ in own
    }
    // A run that changed nothing anywhere leaves no commit.
    if changes.isEmpty, plan.isEmpty { return observed.revision }
    let folder = "runs/\(settings.run)"
    changes["\(folder)/plan.json"] = CanonicalJSON.bytes(of: plan.value, layout: .lines)
    changes["\(folder)/report.json"] = CanonicalJSON.bytes(of: report.value, layout: .lines)
    changes["\(folder)/journal.ndjson"] = entries.flatMap {
      CanonicalJSON.bytes(of: $0) + [UInt8(ascii: "\n")]
    }
    let message = CommitMessage(subject(plan, result), trailers: trailers(plan))
    return try await commit(changes, onto: observed, message)
  }

  /// The tenant as it was read, with what was made since.
  private func inventory(after result: Apply.Result, _ planned: PlanRun.Outcome) -> Inventory {
    var inventory = planned.inventory
    for (name, changed) in Dictionary(grouping: result.objects, by: \.key.kind) {
      guard let kind = access.kind(name) else { continue }
      let keys = Set(changed.map(\.key.key))
      let others = inventory.objects(of: name).filter { !keys.contains($0.key) }
      // What was made comes first: of two objects with one id the first counts.
      inventory.store(changed.compactMap(\.value) + others, of: kind)
    }
    return inventory
  }

  /// Commits on top of what runs of other tenants have committed meanwhile; this tenant's part
  /// cannot have moved, since its lock is ours.
  private func commit(
    _ changes: [String: [UInt8]?], onto before: TenantState, _ message: CommitMessage
  ) async throws -> Revision {
    var parent = before.revision
    for _ in 0..<Self.mostAttempts {
      do throws(SnapshotError) {
        return try await repository.commit(changes, onto: parent, message: message)
      } catch {
        guard case .moved = error.cause else { throw error }
        let now = try await TenantState.load(access.name, from: repository)
        guard now.treeID == before.treeID else { throw error }
        parent = now.revision
      }
    }
    return try await repository.commit(changes, onto: parent, message: message)
  }

  /// `apply(cloud): +2 ~5 -1`, counted from what was done.
  private func subject(_ plan: Plan, _ result: Apply.Result) -> String {
    func count(_ actions: Set<Change.Action>) -> Int {
      result.items.count { $0.status == .done && actions.contains($0.action) }
    }
    let made = count([.create])
    let changed = count([.adopt, .update, .rename, .bind, .replace])
    let gone = count([.delete, .deactivate, .forget])
    let left = result.items.count { $0.status != .done }
    return "apply(\(access.name)): +\(made) ~\(changed) -\(gone)"
      + (left > 0 ? ", \(left) not done" : "")
  }

  private func trailers(_ plan: Plan) -> [CommitMessage.Trailer] {
    [
      .init("Run-Id", settings.run), .init("Plan-Digest", plan.id),
      .init("Actor", settings.actor), .init("Tool-Version", settings.toolVersion),
      .init("Environment", plan.basis.environment),
    ]
  }
}
