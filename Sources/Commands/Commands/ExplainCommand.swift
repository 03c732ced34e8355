import Documents
import Model
import Projects

/// Explains what may stand in a project, from the same declarations that check it.
struct ExplainCommand: Command {
  private static let path = Argument(
    optional: "PATH", "What to explain, such as 'genesys-cloud.queues'; everything when left out.",
    .text)

  let declaration = Declaration(
    "explain", in: .tools,
    summary: "Explain a kind of document, resource or field",
    discussion: """
      Prints what a field is for, what it takes, its default and what a change of it does; of a
      policy rule why it is there, with examples. Needs no project and no network.
      """,
    takes: [Self.path],
    examples: [
      Declaration.Example("cutsheet explain", "Lists the kinds of documents."),
      Declaration.Example("cutsheet explain genesys-cloud.queues", "Explains queues."),
      Declaration.Example(
        "cutsheet explain genesys-cloud.queues.acwSettings.timeoutMs", "Explains one field."),
      Declaration.Example(
        "cutsheet explain policy", "Explains policies and lists the built-in rules."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let path = invocation[Self.path] ?? ""
    let (text, diagnostics) =
      RuleExplanation.text(of: path)
      ?? Explanation.text(of: path, allProviders, kinds: allDocumentKinds)
    guard let text else { throw Refusal(.invalid, diagnostics) }
    return Outcome(
      result: ["path": .string(path), "text": .string(text)], diagnostics: diagnostics
    ).shown(as: .text) { text }
  }
}
