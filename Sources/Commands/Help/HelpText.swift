/// Writes help for people from the declarations.
struct HelpText {
  let declarations: [Declaration]

  /// The program: what it is, its commands by group, options of every command, exit codes.
  func program() -> String {
    var lines = [
      "cutsheet: config as code for contact-centre tenants", "",
      "usage: cutsheet COMMAND [options]", "       cutsheet help COMMAND",
    ]
    for group in Declaration.Group.allCases {
      let members = declarations.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      lines += ["", group.rawValue] + commandTable(members)
    }
    lines += ["", "Options of every command"]
    lines += Paragraphs.table(
      GlobalOptions.parameters(formats: [.text, .markdown, .json]).map(Self.row))
    lines += ["", "Exit codes"]
    lines += Paragraphs.table(ExitCode.table.map { (String($0.number), $0.meaning) })
    return text(lines)
  }

  /// Commands that share a first word, such as `contract`.
  func family(_ name: String) -> String {
    let members = declarations.filter { $0.words.first == name }
    return text(
      ["usage: cutsheet \(name) COMMAND [options]", "", "Commands"] + commandTable(members) + [
        "", "'cutsheet help \(members.first?.name ?? name)' tells more.",
      ])
  }

  /// One command: usage, what it does, what it takes, examples, exit codes.
  func command(_ declaration: Declaration) -> String {
    var lines = ["cutsheet \(declaration.name): \(declaration.summary)", ""]
    lines += usage(of: declaration)
    for paragraph in Paragraphs.split(declaration.discussion) {
      lines += [""] + Paragraphs.wrap(paragraph)
    }
    let unnamed = declaration.parameters.filter { !$0.isNamed }
    if !unnamed.isEmpty { lines += ["", "Arguments"] + Paragraphs.table(unnamed.map(Self.row)) }
    lines += ["", "Options"] + Paragraphs.table(optionsToExplain(of: declaration).map(Self.row))
    lines += ["", "Options of every command, which 'cutsheet help' explains"]
    lines += Paragraphs.wrap(globalNames, width: Paragraphs.width - 2).map { "  " + $0 }
    lines += ["", declaration.examples.count > 1 ? "Examples" : "Example"]
    for example in declaration.examples {
      lines += ["  $ \(example.line)"]
      lines += Paragraphs.wrap(example.purpose, width: Paragraphs.width - 4).map { "    " + $0 }
    }
    lines += ["", "Exit codes"]
    lines += Paragraphs.table(
      declaration.exitTable.map { (String($0.code.number), $0.meaning) })
    return text(lines)
  }

  /// The first lines of a command's help, shown also after a mistake.
  func usage(of declaration: Declaration) -> [String] {
    let unnamed = declaration.parameters.filter { !$0.isNamed }.map(\.synopsis)
    let required = declaration.options.filter(\.isRequired).map(\.synopsis)
    let lead = "usage: cutsheet \(declaration.name) "
    let rest = (["[options]"] + required + unnamed).joined(separator: " ")
    let margin = String(repeating: " ", count: lead.count)
    let lines = Paragraphs.wrap(rest, width: Paragraphs.width - lead.count)
    return lines.enumerated().map { ($0.offset == 0 ? lead : margin) + $0.element }
  }

  /// The command's own options and `--format`, whose values differ from command to command.
  private func optionsToExplain(of declaration: Declaration) -> [Parameter] {
    let own = declaration.options
    return own + declaration.allOptions.dropFirst(own.count).filter { $0.name == "format" }
  }

  private var globalNames: String {
    GlobalOptions.parameters(formats: []).map(\.spelling).filter { $0 != "--format" }
      .joined(separator: " ")
  }

  private func commandTable(_ members: [Declaration]) -> [String] {
    Paragraphs.table(members.map { ($0.name, $0.summary) })
  }

  private static func row(_ parameter: Parameter) -> (term: String, meaning: String) {
    (parameter.synopsis, parameter.meaning)
  }

  private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }
}

extension Parameter {
  /// The summary with what else a reader must know: choices, default, whether it may be repeated.
  var meaning: String {
    var facts: [String] = []
    if !choices.isEmpty { facts.append("one of: \(choices.joined(separator: ", "))") }
    if let defaultText { facts.append("default: \(defaultText)") }
    if isRequired, isNamed { facts.append("required") }
    if isRepeatable, isNamed { facts.append("may be repeated") }
    return facts.isEmpty ? summary : "\(summary) (\(facts.joined(separator: "; ")))"
  }
}
