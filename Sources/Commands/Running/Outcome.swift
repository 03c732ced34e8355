package import Documents
package import Rendering

/// What a command has to say when it is done: for the shell, for people and for machines.
package struct Outcome: Sendable {
  /// What the process ends with.
  package var exit: ExitCode
  /// Everything that is wrong or worth saying, in any order.
  package var diagnostics: [Diagnostic]
  /// The texts of the files that diagnostics point into, by path.
  package var sources: [String: String]
  /// The `result` of the JSON envelope.
  package var result: Value
  /// The `coverage` of the JSON envelope, where migrations were looked at: what of each source is
  /// taken along.
  package var coverage: Value?
  /// What there is to remark beside the diagnostics, for the forms that list all of it: SARIF and
  /// JUnit.
  package var remarks: [Remark] = []
  /// Set where the command has used `--output` for something else than the result.
  var hasPlacedOutput = false
  /// The same for people, by format; made only when asked for.
  private var renderings: [OutputFormat: @Sendable () -> String]

  /// Makes an outcome; give it a form for people by `shown(as:_:)`.
  package init(
    _ exit: ExitCode = .success, result: Value = .null, diagnostics: [Diagnostic] = [],
    sources: [String: String] = [:]
  ) {
    self.exit = exit
    self.result = result
    self.diagnostics = diagnostics
    self.sources = sources
    renderings = [:]
  }

  /// The end of a command that wrote its result itself, in whatever format.
  package static func written(_ exit: ExitCode) -> Outcome {
    Outcome(exit).shown(as: .json) { "" }
  }

  /// Adds the form of one output format; for JSON it replaces the envelope.
  package func shown(
    as format: OutputFormat, _ text: @escaping @Sendable () -> String
  ) -> Outcome {
    var copy = self
    copy.renderings[format] = text
    return copy
  }

  /// The same outcome with what is overdue; a command's own words for it count.
  func sounding(_ alarms: [Diagnostic]) -> Outcome {
    var copy = self
    copy.diagnostics += alarms.filter { !diagnostics.contains($0) }
    return copy
  }

  /// The form for people where there is one.
  func text(as format: OutputFormat) -> String? { renderings[format]?() }

  /// The same JSON object for every command, canonical and one member a line.
  func envelope(of command: String) -> String {
    var envelope: Object = [
      "format_version": "1.0",
      "command": .string(command),
      "exit": .integer(Int(exit.number)),
      "diagnostics": .array(diagnostics.sorted().map(\.value)),
      "result": result,
    ]
    envelope["coverage"] = coverage
    return CanonicalJSON.text(of: .object(envelope), layout: .lines)
  }
}

/// The user's mistake, or a rule's no, that ends a command before it has a result.
package struct Refusal: Error {
  /// What the process ends with.
  package var exit: ExitCode
  /// Everything that is wrong or worth saying, in any order.
  package var diagnostics: [Diagnostic]
  /// The texts of the files that diagnostics point into, by path.
  package var sources: [String: String]
  /// The `coverage` of the JSON envelope, where a migration is in the way.
  package var coverage: Value?

  /// Makes a refusal; its exit code is that of an invalid project unless said otherwise.
  package init(
    _ exit: ExitCode = .invalid, _ diagnostics: [Diagnostic], sources: [String: String] = [:]
  ) {
    self.exit = exit
    self.diagnostics = diagnostics
    self.sources = sources
  }

  /// Makes a refusal of one sentence.
  package init(
    _ exit: ExitCode = .invalid, _ code: String, _ message: String, help: String? = nil
  ) {
    self.init(exit, [Diagnostic(.error, code, message, help: help)])
  }

  var outcome: Outcome {
    var outcome = Outcome(exit, diagnostics: diagnostics, sources: sources)
    outcome.coverage = coverage
    return outcome
  }
}
