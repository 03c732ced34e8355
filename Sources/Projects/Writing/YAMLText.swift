package import Documents

/// Writes values as the YAML that a person would write: block style, quotes only where needed.
///
/// What it writes, the loader reads back as the same values: texts that look like other types are
/// quoted and `${` is doubled, so that nothing of a tenant is taken for a variable.
package struct YAMLText {
  private var lines: [String] = []

  /// Writes one document; members stand in the order given.
  package static func document(_ value: Value) -> String {
    var text = YAMLText()
    text.write(value, indent: 0)
    return text.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write(_ value: Value, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    switch value {
    case .object(let object):
      for (key, value) in object { write(key: Self.scalar(key), value, indent: indent) }
    case .array(let elements):
      for element in elements { write(element: element, indent: indent) }
    default:
      lines.append(margin + Self.inline(value))
    }
  }

  private mutating func write(key: String, _ value: Value, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    if Self.isFlat(value) {
      lines.append("\(margin)\(key): \(Self.inline(value))")
    } else {
      lines.append("\(margin)\(key):")
      write(value, indent: indent + 2)
    }
  }

  private mutating func write(element: Value, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    guard !Self.isFlat(element) else {
      lines.append("\(margin)- \(Self.inline(element))")
      return
    }
    let start = lines.count
    write(element, indent: indent + 2)
    let first = lines[start].dropFirst(indent + 2)
    lines[start] = "\(margin)- \(first)"
  }

  private static let longestLine = 80

  /// Tells whether a value is shown on its key's line.
  private static func isFlat(_ value: Value) -> Bool {
    switch value {
    case .object(let object):
      object.isEmpty || object.values.allSatisfy(isScalar) && inline(value).count <= longestLine
    case .array(let elements):
      elements.isEmpty || elements.allSatisfy(isScalar) && inline(value).count <= longestLine
    default: true
    }
  }

  private static func isScalar(_ value: Value) -> Bool {
    switch value {
    case .array, .object: false
    default: true
    }
  }

  private static func inline(_ value: Value) -> String {
    switch value {
    case .string(let text): return scalar(text)
    case .array(let elements):
      return "[" + elements.map(inline).joined(separator: ", ") + "]"
    case .object(let object):
      let members = object.map { "\(scalar($0.key)): \(inline($0.value))" }
      return members.isEmpty ? "{}" : "{ " + members.joined(separator: ", ") + " }"
    default: return CanonicalJSON.text(of: value)
    }
  }

  /// A text as a plain scalar where that reads back as the same text, else in double quotes.
  private static func scalar(_ text: String) -> String {
    let text = text.doublingInterpolations
    return isPlain(text) ? text : CanonicalJSON.text(of: .string(text))
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

  fileprivate var doublingInterpolations: String {
    guard contains("$") else { return self }
    var result = ""
    for (place, character) in zip(indices, self) {
      if character == "$", self[index(after: place)...].first == "{" { result.append("$") }
      result.append(character)
    }
    return result
  }
}
