/// A place in a text, counted as people and editors do: lines and columns from 1, columns in
/// Unicode scalars.
package struct SourcePosition: Hashable, Sendable, Comparable {
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in Unicode scalars.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a file; `end` is the position after its last character.
package struct SourceRange: Hashable, Sendable {
  /// The path as the user knows it, relative to the project.
  package var file: String
  /// The position of the first character.
  package var start: SourcePosition
  /// The position after the last character.
  package var end: SourcePosition

  package init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }
}

extension SourceRange: CustomStringConvertible, Comparable {
  /// The form that editors and terminals turn into a link: `file:line:column`.
  package var description: String { "\(file):\(start.line):\(start.column)" }

  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}
