import Documents

/// Shows what a command came to, as the global options ask.
struct OutcomeWriter {
  private let declaration: Declaration
  private let globals: GlobalOptions
  private let context: Context

  init(_ declaration: Declaration, _ globals: GlobalOptions, _ context: Context) {
    self.declaration = declaration
    self.globals = globals
    self.context = context
  }

  /// Writes problems to standard error and the result where it belongs; answers the exit code.
  func write(_ outcome: Outcome) async throws -> ExitCode {
    let report = RemarkReport(outcome, declaration, globals)
    if globals.format == .json {
      try await deliver(
        outcome.text(as: .json) ?? outcome.envelope(of: declaration.name), of: outcome)
    } else {
      try await writeDiagnostics(of: outcome)
      let text = outcome.text(as: globals.format) ?? report.text(as: globals.format)
      if let text { try await deliver(text, of: outcome) }
    }
    if let path = globals.remarks {
      let format: OutputFormat = path.hasSuffix(".xml") ? .junit : .sarif
      try await context.files.replace(path, with: Array((report.text(as: format) ?? "").utf8))
    }
    return outcome.exit
  }

  private func writeDiagnostics(of outcome: Outcome) async throws {
    guard !outcome.diagnostics.isEmpty else { return }
    let text = DiagnosticText(sources: outcome.sources).render(outcome.diagnostics)
    try await context.errors.write(context.isErrorColored ? colored(text) : text)
  }

  private func deliver(_ text: String, of outcome: Outcome) async throws {
    guard !text.isEmpty else { return }
    if let path = globals.output, !declaration.placesOutput, !outcome.hasPlacedOutput {
      try await context.files.replace(path, with: Array(text.utf8))
    } else {
      try await context.output.write(text)
    }
  }

  /// Paints the words `error:` and `warning:` where they open a diagnostic.
  ///
  /// The words of a user's file cannot be mistaken for them: excerpts are indented.
  private func colored(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix(" ") == false else { return String(line) }
      for (word, color) in [("error: ", "31"), ("warning: ", "33"), ("note: ", "36")] {
        guard let place = line.firstRange(of: word) else { continue }
        let painted = "\u{1B}[1;\(color)m\(word.dropLast())\u{1B}[0m "
        return line[..<place.lowerBound] + painted + line[place.upperBound...]
      }
      return String(line)
    }.joined(separator: "\n")
  }
}
