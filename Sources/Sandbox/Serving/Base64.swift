/// Base 64 as basic authentication needs it.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func decoded(_ text: some StringProtocol) -> [UInt8]? {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 where byte != UInt8(ascii: "=") {
      guard let digit = alphabet.firstIndex(of: byte) else { return nil }
      bits = bits << 6 | UInt32(digit)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    var result = ""
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        result.unicodeScalars.append(Unicode.Scalar(alphabet[Int(bits >> UInt32(count)) & 63]))
      }
    }
    if count > 0 {
      result.unicodeScalars.append(Unicode.Scalar(alphabet[Int(bits << UInt32(6 - count)) & 63]))
    }
    return result + String(repeating: "=", count: (4 - result.utf8.count % 4) % 4)
  }
}
