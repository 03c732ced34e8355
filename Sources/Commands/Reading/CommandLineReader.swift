import Documents

/// Understands a command line by the declarations, or says everything that is wrong with it.
struct CommandLineReader {
  enum Answer: Sendable {
    case run(Invocation)
    /// Help about the words given: a command, a family, or nothing for the program.
    case help([String])
    case version
    case nothingAsked
    case mistakes([Diagnostic], about: Declaration?, Invocation)
  }

  let declarations: [Declaration]

  func read(_ words: [String]) -> Answer {
    let call = commandCall(in: words)
    if call.named.contains("help") { return .help(call.words) }
    if call.named.contains("version") { return .version }
    if let declaration = call.declaration {
      var options = OptionReader(declaration)
      options.read(words, skipping: call.places)
      return options.mistakes.isEmpty
        ? .run(options.invocation)
        : .mistakes(options.mistakes, about: declaration, options.invocation)
    }
    if words.isEmpty { return .nothingAsked }
    var options = OptionReader(Declaration.anything(options: Array(optionsByName.values)))
    options.read(words, skipping: Set(words.indices.filter { !words[$0].hasPrefix("-") }))
    let unknown = options.mistakes.filter { $0.code == "unknown-option" }
    return .mistakes([mistake(in: call.words)] + unknown, about: nil, options.invocation)
  }

  /// The words that name the command, wherever they stand among options.
  private struct Call {
    var words: [String] = []
    var places: Set<Int> = []
    var declaration: Declaration?
    /// Switches seen, by long name.
    var named: Set<String> = []
  }

  private func commandCall(in words: [String]) -> Call {
    var call = Call()
    let known = optionsByName
    var place = 0
    while place < words.count, words[place] != "--" {
      let word = words[place]
      if let spelling = OptionSpelling(word) {
        let option = spelling.option(among: known)
        call.named.insert(option?.name ?? spelling.name)
        if option?.role == .option, spelling.value == nil { place += 1 }
      } else if call.declaration == nil || isFamily(call.words + [word]) {
        call.words.append(word)
        call.places.insert(place)
        call.declaration = declarations.first { $0.words == call.words }
      }
      place += 1
    }
    return call
  }

  /// Every option of every command: before the command is known, all of them may stand there.
  private var optionsByName: [String: Parameter] {
    let all =
      GlobalOptions.parameters(formats: OutputFormat.allCases) + declarations.flatMap(\.options)
    return Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func isFamily(_ words: [String]) -> Bool {
    declarations.contains { $0.words.starts(with: words) }
  }

  private func mistake(in words: [String]) -> Diagnostic {
    guard let first = words.first else {
      return Diagnostic(
        .error, "missing-command", "a command is missing", help: "'cutsheet help' lists them")
    }
    let family = declarations.filter { $0.words.first == first && $0.words.count > 1 }
    if words.count == 1, !family.isEmpty {
      let next = family.map { "'\($0.words[1])'" }
      return Diagnostic(
        .error, "incomplete-command", "'\(first)' needs one more word: \(listed(next))")
    }
    let wrong = family.isEmpty ? first : words.prefix(2).joined(separator: " ")
    return Diagnostic(
      .error, "unknown-command", "there is no command '\(Printable.line(wrong))'",
      help: Suggestion.clause(for: wrong, in: declarations.map(\.name))
        ?? "'cutsheet help' lists them")
  }
}

extension Declaration {
  /// Stands in for a command that is not known, so that options are checked all the same.
  fileprivate static func anything(options: [Parameter]) -> Declaration {
    Declaration(parameters: options)
  }

  private init(parameters: [Parameter]) {
    self.init("", in: .tools, summary: "", takes: parameters.map(Bare.init), examples: [])
  }

  private struct Bare: Declared {
    let parameter: Parameter
  }
}

/// The parts of a word that starts with a dash.
struct OptionSpelling {
  /// The long name; for a short option the letter.
  let name: String
  /// The letter of an option with one dash.
  let short: Character?
  let value: String?

  /// Takes a word apart; nil where it is no option: `-` alone stands for a file.
  init?(_ word: String) {
    guard word.hasPrefix("-"), word != "-", word != "--" else { return nil }
    let isLong = word.hasPrefix("--")
    let body = word.dropFirst(isLong ? 2 : 1)
    let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(parts[0])
    value = parts.count > 1 ? String(parts[1]) : nil
    short = isLong || name.count != 1 ? nil : name.first
  }
  /// The option meant, where names have their options beside them.
  func option(among known: [String: Parameter]) -> Parameter? {
    guard let short else { return known[name] }
    return known.values.first { $0.short == short }
  }
}
