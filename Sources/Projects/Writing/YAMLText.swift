package import Documents

/// Writes values as the YAML that a person would write: block style, quotes only where needed.
///
/// What it writes, the loader reads back as the same values: texts that look like other types are
/// quoted and `$${` stands for `${`, so that nothing of a tenant is taken for a variable.
package struct YAMLText {
  private var lines: [String] = []
  private let fillsIn: Bool

  /// Writes one document; members stand in the order given.
  ///
  /// `fillsIn` keeps `${…}` as it stands, to be filled in when the document is read.
  package static func document(_ value: Value, fillsIn: Bool = false) -> String {
    var text = YAMLText(fillsIn: fillsIn)
    text.write(value, indent: 0)
    return text.lines.joined(separator: "\n") + "\n"
  }

  /// Tells whether a text can be the name of something: `${…}` cannot stand there, nor nothing.
  package static func canName(_ text: String) -> Bool {
    !text.isEmpty && Template.escaped(text) == text
  }

  private mutating func write(_ value: Value, indent: Int) {
    switch value {
    case .object(let object) where !object.isEmpty:
      for (key, value) in object { write(key: Self.scalar(key), value, indent: indent) }
    case .array(let elements) where !elements.isEmpty:
      for element in elements { write(element: element, indent: indent) }
    default:
      lines.append(Self.margin(indent) + inline(value))
    }
  }

  private mutating func write(key: String, _ value: Value, indent: Int) {
    var key = key
    if key.utf8.count > Self.longestKey {
      lines.append("\(Self.margin(indent))? \(key)")
      key = ""
    }
    if isFlat(value) {
      lines.append("\(Self.margin(indent))\(key): \(inline(value))")
    } else {
      lines.append("\(Self.margin(indent))\(key):")
      write(value, indent: indent + 2)
    }
  }

  private mutating func write(element: Value, indent: Int) {
    guard !isFlat(element) else {
      lines.append("\(Self.margin(indent))- \(inline(element))")
      return
    }
    let start = lines.count
    write(element, indent: indent + 2)
    let first = lines[start].dropFirst(indent + 2)
    lines[start] = "\(Self.margin(indent))- \(first)"
  }

  private static let longestLine = 80
  /// A longer name needs a `?` before it, by the rules of YAML.
  private static let longestKey = 1_000

  private static func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }

  /// Tells whether a value is shown on its key's line.
  private func isFlat(_ value: Value) -> Bool {
    switch value {
    case .object(let object):
      object.isEmpty || object.values.allSatisfy(Self.isScalar) && fits(value)
    case .array(let elements):
      elements.isEmpty || elements.allSatisfy(Self.isScalar) && fits(value)
    default: true
    }
  }

  private func fits(_ value: Value) -> Bool { inline(value).count <= Self.longestLine }

  private static func isScalar(_ value: Value) -> Bool {
    switch value {
    case .array, .object: false
    default: true
    }
  }

  private func inline(_ value: Value) -> String {
    switch value {
    case .string(let text): return Self.scalar(fillsIn ? text : Template.escaped(text))
    case .array(let elements):
      return "[" + elements.map(inline).joined(separator: ", ") + "]"
    case .object(let object):
      let members = object.map { "\(Self.scalar($0.key)): \(inline($0.value))" }
      return members.isEmpty ? "{}" : "{ " + members.joined(separator: ", ") + " }"
    default: return CanonicalJSON.text(of: value)
    }
  }

  /// A text as a plain scalar where that reads back as the same text, else in double quotes.
  private static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{20}"..."\u{7e}": result.unicodeScalars.append(scalar)
      default:
        if scalar.isShown {
          result.unicodeScalars.append(scalar)
        } else {
          result += scalar.escape
        }
      }
    }
    return result + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      first != " ", last != " ", last != ":", !isIndicator(first)
    else { return false }
    let hasOnlySafe = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case ",", "[", "]", "{", "}", "#", "\"", "'", "`", "\\", "\n", "\r", "\t": false
      case "\u{20}"..."\u{7e}": true
      default: scalar.properties.isAlphabetic
      }
    }
    return hasOnlySafe && !text.containsColonAndSpace && !looksLikeAnotherType(text)
  }

  private static func isIndicator(_ scalar: Unicode.Scalar) -> Bool {
    "-?:,[]{}#&*!|>'\"%@`=<".unicodeScalars.contains(scalar)
  }

  /// Numbers, booleans, nulls and what older YAML took for booleans and dates.
  private static func looksLikeAnotherType(_ text: String) -> Bool {
    let word = text.lowercased()
    if ["true", "false", "null", "~", "yes", "no", "on", "off", "y", "n"].contains(word) {
      return true
    }
    return word.utf8.first.map { (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x2b } ?? true
  }
}

extension String {
  fileprivate var containsColonAndSpace: Bool {
    var previous: Character = " "
    for character in self {
      if previous == ":" && character == " " { return true }
      previous = character
    }
    return false
  }
}

extension Unicode.Scalar {
  /// Whether an editor shows it as a sign of its own; what turns the writing direction or breaks
  /// lines must not hide in a file that people review.
  fileprivate var isShown: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }

  /// The form that YAML has for any scalar: eight hexadecimal digits.
  fileprivate var escape: String {
    let digits = String(value, radix: 16)
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
