/// Walks over the bytes of a text that has to follow a grammar.
struct SyntaxScanner {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { offset == bytes.count }
  var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  mutating func take(_ sign: Unicode.Scalar) -> Bool { take(UInt8(ascii: sign)) }

  /// Takes one of some signs.
  mutating func take(oneOf signs: String) -> Bool {
    guard let current, signs.utf8.contains(current) else { return false }
    offset += 1
    return true
  }

  /// Takes bytes as long as they satisfy a condition, and tells how many.
  mutating func count(while condition: (UInt8) -> Bool) -> Int {
    let start = offset
    while let current, condition(current) { offset += 1 }
    return offset - start
  }

  /// Reads a number of exactly so many digits.
  mutating func number(digits: Int) -> Int? {
    var result = 0
    for _ in 0..<digits {
      guard let current, current.isASCIIDigit else { return nil }
      result = result * 10 + Int(current - UInt8(ascii: "0"))
      offset += 1
    }
    return result
  }
}
