/// Says why a schema cannot be used, with every place to mend.
package struct SchemaError: Error, Hashable, Sendable {
  /// One thing wrong with a schema.
  package struct Problem: Hashable, Sendable {
    /// The URI of the document, as it was given; empty for the schema itself where it has none.
    package var document: String
    /// A JSON pointer into that document.
    package var pointer: String
    /// The sentence for people, without the place.
    package var message: String

    /// Takes the place and what is wrong there.
    package init(document: String, pointer: String, message: String) {
      self.document = document
      self.pointer = pointer
      self.message = message
    }
  }

  /// All of them, in the order in which they were found; never empty.
  package var problems: [Problem]

  /// Takes what was found wrong.
  package init(_ problems: [Problem]) {
    self.problems = problems
  }
}

extension SchemaError: CustomStringConvertible {
  /// One line a problem: `document#/pointer: message`.
  package var description: String {
    problems.map { "\($0.document)#\($0.pointer): \($0.message)" }.joined(separator: "\n")
  }
}
