/// Sets of characters in PCRE2's words, each the inside of a class.
enum PatternSet {
  static let digits = "0-9"
  static let notDigits = complement(of: [0x30...0x39])
  static let wordCharacters = "0-9A-Za-z_"
  static let notWordCharacters = complement(of: [
    0x30...0x39, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a,
  ])
  static let spaces = spaceRanges.map { range($0.lowerBound, $0.upperBound) }.joined()
  static let notSpaces = complement(of: spaceRanges)

  /// WhiteSpace and LineTerminator of ECMA-262, ascending.
  private static let spaceRanges: [ClosedRange<UInt32>] = [
    0x09...0x0d, 0x20...0x20, 0xa0...0xa0, 0x1680...0x1680, 0x2000...0x200a, 0x2028...0x2029,
    0x202f...0x202f, 0x205f...0x205f, 0x3000...0x3000, 0xfeff...0xfeff,
  ]

  private static func complement(of ranges: [ClosedRange<UInt32>]) -> String {
    var result = ""
    var next: UInt32 = 0
    for taken in ranges {
      if next < taken.lowerBound { result += range(next, taken.lowerBound - 1) }
      next = taken.upperBound + 1
    }
    return result + range(next, 0x10ffff)
  }

  /// One character outside a class; half of a surrogate pair matches nothing, for no text has it.
  static func literal(_ value: UInt32) -> String {
    guard let scalar = Unicode.Scalar(value) else { return "(?!)" }
    let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar == "_")
    return isPlain ? String(scalar) : escaped(value)
  }

  /// A range inside a class, without the surrogates, which PCRE2 refuses.
  static func range(_ low: UInt32, _ high: UInt32) -> String {
    let surrogates: ClosedRange<UInt32> = 0xd800...0xdfff
    let low = surrogates.contains(low) ? 0xe000 : low
    let high = surrogates.contains(high) ? 0xd7ff : high
    guard low <= high else { return "" }
    return low == high ? escaped(low) : escaped(low) + "-" + escaped(high)
  }

  private static func escaped(_ value: UInt32) -> String {
    "\\x{" + String(value, radix: 16) + "}"
  }
}
