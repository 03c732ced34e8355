/// Forms in which a command can show its result.
package enum OutputFormat: String, CaseIterable, Sendable {
  case text, markdown, json, sarif, junit, html, dot, mermaid, svg
}

/// The options of every command, accepted before and after its name.
package struct GlobalOptions: Sendable {
  private let invocation: Invocation

  init(of invocation: Invocation) {
    self.invocation = invocation
  }

  /// The folder that holds `cutsheet.yaml`.
  package var project: String { invocation[Self.projectOption] }
  /// The overlay, and the branch of the state.
  package var environment: String { invocation[Self.environmentOption] }
  /// The one tenant to work on, or nil for every tenant of the project.
  package var tenant: String? { invocation[Self.tenantOption] }
  /// Address patterns that limit the run; empty means everything.
  package var targets: [String] { invocation[Self.targetOption] }
  /// The form in which the result is written.
  package var format: OutputFormat { invocation[Self.formatOption()] }
  /// The file or folder that takes the result instead of standard output.
  package var output: String? { invocation[Self.outputOption] }
  /// Tells whether questions are answered with yes beforehand.
  package var assumesYes: Bool { invocation[Self.yesFlag] }
  /// Tells whether colours are refused, whatever the terminal can do.
  package var isColorless: Bool { invocation[Self.colorlessFlag] }
  /// Tells whether only results and problems are shown.
  package var isQuiet: Bool { invocation[Self.quietFlag] }
  /// Tells whether more is said about what happens.
  package var isVerbose: Bool { invocation[Self.verboseFlag] }
  /// The file that takes all remarks, beside the result.
  package var remarks: String? { invocation[Self.remarksOption] }
  /// The file that takes progress as NDJSON.
  package var events: String? { invocation[Self.eventsOption] }
  /// The file that takes every exchange with a vendor, secrets redacted.
  package var trace: String? { invocation[Self.traceOption] }

  private static let projectOption = Option(
    "project", "DIR", "The folder of the project.", .folder, default: ".")
  private static let environmentOption = Option(
    "env", "NAME", "The environment: its overlay and its state.", .text, default: "default")
  private static let tenantOption = Option(
    "tenant", "NAME", "Only this tenant; all when left out.", .text)
  private static let targetOption = Option(
    repeatable: "target", "ADDRESS",
    "Only resources whose address fits, such as 'cloud/queues/Support*'.", .text)
  private static func formatOption(
    _ formats: [OutputFormat] = OutputFormat.allCases
  ) -> Option<OutputFormat> {
    Option("format", "FORMAT", "How the result is written.", .word(of: formats), default: "text")
  }
  private static let outputOption = Option(
    "output", "FILE", "Write the result there instead of standard output.", .file)
  /// Of every command that can write its remarks as SARIF.
  static let remarksOption = Option(
    "remarks", "FILE",
    "Also write all remarks there: as JUnit where it ends in '.xml', else as SARIF.", .file)
  private static let yesFlag = Flag("yes", "Answer every question with yes.")
  private static let colorlessFlag = Flag("no-color", "Write without colours; so does NO_COLOR.")
  private static let quietFlag = Flag(
    "quiet", "Show no progress, only results and problems.", excludes: ["verbose"])
  private static let verboseFlag = Flag("verbose", "Say more about what happens.")
  private static let eventsOption = Option(
    "events", "FILE", "Write progress there, one JSON object a line.", .file)
  private static let traceOption = Option(
    "trace", "FILE", "Record every exchange with a vendor there, secrets redacted.", .file)
  static let helpFlag = Flag("help", short: "h", "Show help.")
  static let versionFlag = Flag("version", short: "V", "Show the version.")

  /// What is accepted beside a command that can write in these formats.
  static func parameters(formats: [OutputFormat]) -> [Parameter] {
    let declared: [any Declared] = [
      projectOption, environmentOption, tenantOption, targetOption, formatOption(formats),
      outputOption, yesFlag, colorlessFlag, quietFlag, verboseFlag, eventsOption, traceOption,
      helpFlag, versionFlag,
    ]
    return declared.map(\.parameter)
  }
}
