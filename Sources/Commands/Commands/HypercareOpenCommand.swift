import Documents
import Hypercare
import Planning
import Reconciliation
import Rendering

/// Gives somebody a break-glass role for a limited time.
struct HypercareOpenCommand: Command {
  private static let hypercare = Argument("NAME", "The hypercare, by its name.", .text)
  private static let user = Option(
    required: "user", "NAME", "Who shall hold the role, as the tenant knows the person.",
    Reading<String>.text)
  private static let role = Option(
    "role", "NAME", "The role, with or without its prefix; the only one when left out.",
    Reading<String>.text)
  private static let reason = Option(
    required: "reason", "TEXT", "Why it is needed.", Reading<String>.text)
  private static let ticket = Option(
    "ticket", "ID", "The ticket that the work belongs to.", Reading<String>.text)
  private static let time = Option(
    required: "for", "TIME", "For how long.", Reading<Duration>.duration)
  private static let extend = Flag("extend", "Give more time to what is open already.")

  let declaration = Declaration(
    "hypercare open", in: .jobs,
    summary: "Give somebody a break-glass role for a while",
    discussion: """
      Records who opens the role for whom, why, by which ticket and until when; then grants it. The
      record comes first: a run that is killed leaves nothing that would not end.

      After its end the next command that may write takes the role away ('apply', 'hypercare open',
      'expire' and 'close'), and every other command says that it is overdue. The longest time, and
      who may hold the role, stand in the document.
      """,
    takes: [
      Self.hypercare, Self.user, Self.role, Self.reason, Self.ticket, Self.time, Self.extend,
    ],
    examples: [
      Declaration.Example(
        "cutsheet hypercare open wave-1 --user eva@acme.example --reason outage "
          + "--ticket OPS-7 --for 2h",
        "Lets Eva mend the routing for two hours.")
    ],
    exits: [
      .refused: "refused by the document or a policy; nothing was granted",
      .stale: "the lock is held; nothing was written",
      .partial: "it is on record, but was not granted",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let request = OpeningRequest(
      user: invocation[Self.user], role: invocation[Self.role], for: invocation[Self.time],
      reason: invocation[Self.reason], ticket: invocation[Self.ticket], by: context.actor,
      isExtension: invocation[Self.extend])
    let run = try await HypercareRun.open(invocation[Self.hypercare], invocation, in: context)
    return Self.outcome(try await run.open(request), of: run.tenant)
  }

  private static func outcome(_ opened: HypercareRun.Opened, of run: TenantRun) -> Outcome {
    let (opening, report) = (opened.opening, opened.report)
    let isGranted = report.isComplete
    var outcome = Outcome(
      isGranted ? .success : .partial,
      result: [
        "tenant": .string(run.tenant), "opening": opening.value, "granted": .bool(isGranted),
        "run": .string(report.run), "report": report.value,
      ])
    outcome.diagnostics = report.notices.map { Diagnostic(.warning, "not-pushed", $0) }
    if !isGranted {
      let reason = report.items.compactMap(\.status.reason).first ?? "the run was stopped"
      outcome.diagnostics.append(
        Diagnostic(
          "not-granted",
          "the opening is on record, but '\(Printable.line(opening.role))' could not be granted: "
            + Printable.line(reason),
          help: "'cutsheet apply' grants it as long as it is open"))
    }
    let text =
      "\(Printable.line(opening.user)) \(isGranted ? "has" : "is to have") role "
      + "\(Printable.line(opening.role)) of \(run.tenant) until \(opened.until); run \(report.run)\n"
    return outcome.shown(as: .text) { text }
  }
}
