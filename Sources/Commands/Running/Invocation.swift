/// A command line that was understood: the texts of a command's options and arguments.
package struct Invocation: Sendable {
  /// The words that called the command, such as `contract check`.
  package let command: String
  private var texts: [String: [String]] = [:]

  init(of command: String) {
    self.command = command
  }

  mutating func add(_ text: String, to parameter: Parameter) {
    texts[parameter.spelling, default: []].append(text)
  }

  func isGiven(_ parameter: Parameter) -> Bool { texts[parameter.spelling] != nil }

  func isGiven(_ spelling: String) -> Bool { texts[spelling] != nil }

  /// Tells whether a switch was given.
  package subscript(_ flag: Flag) -> Bool { isGiven(flag.parameter) }

  /// The value of an option, or its default.
  package subscript<Result>(_ option: Option<Result>) -> Result {
    option.resolve(texts[option.parameter.spelling] ?? [])
  }

  /// The value of an argument.
  package subscript<Result>(_ argument: Argument<Result>) -> Result {
    argument.resolve(texts[argument.parameter.spelling] ?? [])
  }

  /// The words after `--`.
  package subscript(_ trailing: Trailing) -> [String] {
    texts[trailing.parameter.spelling] ?? []
  }

  /// Tells whether the user wrote the option, rather than leaving it to its default.
  package func gives<Result>(_ option: Option<Result>) -> Bool { isGiven(option.parameter) }

  /// The options of every command.
  package var globals: GlobalOptions { GlobalOptions(of: self) }
}
