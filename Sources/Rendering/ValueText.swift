import Documents
import Model

/// Writes values the way people say them.
enum ValueText {
  private static let longest = 120

  /// One line, however large the value; text keeps its quotes only where they are needed.
  static func inline(_ value: Value, unit: Attribute.Unit? = nil) -> String {
    let text =
      switch (value, unit) {
      case (.integer(let number), .milliseconds): Duration.milliseconds(number).text
      case (.integer(let number), .seconds): Duration.seconds(number).text
      case (.integer, .ratio), (.decimal, .ratio): percentage(value)
      default: plain(value)
      }
    return text.count > longest ? text.prefix(longest) + "…" : text
  }

  /// Both sides of a change; of long texts that begin alike, what follows.
  static func transition(_ before: Value, _ after: Value, unit: Attribute.Unit?) -> String {
    if case .string(let old) = before, case .string(let new) = after,
      max(old.count, new.count) > longest / 2
    {
      let (left, right) = withoutSharedStart(old, new)
      return "\(inline(.string(left))) -> \(inline(.string(right)))"
    }
    return "\(inline(before, unit: unit)) -> \(inline(after, unit: unit))"
  }

  private static func withoutSharedStart(_ old: String, _ new: String) -> (String, String) {
    let shared = zip(old, new).prefix { $0 == $1 }.count
    let dropped = max(0, shared - 20)
    guard dropped > 0 else { return (old, new) }
    return ("…" + old.dropFirst(dropped), "…" + new.dropFirst(dropped))
  }

  private static func plain(_ value: Value) -> String {
    switch value {
    case .null: "(none)"
    case .string(let text): quoted(text)
    case .array(let elements) where elements.isEmpty: "(empty)"
    case .array(let elements): elements.map(plain).joined(separator: ", ")
    case .object(let object) where object.isEmpty: "(empty)"
    case .object(let object) where object.count == 1 && object["id"] != nil:
      "(unnamed object \(object["id"]?.string ?? ""))"
    case .object(let object):
      "{"
        + object.map { "\(Printable.line($0.key)): \(plain($0.value))" }
        .joined(separator: ", ") + "}"
    default: CanonicalJSON.text(of: value)
    }
  }

  private static func quoted(_ text: String) -> String {
    let line = Printable.line(text)
    let isPlain =
      !text.isEmpty && line == text && text.first != " " && text.last != " "
      && !text.contains { "\"'`,:{}[]".contains($0) }
    return isPlain ? line : "\"\(line)\""
  }

  private static func percentage(_ value: Value) -> String {
    guard let number = value.number else { return plain(value) }
    let percent = ExactDecimal(
      isNegative: number.isNegative, digits: number.digits, exponent: number.exponent + 2)
    return "\(percent) %"
  }
}
