/// Makes text from outside safe to show: what could move a cursor or hide a word is spelled out.
package enum Printable {
  /// Shows control characters and direction overrides as `\u{1b}`; tabs stay.
  package static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Shows a value of a project or tenant on one line: also line breaks and tabs spelled out, and
  /// what a CI runner would take for a command.
  package static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return withoutCommands(Printable.text(result))
  }

  /// Shows enough of a long value on one line to know it again: how it begins and how it ends.
  ///
  /// A single character can be made of thousands of marks, so these count too.
  package static func excerpt(_ text: String, most: Int = 60) -> String {
    let tail = most / 5
    guard beginning(of: text, most).endIndex < text.endIndex else { return line(text) }
    let head = beginning(of: text, most - tail)
    let rest = String(beginning(of: String(text.reversed()), tail).reversed())
    return line(String(head)) + "…" + line(rest)
  }

  private static func beginning(of text: String, _ most: Int) -> Substring {
    var end = text.startIndex
    var (characters, marks) = (0, 0)
    while end < text.endIndex {
      characters += 1
      marks += text[end].unicodeScalars.count
      if characters > most || marks > 4 * most { break }
      end = text.index(after: end)
    }
    return text[..<end]
  }

  /// Whether a text has nothing but what every line may hold: most have.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7f).contains($0) && $0 != UInt8(ascii: "[") }
  }

  /// Breaks `##[`, which GitHub's runner obeys anywhere in a line of a log.
  private static func withoutCommands(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "[")) else { return text }
    var result = ""
    var marks = 0
    for scalar in text.unicodeScalars {
      if scalar == "[", marks >= 2 {
        result += "\\u{5b}"
      } else {
        result.unicodeScalars.append(scalar)
      }
      marks = scalar == "#" ? marks + 1 : 0
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0..<0x20, 0x7f..<0xa0: true
    case 0x61c, 0x200b, 0x200e, 0x200f, 0x2028...0x202e, 0x2060, 0x2066...0x2069, 0xfeff: true
    default: false
    }
  }
}
