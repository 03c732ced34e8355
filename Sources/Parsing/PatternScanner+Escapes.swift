extension PatternScanner {
  /// What a backslash and the signs after it stand for.
  enum Escape {
    case scalar(UInt32)
    /// The inside of a class in PCRE2's words.
    case set(String)
  }

  /// Reads what follows a backslash, where that is neither an assertion nor a reference.
  mutating func escape() throws(PatternError) -> Escape {
    guard let scalar = next() else { throw error("a pattern cannot end with '\\'") }
    switch scalar {
    case "d": return .set(PatternSet.digits)
    case "D": return .set(PatternSet.notDigits)
    case "w": return .set(PatternSet.wordCharacters)
    case "W": return .set(PatternSet.notWordCharacters)
    case "s": return .set(PatternSet.spaces)
    case "S": return .set(PatternSet.notSpaces)
    case "p": return .set(try property(isNegated: false))
    case "P": return .set(try property(isNegated: true))
    default: return .scalar(try scalarEscape(scalar))
    }
  }

  private mutating func scalarEscape(_ scalar: Unicode.Scalar) throws(PatternError) -> UInt32 {
    switch scalar {
    case "t": return 0x09
    case "n": return 0x0a
    case "v": return 0x0b
    case "f": return 0x0c
    case "r": return 0x0d
    case "c": return try control()
    case "x": return try hexadecimal(digits: 2)
    case "u": return try unicode()
    case "0":
      if let digit = current, ("0"..."9").contains(digit) {
        throw error("'\\0' cannot be followed by a digit")
      }
      return 0
    default:
      let isLetterOrDigit = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isLetterOrDigit || !scalar.isASCII || scalar.value < 0x20 {
        throw error("'\\\(scalar)' means nothing in ECMA-262")
      }
      return scalar.value
    }
  }

  private mutating func control() throws(PatternError) -> UInt32 {
    guard let letter = next(), letter.isASCII, letter.properties.isAlphabetic else {
      throw error("'\\c' wants a letter from A to Z")
    }
    return letter.value % 32
  }

  private mutating func hexadecimal(digits: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let scalar = next(), let digit = Self.digit(scalar) else {
        throw error("\(digits) hexadecimal digits were expected")
      }
      value = value * 16 + UInt32(digit)
    }
    return value
  }

  private mutating func unicode() throws(PatternError) -> UInt32 {
    if take("{") { return try unicodeInBraces() }
    let high = try hexadecimal(digits: 4)
    let start = offset
    guard (0xd800...0xdbff).contains(high), take("\\u") else { return high }
    if let low = try? hexadecimal(digits: 4), (0xdc00...0xdfff).contains(low) {
      return 0x10000 + (high - 0xd800) << 10 + (low - 0xdc00)
    }
    back(to: start)
    return high
  }

  private mutating func unicodeInBraces() throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while let scalar = next() {
      if scalar == "}", count > 0 { return value }
      guard let digit = Self.digit(scalar) else { break }
      value = value * 16 + UInt32(digit)
      count += 1
      guard value <= 0x10ffff else { break }
    }
    throw error("'\\u{…}' wants a code point up to 10ffff")
  }

  private mutating func property(isNegated: Bool) throws(PatternError) -> String {
    var text = ""
    if take("{") {
      while let scalar = next(), scalar != "}" { text.unicodeScalars.append(scalar) }
    }
    guard let name = PatternProperty.translate(text) else {
      throw error("'\(text)' is no Unicode property; such as 'L', 'Lu' or 'Script=Greek' are")
    }
    return name.isNegated == isNegated ? "\\p{\(name.name)}" : "\\P{\(name.name)}"
  }
}
