import Contracts
import Documents

/// Validates a document by the schema of its kind and words what is wrong for the author.
struct SchemaCheck {
  private let document: SourceDocument
  private let marks: Typing.Marks

  init(_ document: SourceDocument, marks: Typing.Marks) {
    self.document = document
    self.marks = marks
  }

  /// Gives everything wrong with a document whose values have been read as `value`.
  func diagnostics(for value: Value) -> [Diagnostic] {
    let shape = Shape.object(document.kind.allFields)
    let schema = SchemaWriter(acceptsInterpolation: false).schema(document.kind)
    let violations: [Violation]
    do {
      violations = try Schema(compiling: .object(schema)).validate(value)
    } catch {
      preconditionFailure("the schema of '\(document.kind.name)' does not compile: \(error)")
    }
    var seen: Set<Diagnostic> = []
    return violations.flatMap { violation -> [Diagnostic] in
      guard let pointer = JSONPointer(parsing: violation.instancePath) else { return [] }
      let place = Place(pointer.tokens, in: document, shape: shape)
      if let range = place.valueRange, marks.hides(range) { return [] }
      return Wording(place, violation, value.at(pointer)).diagnostics
    }.filter { seen.insert($0).inserted }
  }
}
