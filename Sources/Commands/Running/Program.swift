import Documents

/// The whole program between the words of the command line and the exit code.
package enum Program {
  /// The version that `--version`, man pages and plan files name.
  package static let version = "0.1.0"

  /// Runs what the words ask for, shows its outcome, and answers the exit code.
  package static func run(_ words: [String], in context: Context) async -> ExitCode {
    await run(words, of: allCommands, in: context)
  }

  static func run(
    _ words: [String], of commands: [any Command], in context: Context
  ) async -> ExitCode {
    let declarations = commands.map(\.declaration)
    do {
      switch CommandLineReader(declarations: declarations).read(words) {
      case .version:
        try await context.output.write("cutsheet \(version)\n")
        return .success
      case .help(let topic):
        return try await HelpCommand(topic).show(declarations, in: context)
      case .nothingAsked:
        try await context.errors.write(HelpText(declarations: declarations).program())
        return .invalid
      case .mistakes(let mistakes, let declaration, let invocation):
        return try await report(mistakes, about: declaration, invocation, declarations, context)
      case .run(let invocation):
        guard let command = commands.first(where: { $0.declaration.name == invocation.command })
        else { return .invalid }
        return try await run(command, invocation, in: context)
      }
    } catch {
      // Standard output or error cannot be written: nothing is left to say it with but the code.
      try? await context.errors.write("error: \(describe(error))\n")
      return .failed
    }
  }

  private static func run(
    _ command: any Command, _ invocation: Invocation, in context: Context
  ) async throws -> ExitCode {
    let show: OutcomeWriter
    let outcome: Outcome
    do {
      let adapted = try await context.adapted(to: invocation.globals)
      show = OutcomeWriter(command.declaration, invocation.globals, adapted)
      outcome = await Interruption.run(command, invocation, in: adapted)
        .sounding(await adapted.alarms.diagnostics(at: adapted.now()))
    } catch {
      // The file of `--events` cannot be made.
      let plain = OutcomeWriter(command.declaration, invocation.globals, context)
      return try await plain.write(.failed(error))
    }
    return try await show.write(outcome)
  }

  private static func report(
    _ mistakes: [Diagnostic], about declaration: Declaration?, _ invocation: Invocation,
    _ declarations: [Declaration], _ context: Context
  ) async throws -> ExitCode {
    if invocation.globals.format == .json {
      let outcome = Outcome(.invalid, diagnostics: mistakes)
      try await context.output.write(outcome.envelope(of: invocation.command))
      return .invalid
    }
    try await context.errors.write(DiagnosticText(sources: [:]).render(mistakes))
    if let declaration {
      let usage = HelpText(declarations: declarations).usage(of: declaration)
      let hint = "'cutsheet help \(declaration.name)' tells more."
      try await context.errors.write(([""] + usage + [hint, ""]).joined(separator: "\n"))
    }
    return .invalid
  }

  /// What an error of any module says of itself, as the end of a diagnostic.
  static func describe(_ error: any Error) -> String {
    error is CancellationError ? "interrupted" : Printable.text(String(describing: error))
  }
}

extension Outcome {
  /// What is shown of an error that a command let through.
  static func failed(_ error: any Error) -> Outcome {
    if let refusal = error as? Refusal { return refusal.outcome }
    let code = error is CancellationError ? "interrupted" : "failed"
    return Outcome(
      .failed, diagnostics: [Diagnostic(.error, code, Program.describe(error))])
  }
}
