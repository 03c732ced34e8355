/// Sets text in columns: 80 wide, the width that every terminal and mail has.
enum Paragraphs {
  static let width = 80

  /// Breaks a text between words; a word longer than the line stays whole.
  static func wrap(_ text: String, width: Int = width) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Parts a text at its blank lines; within a part line breaks do not count.
  static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part: [Substring] = []
    let lines =
      text.split(separator: "\n", omittingEmptySubsequences: false) + ([""] as [Substring])
    for line in lines {
      if line.allSatisfy(\.isWhitespace) {
        if !part.isEmpty { parts.append(part.joined(separator: " ")) }
        part = []
      } else {
        part.append(line)
      }
    }
    return parts
  }

  /// Sets terms on the left and what they mean on the right, indented by two.
  ///
  /// A term too wide for its column gets a line of its own.
  static func table(_ rows: [(term: String, meaning: String)], widest: Int = 24) -> [String] {
    let column = min(rows.map(\.term.count).max() ?? 0, widest)
    return rows.flatMap { row in
      let meaning = wrap(row.meaning, width: width - column - 4)
      let lead = "  " + padded(row.term, to: column) + "  "
      let margin = String(repeating: " ", count: column + 4)
      guard row.term.count <= column else {
        return ["  " + row.term] + meaning.map { margin + $0 }
      }
      guard let first = meaning.first else { return ["  " + row.term] }
      return [lead + first] + meaning.dropFirst().map { margin + $0 }
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
