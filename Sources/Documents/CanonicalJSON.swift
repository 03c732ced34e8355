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

  /// Most values written are objects of a tenant, of this size or less.
  private static let usualSize = 2048

  /// Writes a value as UTF-8.
  package static func bytes(of value: Value, layout: Layout = .compact) -> [UInt8] {
    var writer = CanonicalJSON(layout)
    writer.bytes.reserveCapacity(Self.usualSize)
    writer.write(value)
    if layout == .lines { writer.bytes.append(UInt8(ascii: "\n")) }
    return writer.bytes
  }

  /// Writes a value as text.
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
    case .array(let elements): write(elements)
    case .object(let object): write(object)
    }
  }

  private mutating func write(_ elements: [Value]) {
    bytes.append(UInt8(ascii: "["))
    depth += 1
    for place in elements.indices {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      write(elements[place])
    }
    close(with: UInt8(ascii: "]"), afterContent: !elements.isEmpty)
  }

  private mutating func write(_ object: Object) {
    let (names, values) = (object.keys, object.values)
    bytes.append(UInt8(ascii: "{"))
    depth += 1
    if Self.isOrdered(names) {
      for place in names.indices { write(names[place], values[place], isFirst: place == 0) }
    } else {
      // Moving places is cheaper than moving members.
      let order = names.indices.sorted { Self.precedes(names[$0], names[$1]) }
      for place in order { write(names[place], values[place], isFirst: place == order[0]) }
    }
    close(with: UInt8(ascii: "}"), afterContent: !names.isEmpty)
  }

  private mutating func write(_ name: String, _ value: Value, isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    breakLine()
    write(name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .lines { bytes.append(UInt8(ascii: " ")) }
    write(value)
  }

  private static func isOrdered(_ names: [String]) -> Bool {
    for place in names.indices.dropFirst() where !precedes(names[place - 1], names[place]) {
      return false
    }
    return true
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.utf8.span, right.utf8.span)
    for place in 0..<min(left.count, right.count) where left[place] != right[place] {
      return left[place] < right[place]
    }
    return left.count < right.count
  }

  private mutating func close(with bracket: UInt8, afterContent hasContent: Bool) {
    depth -= 1
    if hasContent { breakLine() }
    bytes.append(bracket)
  }

  private mutating func breakLine() {
    guard layout == .lines else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<(depth * 2) { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if Self.isPlain(text) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { write(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ text: String) -> Bool {
    let span = text.utf8.span
    for place in 0..<span.count {
      let byte = span[place]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
    }
    return true
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
