import Documents

/// Tells what a plain scalar is, by YAML 1.2's core schema less its traps.
///
/// A number may have no leading zero and no plus sign: `012` and `+15551234` stay strings.
enum CoreSchema {
  enum Reading: Equatable {
    case value(Value)
    /// Looks like a number that JSON does not have, or too large a one.
    case notJSON
  }

  static func reading(of text: String) -> Reading {
    guard let first = text.utf8.first else { return .value(.null) }
    switch Unicode.Scalar(first) {
    case "n", "N", "~", "t", "T", "f", "F":
      return .value(words[text] ?? .string(text))
    case "0"..."9", "-", ".", "+":
      return number(text)
    default:
      return .value(.string(text))
    }
  }

  private static let words: [String: Value] = [
    "null": .null, "Null": .null, "NULL": .null, "~": .null,
    "true": true, "True": true, "TRUE": true,
    "false": false, "False": false, "FALSE": false,
  ]

  private static let infinities: Set<String> = Set(
    ["", "+", "-"].flatMap { sign in [".inf", ".Inf", ".INF"].map { sign + $0 } })
  private static let noNumbers: Set<String> = [".nan", ".NaN", ".NAN"]

  private static func number(_ text: String) -> Reading {
    if infinities.contains(text) || noNumbers.contains(text) { return .notJSON }
    if text.hasPrefix("0x") { return whole(text.dropFirst(2), radix: 16, of: text) }
    if text.hasPrefix("0o") { return whole(text.dropFirst(2), radix: 8, of: text) }
    guard let spelling = jsonSpelling(of: text) else { return .value(.string(text)) }
    return Value(number: spelling).map { .value($0) } ?? .notJSON
  }

  private static func whole(_ digits: Substring, radix: Int, of text: String) -> Reading {
    let isNumber =
      !digits.isEmpty
      && digits.allSatisfy { $0.isASCII && ($0.hexDigitValue.map { $0 < radix } ?? false) }
    guard isNumber else { return .value(.string(text)) }
    return Int(digits, radix: radix).map { .value(.integer($0)) } ?? .notJSON
  }

  /// The number as JSON writes it: `.5` becomes `0.5` and `5.` becomes `5`; nil for no number.
  private static func jsonSpelling(of text: String) -> String? {
    let isNegative = text.hasPrefix("-")
    var rest = Substring(isNegative ? text.dropFirst() : text[...])
    let wholePart = takeDigits(from: &rest)
    guard wholePart.count < 2 || !wholePart.hasPrefix("0") else { return nil }
    var fraction = ""
    if rest.hasPrefix(".") {
      rest.removeFirst()
      fraction = takeDigits(from: &rest)
    }
    guard !wholePart.isEmpty || !fraction.isEmpty, isExponent(rest) else { return nil }
    return (isNegative ? "-" : "") + (wholePart.isEmpty ? "0" : wholePart)
      + (fraction.isEmpty ? "" : "." + fraction) + rest
  }

  private static func takeDigits(from rest: inout Substring) -> String {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return String(digits)
  }

  private static func isExponent(_ text: Substring) -> Bool {
    guard let sign = text.first else { return true }
    guard sign == "e" || sign == "E" else { return false }
    var rest = text.dropFirst()
    if rest.hasPrefix("-") || rest.hasPrefix("+") { rest = rest.dropFirst() }
    return !rest.isEmpty && takeDigits(from: &rest) != "" && rest.isEmpty
  }
}
