import Documents

/// Reads the options and arguments of one command and gathers every mistake.
struct OptionReader {
  private(set) var invocation: Invocation
  private(set) var mistakes: [Diagnostic] = []
  private let declaration: Declaration
  private let options: [Parameter]
  private var arguments: ArraySlice<Parameter>
  private var rest: ArraySlice<String> = []

  init(_ declaration: Declaration) {
    self.declaration = declaration
    invocation = Invocation(of: declaration.name)
    options = declaration.allOptions
    arguments = declaration.arguments[...]
  }

  /// Reads all words but those at the places that named the command.
  mutating func read(_ words: [String], skipping places: Set<Int>) {
    rest = words.enumerated().filter { !places.contains($0.offset) }.map(\.element)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        readTail()
      } else if let spelling = OptionSpelling(word) {
        readOption(spelling, word)
      } else {
        readArgument(word)
      }
    }
    checkWhatIsMissing()
    checkConflicts()
  }

  private mutating func readTail() {
    guard let trailing = declaration.trailing else {
      while let word = rest.popFirst() { readArgument(word) }
      return
    }
    if rest.isEmpty {
      report("missing-argument", "'--' must be followed by \(trailing.name)")
    }
    while let word = rest.popFirst() { invocation.add(word, to: trailing) }
  }

  private mutating func readOption(_ spelling: OptionSpelling, _ word: String) {
    guard let option = option(spelling, word) else { return reportUnknown(spelling, word) }
    if invocation.isGiven(option), !option.isRepeatable {
      report("repeated-option", "'\(option.spelling)' is given twice")
    }
    if option.role == .flag {
      if spelling.value != nil {
        report("unexpected-value", "'\(option.spelling)' takes no value")
      }
      invocation.add("", to: option)
    } else if let value = spelling.value ?? takeValue() {
      add(value, to: option)
    } else {
      report(
        "missing-value", "'\(option.spelling)' needs a value: it must be \(option.accepted)")
    }
  }

  private func option(_ spelling: OptionSpelling, _ word: String) -> Parameter? {
    if let short = spelling.short { return options.first { $0.short == short } }
    return word.hasPrefix("--") ? options.first { $0.name == spelling.name } : nil
  }

  /// The next word, unless it is itself an option that this command knows.
  private mutating func takeValue() -> String? {
    guard let next = rest.first, next != "--" else { return nil }
    if let spelling = OptionSpelling(next), option(spelling, next) != nil { return nil }
    return rest.popFirst()
  }

  private mutating func readArgument(_ word: String) {
    guard let argument = arguments.first else {
      return report(
        "unexpected-argument", "unexpected argument '\(Printable.line(word))'",
        help: declaration.arguments.isEmpty
          ? "'\(declaration.name)' takes no arguments" : nil)
    }
    add(word, to: argument)
    if !argument.isRepeatable { arguments.removeFirst() }
  }

  private mutating func add(_ text: String, to parameter: Parameter) {
    guard parameter.accepts(text) else {
      return report(
        "bad-value",
        "'\(parameter.spelling)' must be \(parameter.accepted), not '\(Printable.line(text))'",
        help: Suggestion.clause(for: text, in: parameter.choices))
    }
    invocation.add(text, to: parameter)
  }

  private mutating func checkWhatIsMissing() {
    let isMistaken = mistakes.contains { $0.code == "bad-value" || $0.code == "missing-value" }
    for parameter in declaration.parameters where parameter.isRequired && !isMistaken {
      guard !invocation.isGiven(parameter) else { continue }
      report("missing-argument", "\(parameter.spelling) is missing", help: parameter.summary)
    }
  }

  private mutating func checkConflicts() {
    for option in options where invocation.isGiven(option) {
      for other in option.excludes where invocation.isGiven("--" + other) {
        report(
          "conflicting-options", "'\(option.spelling)' and '--\(other)' exclude one another")
      }
    }
  }

  private mutating func reportUnknown(_ spelling: OptionSpelling, _ word: String) {
    let name = spelling.name
    let nearest = Suggestion.nearest(to: name, in: options.map(\.name))
    let meant = options.first { $0.name == nearest }
    // Its value is no argument: one slip of the pen is one mistake.
    if meant?.role == .option, spelling.value == nil { _ = takeValue() }
    report(
      "unknown-option", "unknown option '\(Printable.line(word))'",
      help: nearest.map { "did you mean '--\($0)'?" })
  }

  private mutating func report(_ code: String, _ message: String, help: String? = nil) {
    mistakes.append(Diagnostic(.error, code, message, help: help))
  }
}
