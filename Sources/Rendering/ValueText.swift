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
