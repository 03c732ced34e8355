import Documents
import Files
import Hypercare
import Planning
import Reconciliation
import Rendering

/// Ends a hypercare: its roles, and whoever holds one.
struct HypercareCloseCommand: Command {
  private static let hypercare = Argument("NAME", "The hypercare, by its name.", .text)
  private static let early = Flag(
    "early", "Close it although its window is not over; takes --reason.", excludes: ["user"])
  private static let reason = Option("reason", "TEXT", "Why it ends now.", Reading<String>.text)
  private static let user = Option(
    "user", "NAME", "End only what this person has open, and close nothing else.",
    Reading<String>.text)
  private static let allow = Option(
    repeatable: "allow", "LIMIT",
    "Lets more through than 'safety' allows, such as 'update=users:12'.", Allowance.reading)

  let declaration = Declaration(
    "hypercare close", in: .jobs,
    summary: "Remove every role and grant of a hypercare",
    discussion: """
      Once the window is over: plans the removal of every role whose name has the prefix, and of
      everybody's grant of one, also of those that nobody recorded; shows the plan, asks, and
      applies it. Roles of another hypercare of the tenant that goes on stay. Where the vendor has
      no call that removes a role, it is taken from everybody, and what is left to do is said.

      A hypercare whose document was deleted is closed from what the state knows of it.

      With --early it closes before the window is over, once you have agreed to that. It is on record
      from then on, and no plan gives the roles again. With --output it closes unasked, and the
      plan is saved for a review; 'cutsheet apply FILE' applies it. With --user it only ends what
      one person has open.
      """,
    takes: [Self.hypercare, Self.early, Self.reason, Self.user, Self.allow],
    formats: [.text, .markdown, .json], placesOutput: true,
    examples: [
      Declaration.Example("cutsheet hypercare close wave-1", "Shows what goes, asks, removes it."),
      Declaration.Example(
        "cutsheet hypercare close wave-1 --early --reason stable --output end.json",
        "Closes it now; the removal is applied once it is reviewed."),
      Declaration.Example(
        "cutsheet hypercare close wave-1 --user eva@acme.example",
        "Takes back what Eva has open."),
    ],
    exits: [
      .refused: "the window is not over, or a safety limit refuses",
      .stale: "the lock is held; nothing was written",
      .partial: "some roles or grants were not removed",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let globals = invocation.globals
    let reason = invocation[Self.reason]
    if invocation[Self.early], reason == nil {
      throw Refusal(
        .invalid, "no-reason", "a hypercare is closed before its time with a reason",
        help: "say what has changed: --reason 'stable since Monday'")
    }
    let run = try await HypercareRun.open(
      invocation[Self.hypercare], invocation, in: context, derives: globals.output != nil)
    if let user = invocation[Self.user] {
      return ExpiryView([try await run.takeBack(from: user, because: reason)]).outcome
    }
    let (planned, report) = try await run.close(
      HypercareRun.Closing(
        reason: reason, isEarly: invocation[Self.early], output: globals.output,
        allowances: invocation[Self.allow]))
    if let path = globals.output {
      let bytes = CanonicalJSON.bytes(of: planned.plan.value, layout: .lines)
      try Disk.write(bytes, to: path, mode: .secret)
    }
    guard let report else {
      var view = PlanView(globals, in: context)
      await view.add(planned, of: run.tenant)
      return view.outcome(.success, of: [run.tenant])
    }
    return Self.outcome(planned, report, of: run.tenant)
  }

  private static func outcome(
    _ planned: PlanRun.Outcome, _ report: ApplyReport, of run: TenantRun
  ) -> Outcome {
    let end = ApplySession.End(tenant: run.tenant, plan: planned.plan, report: report)
    var outcome = ApplyView([end]).outcome
    outcome.diagnostics += planned.problems
    outcome.sources = run.workspace.sources
    return outcome
  }
}
