/// A decimal number as it was written, without rounding: `significand` × 10^`exponent`.
///
/// Kept in lowest terms, so that equal numbers are equal values. Arithmetic is what validation and
/// comparison need and no more.
package struct ExactDecimal: Hashable, Sendable {
  /// Whether the number is below zero.
  package let isNegative: Bool
  /// Digits, most significant first, as numbers 0 to 9; empty means zero.
  package let digits: [UInt8]
  /// The power of ten that the digits are multiplied by.
  package let exponent: Int

  /// Larger exponents are refused: no tenant needs them and they would cost memory to print.
  private static let largestExponent = 1_000_000

  package init(_ integer: Int) {
    self.init(
      isNegative: integer < 0,
      digits: String(integer.magnitude).utf8.map { $0 - UInt8(ascii: "0") },
      exponent: 0)
  }

  package init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let leading = digits.prefix { $0 == 0 }.count
    let trailing = digits.dropFirst(leading).reversed().prefix { $0 == 0 }.count
    self.digits = Array(digits.dropFirst(leading).dropLast(trailing))
    self.exponent = self.digits.isEmpty ? 0 : exponent + trailing
    self.isNegative = isNegative && !self.digits.isEmpty
  }

  /// Reads the number grammar of JSON; nil for anything else.
  package init?(_ text: String) {
    var scanner = NumberScanner(text)
    guard let number = scanner.scan(), abs(number.exponent) <= Self.largestExponent else {
      return nil
    }
    self = number
  }

  /// Whether nothing stands behind the decimal point.
  package var isIntegral: Bool { exponent >= 0 }

  /// The value as an `Int`, where it is whole and fits.
  package var integer: Int? {
    guard isIntegral, digits.count + exponent <= 19 else { return nil }
    var result = 0
    for digit in digits + Array(repeating: 0, count: exponent) {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.subtractingReportingOverflow(Int(digit))
      guard !overflow, !carry else { return nil }
      result = sum
    }
    if isNegative { return result }
    return result == .min ? nil : -result
  }

  /// Tells whether this is a whole multiple of the other, which must not be zero.
  package func isMultiple(of divisor: ExactDecimal) -> Bool {
    guard !digits.isEmpty else { return true }
    guard !divisor.digits.isEmpty else { return false }
    let shift = exponent - divisor.exponent
    let dividend = digits + Array(repeating: 0, count: max(0, shift))
    let modulus = divisor.digits + Array(repeating: 0, count: max(0, -shift))
    return LongDivision.remainderIsZero(dividend, by: modulus)
  }
}

extension ExactDecimal: Comparable {
  package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? right.hasSmallerMagnitude(than: left) : left.hasSmallerMagnitude(than: right)
  }

  private func hasSmallerMagnitude(than other: ExactDecimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let top = digits.count + exponent
    let otherTop = other.digits.count + other.exponent
    if top != otherTop { return top < otherTop }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The shortest JSON number: plain where that is readable, else with an exponent.
  package var description: String {
    guard !digits.isEmpty else { return "0" }
    let sign = isNegative ? "-" : ""
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let point = digits.count + exponent
    switch point {
    case _ where exponent >= 0 && point <= 21:
      return sign + text + String(repeating: "0", count: exponent)
    case 1... where exponent < 0:
      return sign + text.prefix(point) + "." + text.dropFirst(point)
    case -5...0:
      return sign + "0." + String(repeating: "0", count: -point) + text
    default:
      let fraction = digits.count > 1 ? "." + text.dropFirst() : ""
      return sign + text.prefix(1) + fraction + "e" + String(point - 1)
    }
  }
}
