/// Writes and reads base64 (RFC 4648), standard or safe for URLs and file names.
package enum Base64 {
  /// The two sets of signs that RFC 4648 defines.
  package enum Alphabet: Sendable {
    /// With `+`, `/` and padding.
    case standard
    /// With `-`, `_` and no padding.
    case url
  }

  /// Writes bytes on one line, however many.
  package static func encode(
    _ bytes: some Sequence<UInt8>, alphabet: Alphabet = .standard
  ) -> String {
    let bytes = Array(bytes)
    let digits = digits(of: alphabet)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { result.append(digits[bits >> (18 - 6 * place) & 0x3F]) }
      guard alphabet == .standard else { continue }
      for _ in group.count..<3 { result.append(UInt8(ascii: "=")) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Reads a text without line breaks; padding may be absent with the URL alphabet only.
  ///
  /// Nil for any other text, also where bits beyond the last byte are set: one value has one text.
  package static func decode(_ text: String, alphabet: Alphabet = .standard) -> [UInt8]? {
    var digits = Array(text.utf8)
    let isPadded = digits.count.isMultiple(of: 4)
    guard isPadded || alphabet == .url else { return nil }
    if isPadded { removePadding(from: &digits) }
    guard digits.count % 4 != 1 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(digits.count / 4 * 3 + 2)
    var bits = 0
    var count = 0
    for digit in digits {
      guard let value = value(of: digit, in: alphabet) else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> count))
    }
    return bits & ((1 << count) - 1) == 0 ? result : nil
  }

  private static func removePadding(from digits: inout [UInt8]) {
    for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
  }

  private static func digits(of alphabet: Alphabet) -> [UInt8] {
    Array(letters.utf8) + (alphabet == .standard ? "+/" : "-_").utf8
  }

  private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

  private static func value(of digit: UInt8, in alphabet: Alphabet) -> Int? {
    switch (Unicode.Scalar(digit), alphabet) {
    case ("A"..."Z", _): Int(digit) - 65
    case ("a"..."z", _): Int(digit) - 97 + 26
    case ("0"..."9", _): Int(digit) - 48 + 52
    case ("+", .standard), ("-", .url): 62
    case ("/", .standard), ("_", .url): 63
    default: nil
    }
  }
}
