import Documents
import Migration

/// Looks an object up in a crosswalk, from either side.
struct CrosswalkFindCommand: Command {
  private static let migration = Argument("MIGRATION", "The migration, by its name.", .text)
  private static let name = Argument("NAME", "A name or an id, of the source or the target.", .text)

  let declaration = Declaration(
    "crosswalk find", in: .jobs,
    summary: "Find what an object has become, or what it was",
    discussion: """
      Takes an id or a name of either side, in any case, and shows every pair that it stands in.
      Needs no tenant and no network.
      """,
    takes: [Self.migration, Self.name], formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet crosswalk find wave-1 Billing", "By name."),
      Declaration.Example("cutsheet crosswalk find wave-1 4711", "By an id of the source."),
    ],
    exits: [.success: "it was found", .differences: "no pair has it"])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let crosswalk = try await CrosswalkView.load(
      invocation[Self.migration], invocation, in: context)
    let name = invocation[Self.name]
    let found = crosswalk.find(name)
    var outcome = CrosswalkView(found).outcome(
      result: .array(found.map(\.value)))
    if found.isEmpty {
      outcome.exit = .differences
      outcome.diagnostics.append(
        Diagnostic(
          .note, "not-in-crosswalk", "no pair has '\(Printable.line(name))'",
          help: Suggestion.clause(
            for: name,
            in: Set(crosswalk.entries.flatMap { [$0.source.key, $0.target.key] }).sorted())))
    }
    return outcome
  }
}
