import Documents

/// Explains the program or one of its commands.
struct HelpCommand: Command {
  private static let topic = Argument(
    repeatable: "COMMAND", "The command to explain; the program when left out.",
    Reading<String>.text)

  /// What `--help` was asked about, where that is how help was called.
  private let words: [String]

  init(_ words: [String] = []) {
    self.words = words
  }

  let declaration = Declaration(
    "help", in: .tools,
    summary: "Explain the program or a command",
    takes: [Self.topic],
    examples: [
      Declaration.Example("cutsheet help contract check", "All about one command.")
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let declarations = allCommands.map(\.declaration)
    let words = invocation[Self.topic]
    let text = try text(about: words, declarations)
    let topics = declarations.filter { $0.words.starts(with: words) }
    return Outcome(result: ["commands": .array(topics.map(\.value))]).shown(as: .text) { text }
  }

  /// Answers `--help`, which needs no well-formed command line around it.
  func show(_ declarations: [Declaration], in context: Context) async throws -> ExitCode {
    do {
      try await context.output.write(text(about: words, declarations))
      return .success
    } catch let refusal as Refusal {
      try await context.errors.write(DiagnosticText(sources: [:]).render(refusal.diagnostics))
      return refusal.exit
    }
  }

  private func text(about words: [String], _ declarations: [Declaration]) throws -> String {
    let help = HelpText(declarations: declarations)
    let name = words.joined(separator: " ")
    if words.isEmpty { return help.program() }
    if let exact = declarations.first(where: { $0.name == name }) { return help.command(exact) }
    if declarations.contains(where: { $0.words.first == name }) { return help.family(name) }
    throw Refusal(
      .invalid, "unknown-command", "there is no command '\(Printable.line(name))'",
      help: Suggestion.clause(for: name, in: declarations.map(\.name))
        ?? "'cutsheet help' lists them")
  }
}
