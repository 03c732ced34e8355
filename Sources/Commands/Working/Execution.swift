import Documents
import Files
import Model
import Planning
import Projects
import Reconciliation

/// Carries out a plan for a tenant, with a display of how far it is.
struct Execution {
  private let run: TenantRun
  private let context: Context

  init(_ run: TenantRun, in context: Context) {
    self.run = run
    self.context = context
  }

  /// Applies and records, under the tenant's lock; `past` is what an interrupted run of the same plan did already.
  func report(
    of plan: Plan, _ planned: PlanRun.Outcome, as name: String, after past: RunPast = RunPast(),
    companions: (@Sendable (Inventory) async throws -> [String: [UInt8]?])? = nil
  ) async throws -> ApplyReport {
    let progress = context.progress(of: "changes")
    var settings = settings(as: name, progress)
    if let companions { settings.companions = companions }
    let applying = try applying(settings)
    let report = try await applying.report(of: planned, applying: plan, after: past)
    await progress.finish()
    return report
  }

  /// Applies and leaves no trace in the state, whose lock need not be held.
  func unrecorded(
    _ planned: PlanRun.Outcome, as name: String
  ) async throws -> [ApplyReport.Item] {
    let progress = context.progress(of: "changes")
    let items = try await applying(settings(as: name, progress)).unrecorded(planned)
    await progress.finish()
    return items
  }

  private func applying(_ settings: ApplyRun.Settings) throws -> ApplyRun {
    guard let applying = ApplyRun(run.access, state: run.state, settings: settings) else {
      throw Refusal(.invalid, "read-only", "this tenant was opened for reading alone")
    }
    return applying
  }

  private func settings(as name: String, _ progress: ProgressReport) -> ApplyRun.Settings {
    let sink = SecretSink(folder: run.workspace.folder)
    let access = run.access
    return ApplyRun.Settings(
      run: name, actor: context.actor, toolVersion: Program.version,
      keepSecret: { try sink.keep($0, at: $1) }, patience: context.patience,
      isStopping: { await context.isStopping() },
      progress: { step in
        let pace = await access.pace()
        await progress.update(
          ProgressCounts(
            done: step.done, of: step.total, limit: pace.perMinute.map { Double($0) / 60 },
            waited: pace.waited))
      })
  }
}

extension Context {
  /// Who is at work, for commits.
  var actor: String {
    environment["CUTSHEET_ACTOR"] ?? environment["GITHUB_ACTOR"]
      ?? environment["GITLAB_USER_LOGIN"] ?? Host.user()
  }

  /// How long to look for what was written.
  var patience: Patience {
    Patience { [clock] in try await clock.sleep(for: $0) }
  }

  /// `20260115T100200Z-3f9a1c`: sorts by time, and two runs in one second differ.
  func newRunName() throws -> String {
    let stamp = now().description.prefix(19).filter { $0 != "-" && $0 != ":" }
    let tail = try randomBytes(3).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return "\(stamp)Z-\(tail.joined())"
  }
}
