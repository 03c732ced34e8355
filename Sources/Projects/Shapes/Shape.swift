package import Model

/// What may stand at one place of a document: the tree that reading, schema, messages and
/// `explain` are derived from.
package indirect enum Shape: Sendable {
  /// Text, a number, a truth value, one of several words, or anything at all.
  case scalar(AttributeType)
  /// A scalar taken as it is written, with a grammar of its own and the words that explain it.
  case text(pattern: String, expected: String)
  /// The name of an object, or `{id: …}` for one that has no name here.
  case reference(Reference)
  case list(Shape, isSet: Bool)
  /// Entries under names that the author chooses.
  case map(Shape, keys: KeyRule)
  case object(Fields)
  /// An object whose other fields depend on the word in one of them.
  case variant(tag: String, [Variant])
  /// A scalar, or an object that says more.
  case either(Shape, Fields)

  package struct Variant: Sendable {
    package var name: String
    package var fields: Fields
  }

  /// What the author may choose as the name of an entry.
  package struct KeyRule: Sendable {
    /// What an entry is called in messages: `queue`.
    package var noun: String
    package var length: ClosedRange<Int>
    package var format: StringFormat?
    /// The field that the name stands for, which is therefore not written inside the entry.
    package var field: String?
    /// Set where entries are named after objects of another kind.
    package var reference: Reference?

    package init(
      _ noun: String, length: ClosedRange<Int> = 1...2_000, format: StringFormat? = nil,
      reference: Reference? = nil
    ) {
      self.format = format
      self.noun = noun
      self.length = length
      self.reference = reference
    }
  }
}

/// One member that an object may have.
package struct Field: Sendable {
  package var name: String
  package var shape: Shape
  package var summary: String
  package var isRequired: Bool
  /// The attribute that the field is; nil for objects on the way to one.
  package var attribute: Attribute?
  /// Whether a secret may stand here, because nothing ever shows the value.
  package var mayHoldSecret = false
  /// The name under `$defs` of the schema, for what is long or stands in many places.
  package var definition: String?

  package init(
    _ name: String, _ shape: Shape, _ summary: String, isRequired: Bool = false,
    definition: String? = nil
  ) {
    self.definition = definition
    self.name = name
    self.shape = shape
    self.summary = summary
    self.isRequired = isRequired
  }
}

/// The members of an object, in the order in which documentation lists them.
package struct Fields: Sendable {
  package private(set) var all: [Field]
  private var places: [String: Int]

  package init(_ all: [Field]) {
    self.all = all
    places = Dictionary(
      zip(all.map(\.name), all.indices), uniquingKeysWith: { first, _ in first })
  }

  package subscript(_ name: String) -> Field? { places[name].map { all[$0] } }

  package var names: [String] { all.map(\.name) }

  package func adding(_ more: [Field]) -> Fields { Fields(all + more) }
}
