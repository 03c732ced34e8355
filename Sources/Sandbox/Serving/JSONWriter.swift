import Documents

/// Writes answers as JSON, members in the order they are given.
///
/// Beside values it takes bytes that are JSON already: a page of 500 objects is mostly copied.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  init() {}

  static func bytes(of value: Value) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value)
    return writer.bytes
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  mutating func removeLast() { bytes.removeLast() }

  mutating func write(_ value: Value) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): flag ? raw("true") : raw("false")
    case .integer(let number): raw(String(number).utf8)
    case .decimal(let number): raw(number.description.utf8)
    case .string(let text): write(text)
    case .array(let elements): write(elements)
    case .object(let object): write(object)
    }
  }

  mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    escape(text)
    bytes.append(UInt8(ascii: "\""))
  }

  /// The inside of a JSON string.
  mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case 0..<0x20:
        raw("\\u00")
        raw((byte < 16 ? "0" : "").utf8)
        raw(String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
  }

  private mutating func write(_ elements: [Value]) {
    raw("[")
    for (place, element) in elements.enumerated() {
      if place > 0 { raw(",") }
      write(element)
    }
    raw("]")
  }

  private mutating func write(_ object: Object) {
    raw("{")
    var isFirst = true
    for (key, value) in object {
      if !isFirst { raw(",") }
      isFirst = false
      write(key)
      raw(":")
      write(value)
    }
    raw("}")
  }
}

extension JSONWriter {
  static func text(of value: Value) -> String {
    String(decoding: bytes(of: value), as: UTF8.self)
  }
}
