/// Writes diagnostics for people: place, message, the offending line and a caret under it.
package struct DiagnosticText {
  private let sources: [String: String]
  /// The lines of files that were pointed into already: thousands may point into one.
  private var lines: [String: LineIndex] = [:]

  /// Takes the texts of the files that diagnostics may point into, by path.
  package init(sources: [String: String]) {
    self.sources = sources
  }

  /// Renders in the order of the files, one blank line between two.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    var text = self
    return diagnostics.sorted().map { text.render($0) }.joined(separator: "\n")
  }

  /// Renders one, with the lines that it points into.
  package mutating func render(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.range.map { "\($0): " } ?? ""
    var lines = [
      "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code)]"
    ]
    if let range = diagnostic.range { lines += excerpt(of: range) }
    if let help = diagnostic.help { lines.append("  help: " + help) }
    for note in diagnostic.notes {
      lines.append("  note: " + (note.range.map { "\($0): " } ?? "") + note.message)
      if let range = note.range { lines += excerpt(of: range) }
    }
    return lines.map { Printable.text($0) }.joined(separator: "\n") + "\n"
  }

  private mutating func excerpt(of range: SourceRange) -> [String] {
    guard let line = line(range.start.line, of: range.file) else { return [] }
    let scalars = Array(line.unicodeScalars.prefix(Self.widestLine))
    let before = min(max(range.start.column - 1, 0), scalars.count)
    let last = range.end.line == range.start.line ? range.end.column - 1 : scalars.count
    let length = max(1, min(last, scalars.count) - before)
    let gutter = String(range.start.line)
    let margin = String(repeating: " ", count: gutter.count)
    let shown = String(String.UnicodeScalarView(scalars))
    let lead = scalars.prefix(before).map { $0 == "\t" ? "\t" : " " }.joined()
    return [
      "  \(gutter) | \(shown)",
      "  \(margin) | \(lead)\(String(repeating: "^", count: length))",
    ]
  }

  private static let widestLine = 160

  private mutating func line(_ number: Int, of file: String) -> Substring? {
    guard let text = sources[file] else { return nil }
    let known = lines[file] ?? LineIndex(text)
    lines[file] = known
    return known.line(number)
  }
}
