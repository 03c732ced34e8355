/// A text that may name values: `Hello from ${var.region}`, in which `$${` stands for `${`.
package struct Template {
  enum Scope: String, CaseIterable {
    case variable = "var"
    case file, secret
    case environment = "env"
  }

  enum Part {
    case text(String)
    case value(Scope, name: String)
  }

  /// Why a text is no template.
  struct Malformed: Error {
    var message: String
    var help: String
  }

  let parts: [Part]

  /// Tells at the least cost whether a text needs to be looked at.
  static func isNeeded(for text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), last == UInt8(ascii: "$") { return true }
      last = byte
    }
    return false
  }

  /// Writes a text so that reading it as a template gives the text itself.
  package static func escaped(_ text: String) -> String {
    guard isNeeded(for: text) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstPlace(of: "${") {
      result += rest[..<start] + "$${"
      rest = rest[start...].dropFirst(2)
    }
    return result + rest
  }

  init(_ text: String) throws(Malformed) {
    var parts: [Part] = []
    var plain = ""
    var rest = text[...]
    while let start = rest.firstPlace(of: "${") {
      plain += rest[..<start]
      rest = rest[start...].dropFirst(2)
      if plain.last == "$" {
        plain += "{"
        continue
      }
      guard let end = rest.firstIndex(of: "}") else { throw Self.unclosed }
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
      parts.append(try Self.value(rest[..<end]))
      rest = rest[end...].dropFirst()
    }
    plain += rest
    if !plain.isEmpty { parts.append(.text(plain)) }
    self.parts = parts
  }

  private static let unclosed = Malformed(
    message: "'${' has no closing '}'", help: "write '$${' where a plain '${' is meant")

  private static func value(_ text: Substring) throws(Malformed) -> Part {
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let scope = Scope(rawValue: String(halves[0])), !halves[1].isEmpty
    else {
      throw Malformed(
        message: "'${\(text)}' names no value",
        help: "write ${var.NAME}, ${env.NAME}, ${secret.NAME} or ${file.PATH}, "
          + "or '$${' where a plain '${' is meant")
    }
    return .value(scope, name: String(halves[1]))
  }
}

extension Substring {
  /// The index at which a text of ASCII characters first stands.
  fileprivate func firstPlace(of text: String) -> Index? {
    let wanted = Array(text.utf8)
    var place = startIndex
    while place < endIndex {
      if utf8[place...].starts(with: wanted) { return place }
      place = utf8.index(after: place)
    }
    return nil
  }
}
