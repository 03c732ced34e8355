/// Writes values as JSON in one way only: members sorted by their UTF-8 bytes, shortest numbers,
/// no escapes beyond those JSON demands.
package struct CanonicalJSON {
  /// Where line breaks go.
  package enum Layout: Sendable {
    /// No white space at all: what is hashed.
    case compact
    /// One member or element a line, two spaces a level, a final line feed: what is committed.
    case lines
  }

  private var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0

  private init(_ layout: Layout) {
    self.layout = layout
  }

  package static func bytes(of value: Value, layout: Layout = .compact) -> [UInt8] {
    var writer = CanonicalJSON(layout)
    writer.write(value)
    if layout == .lines { writer.bytes.append(UInt8(ascii: "\n")) }
    return writer.bytes
  }

  package static func text(of value: Value, layout: Layout = .compact) -> String {
    String(decoding: bytes(of: value, layout: layout), as: UTF8.self)
  }

  private mutating func write(_ value: Value) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(String(number))
    case .decimal(let number): append(number.description)
    case .string(let text): write(text)
    case .array(let elements):
      write(elements, between: "[", and: "]") { $0.write($1) }
    case .object(let object):
      let members = object.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      write(members, between: "{", and: "}") { $0.write(member: $1) }
    }
  }

  private mutating func write(member: Object.Member) {
    write(member.key)
    append(layout == .lines ? ": " : ":")
    write(member.value)
  }

  private mutating func write<Element>(
    _ elements: [Element], between open: String, and close: String,
    _ writeElement: (inout CanonicalJSON, Element) -> Void
  ) {
    append(open)
    depth += 1
    for (place, element) in elements.enumerated() {
      if place > 0 { append(",") }
      breakLine()
      writeElement(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { breakLine() }
    append(close)
  }

  private mutating func breakLine() {
    guard layout == .lines else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { write(byte) }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func write(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case UInt8(ascii: "\n"): append("\\n")
    case UInt8(ascii: "\r"): append("\\r")
    case UInt8(ascii: "\t"): append("\\t")
    case 0..<0x20: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
    default: bytes.append(byte)
    }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
