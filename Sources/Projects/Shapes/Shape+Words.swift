import Documents
import Model

extension Shape {
  /// What may stand there, as the end of a sentence that begins with `must be`.
  var expected: String {
    switch self {
    case .scalar(let type): type.expected
    case .text(_, let expected): expected
    case .reference(let reference): "the name of one of the \(reference.kind), or {id: …}"
    case .list: "a list"
    case .map(_, let keys): "a mapping with a name for each \(keys.noun)"
    case .object, .variant: "a mapping"
    case .either(let scalar, _): scalar.expected + ", or a mapping"
    }
  }

  /// The words of a choice.
  var words: [String] {
    switch self {
    case .scalar(.choice(let words)): words
    default: []
    }
  }

  /// The object that may stand here, as far as the value at hand decides it.
  func objectShape(of value: Value?) -> Shape? {
    switch self {
    case .object: self
    case .either(_, let fields): .object(fields)
    case .variant(let tag, let variants):
      .object(
        (variants.first { $0.name == value?[tag]?.string }?.fields ?? Fields([])).adding([
          Field(
            tag, .scalar(.choice(variants.map(\.name))),
            "One of " + variants.map(\.name).joined(separator: ", ") + ".", isRequired: true)
        ]))
    default: nil
    }
  }
}

extension AttributeType {
  /// What a value of the type is, with its bounds.
  var expected: String {
    switch self {
    case .string(let length, let format):
      format?.expected ?? "a text of \(length.lowerBound) to \(length.upperBound) characters"
    case .integer(let range): "a whole number between \(range.lowerBound) and \(range.upperBound)"
    case .number(let range): "a number between \(range.lowerBound) and \(range.upperBound)"
    case .boolean: "true or false"
    case .choice(let words):
      words.count == 1 ? "'\(words[0])'" : "one of " + SourceDocument.list(words)
    case .json: "any value"
    default: Shape(self).expected
    }
  }
}
