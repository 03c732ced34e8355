import Documents
import Rendering

/// Everything that an outcome has to remark, in the forms that forges read.
struct RemarkReport {
  private let outcome: Outcome
  private let command: String
  private let globals: GlobalOptions

  init(_ outcome: Outcome, _ declaration: Declaration, _ globals: GlobalOptions) {
    self.outcome = outcome
    command = declaration.name
    self.globals = globals
  }

  /// The report; nil in a form that is no report.
  func text(as format: OutputFormat) -> String? {
    switch format {
    case .sarif:
      SARIF.text(
        remarks,
        of: SARIF.Run(
          version: Program.version, category: category, prefix: prefix,
          exitCode: Int(outcome.exit.number)))
    case .junit:
      JUnit.text(
        remarks, suite: "cutsheet " + subjects.joined(separator: " "), prefix: prefix)
    default: nil
    }
  }

  private var remarks: [Remark] {
    let hasFailed = outcome.exit == .failed
    return outcome.diagnostics.sorted().map {
      Remark($0, isFailure: hasFailed && $0.severity == .error)
    } + outcome.remarks
  }

  private var prefix: String { RepositoryFolder.prefix(of: globals.project) }

  private var subjects: [String] {
    [command] + (globals.environment == "default" ? [] : [globals.environment])
      + (globals.tenant.map { [$0] } ?? [])
  }

  /// Two projects of one repository must not mend one another's findings.
  private var category: String {
    (["cutsheet"] + subjects + (prefix.isEmpty ? [] : [String(prefix.dropLast())]))
      .joined(separator: "/")
  }
}
