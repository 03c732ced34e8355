import Documents
import Migration

/// Shows which object of a source has become which of the target.
struct CrosswalkShowCommand: Command {
  private static let migration = Argument("MIGRATION", "The migration, by its name.", .text)

  let declaration = Declaration(
    "crosswalk show", in: .jobs,
    summary: "Show which source object has become which target object",
    discussion: """
      Lists every pair with the ids and names of both sides, as the last apply of the migration left
      it. An object that was merged or split stands in several pairs; one that is gone from the
      source stays, since history refers to it. Needs no tenant and no network.
      """,
    takes: [Self.migration], formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet crosswalk show wave-1", "Lists all pairs."),
      Declaration.Example(
        "cutsheet crosswalk show wave-1 --format json", "The same for another program."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let crosswalk = try await CrosswalkView.load(
      invocation[Self.migration], invocation, in: context)
    return CrosswalkView(crosswalk.entries).outcome(result: crosswalk.value)
  }
}
