import Documents
import Planning
import Reconciliation
import Rendering
import Snapshots

/// The plans of a run in every format.
struct PlanView {
  private(set) var plans: [Plan] = []
  private var outlines: [PlanOutline] = []
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

  mutating func add(_ plan: Plan, of run: TenantRun) async {
    var surroundings = PlanOutline.Surroundings(
      applyCommand: run.commandLine(next, globals),
      estimatedTime: await run.access.pace().time(for: plan.estimatedCalls),
      wayBack: run.state.revision?.short)
    surroundings.purpose = purpose
    plans.append(plan)
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
    return Outcome(
      exit, result: result, diagnostics: runs.first?.workspace.diagnostics ?? [],
      sources: runs.first?.workspace.sources ?? [:]
    )
    .shown(as: .text) {
      outlines.map { PlanText.render($0, style: style) }.joined(separator: "\n")
    }
    .shown(as: .markdown) { outlines.map { PlanMarkdown.render($0) }.joined(separator: "\n") }
  }
}
