import Documents
import Files
import Model
import Planning
import Reconciliation
import Rendering
import Snapshots

/// Carries a plan out.
struct ApplyCommand: Command {
  private static let file = Argument(
    optional: "PLAN", "A plan saved by 'cutsheet plan --output'.", .file)
  private static let allow = Option(
    repeatable: "allow", "LIMIT",
    "Lets more through than 'safety' allows, such as 'delete=queues:12'.", Allowance.reading)
  private static let resume = Flag("resume", "Finish a run that was interrupted.")
  private static let onFailure = Option(
    "on-failure", "WHAT", "What to do when a change fails: keep what is done, or roll it back.",
    Reading<OnFailure>.word, default: "keep")

  enum OnFailure: String, CaseIterable, Sendable { case keep, rollback }

  let declaration = Declaration(
    "apply", in: .everyday,
    summary: "Change the tenants, and record it",
    discussion: """
      Without a plan file: plans, shows the plan, asks, and applies it. With one: applies exactly
      that plan, or refuses when documents, state or organisation moved since. Policies may have
      changed: the plan is held against those of now.

      Each object is read again right before it is written, and read back after. A change that
      fails stops only what depends on it. Every call is recorded before it is made, so that
      'cutsheet apply --resume' finishes a run that was killed, without doubling anything. A tenant
      that nobody can connect to for 45 seconds is given up: the run ends and tells how to go on.
      """,
    takes: [Self.file, Self.allow, Self.resume, Self.onFailure],
    formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet apply --tenant cloud", "Plans, asks and applies."),
      Declaration.Example(
        "cutsheet apply cloud.plan.json --yes", "Applies a reviewed plan in a pipeline."),
      Declaration.Example("cutsheet apply --resume", "Finishes an interrupted run."),
    ],
    exits: [
      .refused: "refused by policy or safety, or it is the wrong organisation",
      .stale: "the plan is stale or the lock is held; nothing was written",
      .partial: "some changes were not made",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let saved = try await savedPlan(invocation, context)
    let runs = try await TenantRun.open(invocation, in: context, writing: true)
      .filter { saved == nil || $0.tenant == saved?.basis.tenant }
    if let saved, runs.isEmpty {
      throw Refusal(
        .invalid, "other-tenant",
        "the plan was made for tenant '\(Printable.line(saved.basis.tenant))', which is not asked "
          + "for here")
    }
    var ends: [ApplySession.End] = []
    for run in runs {
      let session = ApplySession(
        run, invocation.globals, context, allowances: invocation[Self.allow],
        rollsBack: invocation[Self.onFailure] == .rollback)
      do {
        let end = try await session.end(
          invocation[Self.resume] ? .resumed : saved.map { .saved($0) } ?? .planned)
        if let end { ends.append(end) }
      } catch {
        return try ApplyView(ends).outcome(endedBy: error)
      }
    }
    if invocation[Self.resume], ends.isEmpty {
      throw Refusal(.invalid, "nothing-to-resume", "there is no interrupted run to resume")
    }
    return ApplyView(ends).outcome
  }

  private func savedPlan(_ invocation: Invocation, _ context: Context) async throws -> Plan? {
    guard let path = invocation[Self.file] else { return nil }
    return try await SavedPlan.read(path, in: context)
  }
}
