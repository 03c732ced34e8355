import Documents

/// Reads one string with its escapes; starts at the opening quote and ends after the closing one.
struct JSONStringReader {
  private(set) var cursor: JSONCursor
  private var bytes: [UInt8] = []

  init(_ cursor: JSONCursor) {
    self.cursor = cursor
  }

  mutating func read() throws(JSONError) -> String {
    let opening = cursor
    cursor.advance()
    while let byte = cursor.byte {
      switch byte {
      case UInt8(ascii: "\""):
        cursor.advance()
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape()
      case 0..<0x20:
        throw cursor.error("a control character in a string must be escaped")
      default:
        bytes.append(byte)
        cursor.advance()
      }
    }
    throw opening.error("the string is not closed")
  }

  private mutating func escape() throws(JSONError) {
    let start = cursor
    cursor.advance()
    guard let byte = cursor.byte else { throw start.error("the string is not closed") }
    cursor.advance()
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": bytes.append(byte)
    case "b": bytes.append(0x08)
    case "f": bytes.append(0x0C)
    case "n": bytes.append(0x0A)
    case "r": bytes.append(0x0D)
    case "t": bytes.append(0x09)
    case "u": try unicodeEscape(from: start)
    default: throw start.error("unknown escape in a string")
    }
  }

  private mutating func unicodeEscape(from start: JSONCursor) throws(JSONError) {
    var units = [try codeUnit(from: start)]
    if UTF16.isLeadSurrogate(units[0]), cursor.take("\\"), cursor.take("u") {
      units.append(try codeUnit(from: start))
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw start.error("half of a surrogate pair in a string")
    }
    bytes += text.utf8
  }

  private mutating func codeUnit(from start: JSONCursor) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = cursor.byte,
        let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else {
        throw start.error("expected four hexadecimal digits after '\\u'")
      }
      unit = unit << 4 | UInt16(digit)
      cursor.advance()
    }
    return unit
  }
}
