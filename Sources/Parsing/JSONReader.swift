import Documents

/// Reads JSON by recursive descent, keeping every position.
struct JSONReader {
  private(set) var diagnostics: [Diagnostic] = []
  private var cursor: JSONCursor
  private let bytes: [UInt8]
  private let file: String
  private let limits: JSON.Limits

  init(_ bytes: [UInt8], file: String, limits: JSON.Limits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    cursor = JSONCursor(bytes)
  }

  /// Reads the one value that the text must consist of.
  mutating func read() throws(JSONError) -> Node {
    if let offset = UTF8Check.firstInvalidOffset(in: bytes) { throw notUTF8(at: offset) }
    cursor.skipSpace()
    if cursor.isAtEnd { throw cursor.error("the text is empty, expected a JSON value") }
    let node = try value(depth: 0)
    cursor.skipSpace()
    guard cursor.isAtEnd else { throw cursor.error("unexpected text after the JSON value") }
    return node
  }

  private func notUTF8(at offset: Int) -> JSONError {
    var cursor = JSONCursor(bytes)
    while cursor.offset < offset { cursor.advance() }
    return JSONError(.notUTF8, offset: offset, position: cursor.position)
  }

  private mutating func value(depth: Int) throws(JSONError) -> Node {
    let start = cursor.position
    switch cursor.byte {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""):
      let text = try string()
      return Node(.scalar(.string(text), text: text), at: range(from: start), isQuoted: true)
    case nil: throw cursor.error("the text ends where a value is expected")
    default: return try word()
    }
  }

  private mutating func word() throws(JSONError) -> Node {
    let before = cursor
    let text = cursor.takeWord()
    let value: Value? =
      switch text {
      case "null": .null
      case "true": true
      case "false": false
      default: Value(number: text)
      }
    guard let value else {
      throw before.error(
        text.isEmpty ? "expected a value" : "'\(text.prefix(40))' is no JSON value")
    }
    return Node(.scalar(value, text: text), at: range(from: before.position))
  }

  private mutating func array(depth: Int) throws(JSONError) -> Node {
    let start = cursor.position
    try enter(depth)
    var elements: [Node] = []
    var isMore = try startsElement(closing: "]")
    while isMore {
      elements.append(try value(depth: depth))
      isMore = try continues(closing: "]")
    }
    return Node(.array(elements), at: range(from: start))
  }

  private mutating func object(depth: Int) throws(JSONError) -> Node {
    let start = cursor.position
    try enter(depth)
    var members: [Node.Member] = []
    var seen: [String: SourceRange] = [:]
    var isMore = try startsElement(closing: "}")
    while isMore {
      let member = try member(depth: depth)
      if let first = seen[member.key] {
        diagnostics.append(.duplicateKey(member.key, at: member.keyRange, first: first))
      } else {
        seen[member.key] = member.keyRange
      }
      members.append(member)
      isMore = try continues(closing: "}")
    }
    return Node(.object(members), at: range(from: start))
  }

  private mutating func member(depth: Int) throws(JSONError) -> Node.Member {
    let start = cursor.position
    guard cursor.byte == UInt8(ascii: "\"") else {
      throw cursor.error("expected a key in double quotes")
    }
    let key = try string()
    let keyRange = range(from: start)
    cursor.skipSpace()
    guard cursor.take(":") else { throw cursor.error("expected ':' after the key") }
    cursor.skipSpace()
    return Node.Member(key: key, keyRange: keyRange, value: try value(depth: depth))
  }

  private mutating func enter(_ depth: Int) throws(JSONError) {
    guard depth <= limits.depth else {
      throw JSONError(
        .tooDeep(limit: limits.depth), offset: cursor.offset, position: cursor.position)
    }
    cursor.advance()
  }

  private mutating func startsElement(closing: Unicode.Scalar) throws(JSONError) -> Bool {
    cursor.skipSpace()
    return !cursor.take(closing)
  }

  private mutating func continues(closing: Unicode.Scalar) throws(JSONError) -> Bool {
    cursor.skipSpace()
    if cursor.take(closing) { return false }
    guard cursor.take(",") else {
      throw cursor.error(
        cursor.isAtEnd
          ? "the text ends where ',' or '\(closing)' is expected" : "expected ',' or '\(closing)'")
    }
    cursor.skipSpace()
    if cursor.byte == UInt8(ascii: closing) {
      throw cursor.error("a comma must not stand before '\(closing)'")
    }
    return true
  }

  private mutating func string() throws(JSONError) -> String {
    var string = JSONStringReader(cursor)
    let text = try string.read()
    cursor = string.cursor
    return text
  }

  private func range(from start: SourcePosition) -> SourceRange {
    SourceRange(file: file, start: start, end: cursor.position)
  }
}
