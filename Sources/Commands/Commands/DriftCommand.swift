import Model
import Planning
import Reconciliation
import Rendering

/// Finds what was changed behind the project's back.
struct DriftCommand: Command {
  private static let incremental = Flag(
    "incremental", "Read only what the audit log says changed since the snapshot.")

  let declaration = Declaration(
    "drift", in: .everyday,
    summary: "Find what was changed behind the project's back",
    discussion: """
      Compares the tenants with what the last apply left, whatever the documents say by now. Only
      what is managed counts; where the tenant's audit log names who changed it and when, the
      report does. Nothing is written.

      The changes shown are those that would undo the drift. Beside them stands which rule a drift
      breaks, and what rules have to say of the tenant as it is; one that would refuse a plan counts
      like a drift. Who may do what is left to an audit.

      With --incremental only the objects are read that the tenant's audit log names since the last
      snapshot, which takes a few requests however large the tenant is. Audit logs lag: look for
      drift without it now and then. Where the log cannot tell, everything is read, and a notice
      says so.
      """,
    takes: [Self.incremental],
    formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet drift", "Looks at all tenants; for a schedule."),
      Declaration.Example("cutsheet drift --tenant cloud --format json", "The same for a machine."),
    ],
    exits: [
      .success: "nothing has drifted",
      .differences: "something has drifted, or breaks a rule",
      .refused: "something that looks like a credential would be shown",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let globals = invocation.globals
    let runs = try await TenantRun.open(invocation, in: context)
    var view = PlanView(globals, in: context, for: .drift)
    for run in runs {
      let resources = try await PastStates.lastApplied(
        run.state, kinds: run.access.provider.kinds)
      var outcome = try await run.plan(
        run.wish(resources, globals), in: context, incrementally: invocation[Self.incremental])
      outcome.plan.policyResults = try await PolicyReading(run, in: context).results(asIs: outcome)
      try outcome.plan.requireShowable(run.workspace)
      await view.add(outcome, of: run)
    }
    let isFound = view.plans.contains { !$0.isEmpty || !$0.denials.isEmpty }
    return view.outcome(isFound ? .differences : .success, of: runs)
  }
}
