/// Writes man pages in the macros of man(7), which man-db, mandoc and groff all read.
///
/// Pages carry no date, so that the same program always writes the same bytes.
struct ManPage {
  let declarations: [Declaration]
  let version: String

  /// Every page by its file name: `cutsheet.1` and one for each command.
  func all() -> [(file: String, text: String)] {
    [("cutsheet.1", program())] + declarations.map { (Self.name($0) + ".1", page(of: $0)) }
  }

  func program() -> String {
    var lines = header("cutsheet", summary: "config as code for contact-centre tenants")
    lines += [".SH SYNOPSIS", ".B cutsheet", ".I COMMAND", "[options]"]
    for group in Declaration.Group.allCases {
      let members = declarations.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      lines.append(".SH \(group.rawValue.uppercased())")
      for member in members {
        lines += [".TP", ".BR \(Self.escaped(Self.name(member))) (1)", Self.text(member.summary)]
      }
    }
    lines.append(".SH OPTIONS OF EVERY COMMAND")
    lines += GlobalOptions.parameters(formats: [.text, .markdown, .json]).flatMap(entry)
    lines += exits(ExitCode.table.map { ($0, $0.meaning) })
    return lines.joined(separator: "\n") + "\n"
  }

  func page(of declaration: Declaration) -> String {
    var lines = header(Self.name(declaration), summary: declaration.summary)
    let unnamed = declaration.parameters.filter { !$0.isNamed }
    let words = unnamed.map(\.synopsis).joined(separator: " ")
    lines += [".SH SYNOPSIS", ".B cutsheet \(Self.escaped(declaration.name))"]
    lines.append(Self.text("[options] \(words)"))
    let paragraphs = Paragraphs.split(declaration.discussion)
    if !paragraphs.isEmpty { lines.append(".SH DESCRIPTION") }
    for paragraph in paragraphs { lines += [".PP", Self.text(paragraph)] }
    if !unnamed.isEmpty { lines += [".SH ARGUMENTS"] + unnamed.flatMap(entry) }
    lines += [".SH OPTIONS"] + declaration.allOptions.flatMap(entry)
    lines.append(".SH EXAMPLES")
    for example in declaration.examples {
      lines += [".PP", Self.text(example.purpose), ".PP", ".RS 4", ".nf"]
      lines += [Self.text(example.line), ".fi", ".RE"]
    }
    lines += exits(declaration.exitTable)
    lines += [".SH SEE ALSO", ".BR cutsheet (1)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func header(_ name: String, summary: String) -> [String] {
    [
      ".TH \(name.uppercased()) 1 \"\" \"cutsheet \(version)\" \"User Commands\"",
      ".SH NAME", "\(Self.escaped(name)) \\- \(Self.escaped(summary))",
    ]
  }

  private func entry(_ parameter: Parameter) -> [String] {
    [".TP", ".B \(Self.escaped(parameter.synopsis))", Self.text(parameter.meaning)]
  }

  private func exits(_ table: [(code: ExitCode, meaning: String)]) -> [String] {
    [".SH EXIT STATUS"]
      + table.flatMap { [".TP", ".B \($0.code.number)", Self.text($0.meaning)] }
  }

  private static func name(_ declaration: Declaration) -> String {
    "cutsheet-" + declaration.words.joined(separator: "-")
  }

  /// A line of running text: a leading dot or quote would be read as a request.
  private static func text(_ text: String) -> String {
    let line = escaped(text)
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      case "'": result += "\\(aq"
      default: result.append(character)
      }
    }
    return result
  }
}
