/// Reads the number grammar of JSON (RFC 8259, section 6), digit by digit.
struct NumberScanner {
  private var rest: Substring.UTF8View
  private var digits: [UInt8] = []
  private var fractionLength = 0

  init(_ text: String) {
    rest = text[...].utf8
  }

  /// Returns the number, or nil where the text is not one from its first byte to its last.
  mutating func scan() -> ExactDecimal? {
    let isNegative = take("-")
    guard scanWhole(), scanFraction(), let exponent = scanExponent(), rest.isEmpty else {
      return nil
    }
    return ExactDecimal(
      isNegative: isNegative, digits: digits, exponent: exponent - fractionLength)
  }

  private mutating func scanWhole() -> Bool {
    let start = digits.count
    takeDigits()
    let count = digits.count - start
    return count == 1 || (count > 1 && digits[start] != 0)
  }

  private mutating func scanFraction() -> Bool {
    guard take(".") else { return true }
    let start = digits.count
    takeDigits()
    fractionLength = digits.count - start
    return fractionLength > 0
  }

  private mutating func scanExponent() -> Int? {
    guard take("e") || take("E") else { return 0 }
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    let text = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(text.count)
    guard !text.isEmpty, text.count < 16, let size = Int(Substring(text)) else { return nil }
    return isNegative ? -size : size
  }

  private mutating func takeDigits() {
    while let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      digits.append(byte - UInt8(ascii: "0"))
      rest = rest.dropFirst()
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}

/// Schoolbook division on decimal digits.
enum LongDivision {
  /// Tells whether the divisor (not zero) divides the dividend.
  static func remainderIsZero(_ dividend: [UInt8], by divisor: [UInt8]) -> Bool {
    let divisor = Array(divisor.drop { $0 == 0 })
    var remainder: [UInt8] = []
    for digit in dividend {
      if !(remainder.isEmpty && digit == 0) { remainder.append(digit) }
      while isAtLeast(remainder, divisor) { subtract(divisor, from: &remainder) }
    }
    return remainder.isEmpty
  }

  private static func isAtLeast(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count
      ? !left.lexicographicallyPrecedes(right) : left.count > right.count
  }

  private static func subtract(_ small: [UInt8], from large: inout [UInt8]) {
    var borrow: Int8 = 0
    for offset in 1...large.count {
      let taken = offset <= small.count ? Int8(small[small.count - offset]) : 0
      var digit = Int8(large[large.count - offset]) - taken - borrow
      borrow = digit < 0 ? 1 : 0
      if digit < 0 { digit += 10 }
      large[large.count - offset] = UInt8(digit)
    }
    large = Array(large.drop { $0 == 0 })
  }
}
