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
  private let callToAction: (TenantRun) -> String

  /// `callToAction` gives the command with which a reader goes on from a plan.
  init(
    _ globals: GlobalOptions, in context: Context, callToAction: ((TenantRun) -> String)? = nil
  ) {
    self.globals = globals
    self.context = context
    self.callToAction =
      callToAction
      ?? { run in
        guard let path = globals.output else { return run.commandLine("apply", globals) }
        return run.commandLine("apply " + path.shellQuoted, globals)
      }
  }

  mutating func add(_ plan: Plan, of run: TenantRun) {
    let allowances = plan.guards.filter(\.isBreached).map(\.allowance)
    let command = ([callToAction(run)] + allowances).joined(separator: " ")
    plans.append(plan)
    outlines.append(
      PlanOutline(
        plan,
        surroundings: .init(
          applyCommand: command, wayBack: run.state.revision?.short),
        unfoldsCosmetic: globals.isVerbose))
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
