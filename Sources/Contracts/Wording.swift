import Documents

/// Words for the values and lists in messages.
enum Wording {
  /// A value as a message names it: short, on one line, text in quotes.
  static func quoted(_ value: Value) -> String {
    switch value {
    case .string(let text): quoted(text)
    case .null: "null"
    case .bool(let flag): String(flag)
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .array, .object: shortened(CanonicalJSON.text(of: value))
    }
  }

  static func quoted(_ text: String) -> String {
    "'" + shortened(text) + "'"
  }

  private static let longest = 60

  private static func shortened(_ text: String) -> String {
    let head = text.unicodeScalars.prefix(longest + 1)
    let isLong = head.count > longest
    return Printable.line(String(head.prefix(longest))) + (isLong ? "…" : "")
  }

  /// What a value is, with its article; scalars also show themselves.
  static func kind(of value: Value) -> String {
    switch value {
    case .null, .bool: quoted(value)
    case .integer, .decimal: "the number " + quoted(value)
    case .string: "the string " + quoted(value)
    case .array: "an array"
    case .object: "an object"
    }
  }

  static func types(_ types: Keyword.TypeSet) -> String {
    let names = Keyword.TypeSet.names
      .filter { types.contains($0.type) }
      .filter { !($0.type == .integer && types.contains(.number)) }
      .map { name, type in
        switch type {
        case .null: "null"
        case .integer, .array, .object: "an " + name
        case .boolean: "true or false"
        default: "a " + name
        }
      }
    return names.isEmpty ? "nothing at all" : list(names, "or")
  }

  /// `a, b or c`; a long list ends in how many more there are.
  static func list(_ words: [String], _ conjunction: String) -> String {
    if words.count > mostListed {
      let shown = words.prefix(mostListed).joined(separator: ", ")
      return shown + " \(conjunction) \(words.count - mostListed) more"
    }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  private static let mostListed = 12

  static func count(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
  }

  /// The part of the instance that a sentence is about.
  static func subject(_ pointer: JSONPointer) -> String {
    guard let last = pointer.last else { return "the value" }
    guard let index = JSONPointer.index(last) else { return quoted(last) }
    let owner = pointer.tokens.dropLast().last.map { " of " + quoted($0) } ?? ""
    return "element \(index + 1)\(owner)"
  }
}
