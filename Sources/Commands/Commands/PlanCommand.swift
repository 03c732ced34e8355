import Documents
import Files
import Model
import Planning
import Reconciliation
import Rendering

/// Shows what an apply would do, and can save exactly that.
struct PlanCommand: Command {
  private static let detailed = Flag(
    "detailed-exitcode", "End with 2 when there is something to change.")

  let declaration = Declaration(
    "plan", in: .everyday,
    summary: "Show what would change, and why",
    discussion: """
      Reads the tenants, compares them with the documents and with the last snapshot, and shows
      every change: the dangerous ones first, each with its reason. Nothing is written, and the
      connection that it uses cannot write.

      With --output the plan is saved; 'cutsheet apply FILE' then does exactly that and nothing
      else, or refuses.

      A tenant that a migration leads to is derived from its source first: the report below the plan
      says what of the source is taken along, what is left out and why, and what the target cannot
      hold. Something that is left out and in use by something that is not fails the plan.
      """,
    takes: [Self.detailed], formats: [.text, .markdown, .json, .sarif, .junit], placesOutput: true,
    examples: [
      Declaration.Example("cutsheet plan", "Shows the plans of all tenants."),
      Declaration.Example(
        "cutsheet plan --tenant cloud --output cloud.plan.json",
        "Saves the plan for a review and a later apply."),
      Declaration.Example(
        "cutsheet plan --target 'cloud/queues/Support*' --format markdown",
        "Plans some queues, for a pull request."),
      Declaration.Example(
        "cutsheet plan --format markdown --remarks plan.sarif",
        "Also writes what code scanning shows on the changed lines."),
    ],
    exits: [.differences: "with --detailed-exitcode: there is something to change"])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let globals = invocation.globals
    let runs = try await TenantRun.open(invocation, in: context)
    if globals.output != nil, runs.count > 1 {
      throw Refusal(
        .invalid, "which-tenant", "a plan file holds the plan of one tenant",
        help: "pass --tenant with one of: \(runs.map(\.access.name).joined(separator: ", "))")
    }
    var view = PlanView(globals, in: context)
    for run in runs {
      let (wish, derived) = try await run.intent(globals, in: context)
      let outcome = try await run.judgedPlan(wish, in: context)
      await view.add(outcome, of: run, derived)
      if let path = globals.output {
        let bytes = CanonicalJSON.bytes(of: outcome.plan.value, layout: .lines)
        try Disk.write(bytes, to: path, mode: .secret)
      }
    }
    let differs = invocation[Self.detailed] && view.plans.contains { !$0.isEmpty }
    return view.outcome(differs ? .differences : .success, of: runs)
  }
}
