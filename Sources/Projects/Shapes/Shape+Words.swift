import Documents
import Model

extension Shape {
  /// What may stand there, as the end of a sentence that begins with `must be`.
  var expected: String {
    switch self {
    case .scalar(let type): type.expected
    case .text(_, let expected): expected
    case .reference(let reference): "the name of one of the \(reference.kind), or {id: …}"
    case .list(.reference(let reference), _): "a list of names of \(reference.kind)"
    case .list(.scalar(let type), _): "a list, each \(type.expected)"
    case .list: "a list of mappings"
    case .map(let element, let keys):
      keys.reference.map { "a mapping from names of \($0.kind) to \(element.expected)" }
        ?? "a mapping with an entry for each \(keys.noun)"
    case .object, .variant: "a mapping"
    case .either(let scalar, _): scalar.expected + ", or a mapping"
    }
  }

  /// Whether fields stand in it under names of their own.
  var hasFields: Bool {
    switch self {
    case .object, .variant, .either: true
    default: false
    }
  }

  /// The bounds of a number: `between 7 and 180`.
  var bounds: String {
    switch self {
    case .scalar(.integer(let range)), .scalar(.number(let range)):
      range.upperBound >= Int(Int32.max) ? "at least \(range.lowerBound)" : range.bounds
    default: expected
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
      format?.expected ?? length.expected
    case .integer(let range): "a whole number \(range.bounds)"
    case .number(let range): "a number \(range.bounds)"
    case .boolean: "true or false"
    case .choice(let words):
      words.count == 1 ? "'\(words[0])'" : "one of " + SourceDocument.list(words)
    case .json: "any value"
    default: Shape(self).expected
    }
  }
}

extension ClosedRange<Int> {
  /// The bounds of a number; the largest that a machine holds is no bound to a person.
  fileprivate var bounds: String {
    upperBound >= Int(Int32.max)
      ? "of at least \(lowerBound)" : "between \(lowerBound) and \(upperBound)"
  }

  /// A text of so many characters.
  fileprivate var expected: String {
    lowerBound == 0
      ? "a text of at most \(upperBound) characters"
      : "a text of \(lowerBound) to \(upperBound) characters"
  }
}
