import Documents

extension SourceRange {
  /// One character wide.
  init(file: String, at start: SourcePosition) {
    self.init(
      file: file, start: start, end: SourcePosition(line: start.line, column: start.column + 1))
  }
}

extension SourcePosition {
  /// The position of a byte.
  init(of offset: Int, in bytes: [UInt8]) {
    var cursor = JSONCursor(bytes)
    while cursor.offset < offset, !cursor.isAtEnd { cursor.advance() }
    self = cursor.position
  }
}
