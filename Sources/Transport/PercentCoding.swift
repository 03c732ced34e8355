/// Percent-encoding of RFC 3986.
package enum PercentCoding {
  /// Encodes everything but unreserved characters, so that the text is one segment or one value.
  package static func encode(_ text: String) -> String {
    if text.utf8.allSatisfy(isUnreserved) { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Decodes `%41`, and `+` as a space where asked; a lone `%` stays.
  package static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
    guard text.utf8.contains(where: { $0 == percent || plusIsSpace && $0 == plus }) else {
      return String(text)
    }
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var place = 0
    while place < source.count {
      if source[place] == percent, place + 2 < source.count,
        let high = nibble(source[place + 1]), let low = nibble(source[place + 2])
      {
        bytes.append(high << 4 | low)
        place += 3
      } else {
        bytes.append(plusIsSpace && source[place] == plus ? 0x20 : source[place])
        place += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Joins names and values into a query or a form body.
  package static func form(_ fields: [(String, String)]) -> String {
    fields.map { encode($0) + "=" + encode($1) }.joined(separator: "&")
  }

  /// Splits a query or a form body; a field without `=` has an empty value.
  package static func fields(of form: some StringProtocol) -> [(name: String, value: String)] {
    form.split(separator: "&").map { field in
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        decode(parts[0], plusIsSpace: true),
        parts.count > 1 ? decode(parts[1], plusIsSpace: true) : ""
      )
    }
  }

  private static let percent = UInt8(ascii: "%")
  private static let plus = UInt8(ascii: "+")
  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e: true
    default: false
    }
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
