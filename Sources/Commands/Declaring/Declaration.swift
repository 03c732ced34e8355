/// All that is said about a command: the one source of its help, completions and parsing.
package struct Declaration: Sendable {
  /// The heading under which the program's help lists a command.
  package enum Group: String, CaseIterable, Sendable {
    case everyday = "Everyday"
    case jobs = "Jobs"
    case state = "State"
    case tools = "Tools"
  }

  /// A command line that can be tried as it stands, and what it is for.
  package struct Example: Sendable {
    let line: String
    let purpose: String

    /// Takes the whole line, which a test parses.
    package init(_ line: String, _ purpose: String) {
      self.line = line
      self.purpose = purpose
    }
  }

  /// The words that call the command: `plan`, or `contract check` for one of a family.
  package let name: String
  let group: Group
  let summary: String
  let discussion: String
  let parameters: [Parameter]
  let formats: [OutputFormat]
  /// Tells whether the command itself uses `--output`, such as for a folder.
  let placesOutput: Bool
  let examples: [Example]
  let exits: [ExitCode: String]

  /// Declares a command.
  ///
  /// The summary is one line, a sentence without a full stop. The discussion's paragraphs are
  /// parted by blank lines; their line breaks do not count. `exits` says what the codes mean for
  /// this command; success, failure and bad usage need no mention.
  package init(
    _ name: String, in group: Group, summary: String, discussion: String = "",
    takes parameters: [any Declared] = [], formats: [OutputFormat] = [.text, .json],
    placesOutput: Bool = false, examples: [Example], exits: [ExitCode: String] = [:]
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.discussion = discussion
    let remarks = formats.contains(.sarif) ? [GlobalOptions.remarksOption.parameter] : []
    self.parameters = parameters.map(\.parameter) + remarks
    self.formats = formats
    self.placesOutput = placesOutput
    self.examples = examples
    self.exits = exits
  }

  var words: [String] { name.split(separator: " ").map(String.init) }

  var options: [Parameter] { parameters.filter(\.isNamed) }

  /// Options of the command, then those of every command, with this command's output formats.
  var allOptions: [Parameter] { options + GlobalOptions.parameters(formats: formats) }

  var arguments: [Parameter] { parameters.filter { $0.role == .argument } }

  var trailing: Parameter? { parameters.first { $0.role == .trailing } }

  /// What each exit code means here, in the order of the codes.
  var exitTable: [(code: ExitCode, meaning: String)] {
    let always: Set<ExitCode> = [.success, .failed, .invalid]
    return always.union(exits.keys).sorted().map { ($0, exits[$0] ?? $0.meaning) }
  }
}
