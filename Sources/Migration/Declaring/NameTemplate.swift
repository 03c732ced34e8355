import Documents

/// A text in which values of an object stand in braces: `{skillName | trim | prefix:US }`.
///
/// Braces rather than `${…}`, which stands for the project's own values; `$${name}`, which the
/// project turns into `${name}`, means the same as `{name}`.
package struct NameTemplate: Sendable {
  /// Why a text is no template.
  package struct Malformed: Error {
    /// One clause.
    package var message: String
    /// What to write instead.
    package var help: String?
  }

  private enum Part: Sendable {
    case text(String)
    case value(field: String, [TextFunction])
  }

  private let parts: [Part]

  /// Reads a template.
  package init(_ text: String) throws(Malformed) {
    var parts: [Part] = []
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
        throw Malformed(message: "a brace stands alone", help: "write '{name}'")
      }
      let before = rest[..<brace]
      let plain = before.hasSuffix("$") ? before.dropLast() : before
      if !plain.isEmpty { parts.append(.text(String(plain))) }
      parts.append(try Self.part(rest[rest.index(after: brace)..<end]))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  private static func part(_ text: Substring) throws(Malformed) -> Part {
    let words = text.split(separator: "|", omittingEmptySubsequences: false)
    let field = (words.first ?? "").trimmed
    guard !field.isEmpty else {
      throw Malformed(message: "braces name no attribute", help: "write '{name}'")
    }
    var functions: [TextFunction] = []
    for word in words.dropFirst() { functions.append(try TextFunction(word)) }
    return .value(field: field, functions)
  }

  /// The names in braces, in order.
  package var fields: [String] {
    parts.compactMap { if case .value(let field, _) = $0 { field } else { nil } }
  }

  /// Fills values in; fails with the name of the first that is missing.
  func text(_ value: (String) -> String?) -> Result<String, MissingField> {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .value(let field, let functions):
        var text = value(field)
        for function in functions { text = function.apply(text) }
        guard let text, !text.isEmpty else { return .failure(MissingField(name: field)) }
        result += text
      }
    }
    return .success(result)
  }
}

/// A field of a template for which an object has no value.
struct MissingField: Error {
  var name: String
}

extension Substring {
  /// Without white space at both ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    let kept = start.reversed().drop(while: \.isWhitespace).count
    return String(start.prefix(kept))
  }
}

extension Value {
  /// What a template shows of a value; nil for nothing and for what is no scalar.
  var shown: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
