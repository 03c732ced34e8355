import Documents
import Model
import Planning
import Reconciliation
import Rendering
import Snapshots

/// The plans of a run in every format.
struct PlanView {
  private(set) var plans: [Plan] = []
  private var outlines: [PlanOutline] = []
  /// What a reader should know beside the plans.
  private var warnings: [Diagnostic] = []
  /// Of the plans for tenants that are derived, in their places.
  private var coverages: [CoverageReport?] = []
  private let globals: GlobalOptions
  private let context: Context
  private let purpose: PlanOutline.Surroundings.Purpose

  init(
    _ globals: GlobalOptions, in context: Context,
    for purpose: PlanOutline.Surroundings.Purpose = .apply
  ) {
    self.globals = globals
    self.context = context
    self.purpose = purpose
  }

  mutating func add(
    _ outcome: PlanRun.Outcome, of run: TenantRun, _ derived: DerivedTenant? = nil
  ) async {
    let plan = outcome.plan
    warnings += outcome.problems
    var surroundings = PlanOutline.Surroundings(
      applyCommand: run.commandLine(next, globals),
      estimatedTime: await run.access.pace().time(for: plan.estimatedCalls),
      wayBack: run.state.revision?.short)
    surroundings.purpose = purpose
    surroundings.liveUse = outcome.liveUse.mapValues(\.description)
    plans.append(plan)
    coverages.append(derived.map { CoverageReport($0, isVerbose: globals.isVerbose) })
    outlines.append(
      PlanOutline(plan, surroundings: surroundings, unfoldsCosmetic: globals.isVerbose))
  }

  /// The command with which a reader goes on.
  private var next: String {
    if purpose == .drift { return "plan" }
    return globals.output.map { "apply " + $0.shellQuoted } ?? "apply"
  }

  func outcome(_ exit: ExitCode, of runs: [TenantRun]) -> Outcome {
    let outlines = outlines
    let style = Style(usesColor: context.isOutputColored && globals.output == nil)
    let result: Value = plans.count == 1 ? plans[0].value : .array(plans.map(\.value))
    let coverages = coverages
    var outcome = Outcome(
      exit, result: result, diagnostics: (runs.first?.workspace.diagnostics ?? []) + warnings,
      sources: runs.first?.workspace.sources ?? [:]
    )
    outcome.diagnostics += coverages.flatMap { $0?.warnings ?? [] }
    outcome.remarks = plans.flatMap(\.policyResults).map(Remark.init(ruled:))
    let reports = coverages.compactMap { $0?.value }
    if !reports.isEmpty { outcome.coverage = .array(reports) }
    // A comment has no standard error beside it.
    let remarks = RemarkMarkdown.list(
      outcome.diagnostics.sorted().map { Remark($0) }, title: "Remarks")
    return
      outcome.shown(as: .text) {
        zip(outlines, coverages).flatMap {
          [PlanText.render($0, style: style), $1?.text(style)].compactMap(\.self)
        }.joined(separator: "\n")
      }
      .shown(as: .markdown) {
        zip(outlines, coverages).flatMap {
          [PlanMarkdown.render($0), $1?.markdown].compactMap(\.self)
        }.joined(separator: "\n") + (remarks.isEmpty ? "" : "\n" + remarks)
      }
  }
}
