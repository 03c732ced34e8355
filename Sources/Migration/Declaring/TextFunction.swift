import Documents

/// What a template may do to a value: `trim`, `upper`, `limit:40`.
enum TextFunction: Sendable {
  case trim, upper, lower, collapse, visible
  case prefix(String)
  case suffix(String)
  case replace(String, String)
  case limit(Int)
  case otherwise(String)

  /// The names that may be written, for suggestions.
  static let names = [
    "trim", "upper", "lower", "collapse", "visible", "prefix", "suffix", "replace", "limit",
    "default",
  ]

  /// Room for a mark and eight hexadecimal digits.
  private static let shortestLimit = 12

  /// Reads `name`, `name:argument` or `name:argument:argument`.
  ///
  /// Blanks of an argument count: ` | prefix:US ` puts `US ` in front.
  init(_ text: Substring) throws(NameTemplate.Malformed) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let name = (parts.first ?? "").trimmed
    let arguments = parts.dropFirst().map(String.init)
    switch (name, arguments.count) {
    case ("trim", 0): self = .trim
    case ("upper", 0): self = .upper
    case ("lower", 0): self = .lower
    case ("collapse", 0): self = .collapse
    case ("visible", 0): self = .visible
    case ("prefix", 1): self = .prefix(arguments[0])
    case ("suffix", 1): self = .suffix(arguments[0])
    case ("replace", 2): self = .replace(arguments[0], arguments[1])
    case ("default", 1): self = .otherwise(arguments[0].trimmed)
    case ("limit", 1):
      guard let number = Int(arguments[0].trimmed), number >= Self.shortestLimit else {
        throw NameTemplate.Malformed(
          message: "'limit' takes a number of at least \(Self.shortestLimit)", help: nil)
      }
      self = .limit(number)
    default: throw Self.malformed(name)
    }
  }

  private static func malformed(_ name: String) -> NameTemplate.Malformed {
    names.contains(name)
      ? NameTemplate.Malformed(
        message: "'\(name)' has another number of arguments",
        help: "write 'trim', 'prefix:US', 'replace:A:B' or 'limit:40'")
      : NameTemplate.Malformed(
        message: "there is no function '\(Printable.line(name))'",
        help: Suggestion.clause(for: name, in: names) ?? "there are "
          + names.joined(separator: ", "))
  }

  func apply(_ text: String?) -> String? {
    guard let text else {
      if case .otherwise(let other) = self { return other }
      return nil
    }
    switch self {
    case .trim: return text[...].trimmed
    case .upper: return text.uppercased()
    case .lower: return text.lowercased()
    case .collapse: return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .visible: return Self.visible(text)
    case .prefix(let other): return other + text
    case .suffix(let other): return text + other
    case .replace(let old, let new): return Self.replace(old, new, in: text)
    case .limit(let count): return Self.shortened(text, to: count)
    case .otherwise(let other): return text.isEmpty ? other : text
    }
  }

  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { Printable.text(String($0)) == String($0) }))
  }

  private static func replace(_ old: String, _ new: String, in text: String) -> String {
    guard !old.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix(old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else if let first = rest.popFirst() {
        result.append(first)
      }
    }
    return result
  }

  /// Cuts between characters as people see them, and marks what was cut by a hash of the whole, so
  /// that two long names with one beginning stay two.
  static func shortened(_ text: String, to count: Int) -> String {
    guard text.unicodeScalars.count > count else { return text }
    let room = count - 9
    var result = ""
    var used = 0
    for character in text {
      used += character.unicodeScalars.count
      guard used <= room else { break }
      result.append(character)
    }
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash, radix: 16)
    return result[...].trimmed + "~" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension String {
  fileprivate var trimmed: String { self[...].trimmed }
}
