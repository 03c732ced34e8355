import Model

/// What may stand at one place of a document: the tree that reading, schema, messages and
/// `explain` are derived from.
indirect enum Shape: Sendable {
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

  struct Variant: Sendable {
    var name: String
    var fields: Fields
  }

  /// What the author may choose as the name of an entry.
  struct KeyRule: Sendable {
    /// What an entry is called in messages: `queue`.
    var noun: String
    var length: ClosedRange<Int>
    var format: StringFormat?
    /// Set where names go into addresses, paths or `${…}` and hold letters, digits, `.`, `_` and `-`
    /// only.
    var isWord = false
    /// The field that the name stands for, which is therefore not written inside the entry.
    var field: String?
    /// Set where entries are named after objects of another kind.
    var reference: Reference?

    static let wordPattern = "^[A-Za-z0-9_][A-Za-z0-9._-]*$"

    /// A rule for names that stand in addresses and `${…}`.
    static func word(_ noun: String) -> KeyRule {
      var rule = KeyRule(noun, length: 1...100)
      rule.isWord = true
      return rule
    }

    init(
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
struct Field: Sendable {
  var name: String
  var shape: Shape
  var summary: String
  var isRequired: Bool
  /// The attribute that the field is; nil for objects on the way to one.
  var attribute: Attribute?
  /// Whether a secret may stand here, because nothing ever shows the value.
  var mayHoldSecret = false
  /// The name under `$defs` of the schema, for what is long or stands in many places.
  var definition: String?

  init(
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
struct Fields: Sendable {
  private(set) var all: [Field]
  private var places: [String: Int]

  init(_ all: [Field]) {
    self.all = all
    places = Dictionary(
      zip(all.map(\.name), all.indices), uniquingKeysWith: { first, _ in first })
  }

  subscript(_ name: String) -> Field? { places[name].map { all[$0] } }

  var names: [String] { all.map(\.name) }

  func adding(_ more: [Field]) -> Fields { Fields(all + more) }
}
