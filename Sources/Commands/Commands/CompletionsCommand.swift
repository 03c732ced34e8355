import Documents

/// Teaches a shell our command lines.
struct CompletionsCommand: Command {
  private static let shell = Argument("SHELL", "The shell to write for.", Reading<Shell>.word)

  let declaration = Declaration(
    "completions", in: .tools,
    summary: "Write the completion script of a shell",
    discussion: """
      The script completes commands, options and their values. Put it where the shell looks for
      completions, or source it from the shell's start-up file.
      """,
    takes: [Self.shell],
    examples: [
      Declaration.Example(
        "cutsheet completions bash --output ~/.local/share/bash-completion/completions/cutsheet",
        "Completes in every new bash."),
      Declaration.Example("cutsheet completions fish | source", "Completes in this fish."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let shell = invocation[Self.shell]
    let script = shell.completions(for: allCommands.map(\.declaration))
    return Outcome(result: ["shell": .string(shell.rawValue), "script": .string(script)])
      .shown(as: .text) { script }
  }
}
