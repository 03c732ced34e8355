package import Documents

/// Tells where and why a text is no JSON.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong, for callers that tell hostile texts from broken ones.
  package enum Cause: Hashable, Sendable {
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case notUTF8
    /// What is wrong, as the sentence that is shown.
    case syntax(String)
  }

  /// Tells apart a bound that was exceeded and a mistake.
  package var cause: Cause
  /// Counts bytes from 0.
  package var offset: Int
  /// The same place as people count.
  package var position: SourcePosition

  init(
    _ cause: Cause, offset: Int, position: SourcePosition = SourcePosition(line: 1, column: 1)
  ) {
    self.cause = cause
    self.offset = offset
    self.position = position
  }

  /// The sentence for people, without the place.
  package var message: String {
    switch cause {
    case .tooLarge(let limit): "the text is larger than \(limit) bytes"
    case .tooDeep(let limit): "objects and arrays are nested deeper than \(limit)"
    case .notUTF8: "the text is not UTF-8"
    case .syntax(let sentence): sentence
    }
  }

  /// The same as something the user can mend in a file.
  package func diagnostic(in file: String) -> Diagnostic {
    let end = SourcePosition(line: position.line, column: position.column + 1)
    return Diagnostic(
      .error, "invalid-json", message,
      at: SourceRange(file: file, start: position, end: end))
  }
}

extension JSONError: CustomStringConvertible {
  /// The sentence with the place.
  package var description: String {
    "\(message) (line \(position.line), column \(position.column), byte \(offset))"
  }
}
