package import Documents

/// One thing about an object of a kind that can be read, compared and, mostly, written.
///
/// The table of a kind's attributes is all that the engine knows of it: reading, comparing,
/// printing, redaction, schemas and documentation follow from it.
package struct Attribute: Sendable {
  /// Whether a change of the attribute can be seen by callers and agents.
  package enum Impact: String, Sendable {
    case behaviour, cosmetic
  }

  /// When the vendor lets the attribute be written.
  package enum Mutability: String, Sendable {
    /// At any time.
    case always
    /// Only when the object is made; a change replaces the object.
    case atCreation
    /// Never: the vendor owns it.
    case never
  }

  /// The unit a number counts in, for readers of plans.
  package enum Unit: String, Sendable {
    case milliseconds, seconds, ratio
  }

  /// The vendor's field names, verbatim, from the outside in; the same in YAML.
  package let path: [String]
  /// The dotted form of the path: `acwSettings.timeoutMs`.
  package let name: String
  /// What values it takes.
  package var type: AttributeType
  /// One sentence for readers of documentation.
  package var summary: String
  /// Whether an object cannot be made without it.
  package var isRequired = false
  /// What the vendor takes where nothing is written; for documentation and export only, since an
  /// attribute that is not written is not managed.
  package var defaultValue: Value?
  /// Whether callers and agents notice a change.
  package var impact = Impact.behaviour
  /// When it can be written.
  package var mutability = Mutability.always
  /// What its number counts in.
  package var unit: Unit?
  /// Set where the value must never be shown.
  package var isSecret = false
  /// Set where the vendor never returns the value.
  package var isWriteOnly = false
  /// Set where people change the value in the day's work: only who writes it plans it.
  package var isOperational = false
  /// Set where calls of its own read and write the attribute, apart from the object's body.
  package var isStoredApart = false
  /// The path in the vendor's answers, where it differs from `path`.
  package var readPath: [String]
  /// The path in the vendor's requests, where it differs from `path`.
  package var writePath: [String]
  /// Its siblings that cannot have a value beside it.
  package var excluded: [String] = []
  /// Set where the value is the zone of other times although its form is the vendor's own.
  package var isTimeZone = false
  /// Earlier vendor names of the attribute, accepted on reading.
  package var aliases: [[String]] = []
  /// Set where its telephone numbers must lie in objects of another kind.
  package var range: NumberRange?
  /// Set where the vendor has no call that takes an element away again: the manual step that does.
  package var removalStep: String?

  package init(_ name: String, _ type: AttributeType, _ summary: String) {
    path = name.split(separator: ".").map(String.init)
    self.name = name
    self.type = type
    self.summary = summary
    readPath = path
    writePath = path
  }
}

// What a kind's table is written with.
extension Attribute {
  /// A text.
  package static func string(
    _ name: String, _ summary: String, length: ClosedRange<Int> = 0...2_000,
    format: StringFormat? = nil
  ) -> Attribute {
    Attribute(name, .string(length: length, format: format), summary)
  }

  /// A whole number within bounds.
  package static func integer(
    _ name: String, _ summary: String, in range: ClosedRange<Int>
  ) -> Attribute {
    Attribute(name, .integer(range), summary)
  }

  /// A number with fraction; the bounds are whole.
  package static func number(
    _ name: String, _ summary: String, in range: ClosedRange<Int>
  ) -> Attribute {
    Attribute(name, .number(range), summary)
  }

  /// Yes or no.
  package static func boolean(_ name: String, _ summary: String) -> Attribute {
    Attribute(name, .boolean, summary)
  }

  /// One of a few words.
  package static func choice(
    _ name: String, _ summary: String, of values: [String]
  ) -> Attribute {
    Attribute(name, .choice(values), summary)
  }

  /// A reference by natural key to an object of another kind; sent as `{"id": …}`.
  package static func reference(
    _ name: String, to kind: String, _ summary: String, default key: String? = nil,
    allowing wildcards: [String] = []
  ) -> Attribute {
    var attribute = Attribute(
      name, .reference(Reference(to: kind, allowing: wildcards)), summary)
    attribute.defaultValue = key.map { .string($0) }
    return attribute
  }

  /// A list without order and repetition.
  package static func set(
    _ name: String, of element: AttributeType, _ summary: String
  ) -> Attribute {
    Attribute(name, .set(element), summary)
  }

  /// A list whose order counts.
  package static func list(
    _ name: String, of element: AttributeType, _ summary: String
  ) -> Attribute {
    Attribute(name, .list(element), summary)
  }

  /// Entries by name or by reference.
  package static func map(
    _ name: String, from key: AttributeType.MapKey, to value: AttributeType, _ summary: String
  ) -> Attribute {
    Attribute(name, .map(key, value), summary)
  }
}

// Facts added to an attribute, in the order of a sentence.
extension Attribute {
  /// Says that no object can be made without it.
  package func required() -> Attribute { changed { $0.isRequired = true } }
  /// Says that neither callers nor agents notice a change.
  package func cosmetic() -> Attribute { changed { $0.impact = .cosmetic } }
  /// Says that its telephone numbers must lie in objects of another kind.
  package func lying(in range: NumberRange) -> Attribute { changed { $0.range = range } }
  /// Says that the value must never be shown.
  package func secret() -> Attribute { changed { $0.isSecret = true } }
  /// Says that the vendor never returns the value.
  package func writeOnly() -> Attribute { changed { $0.isWriteOnly = true } }
  /// Says that calls of its own read and write it.
  package func storedApart() -> Attribute { changed { $0.isStoredApart = true } }
  /// Says that people change it in the day's work, so that no export declares it.
  package func operational() -> Attribute { changed { $0.isOperational = true } }
  /// Says that another value needs another object.
  package func fixedAtCreation() -> Attribute { changed { $0.mutability = .atCreation } }
  /// Says that the vendor alone sets it.
  package func serverOwned() -> Attribute { changed { $0.mutability = .never } }
  /// Says which siblings lose their value when this one gets one.
  package func excluding(_ names: String...) -> Attribute { changed { $0.excluded = names } }
  /// Names the unit of its number.
  package func counted(in unit: Unit) -> Attribute { changed { $0.unit = unit } }
  /// Names the vendor's default.
  package func defaulting(to value: Value) -> Attribute { changed { $0.defaultValue = value } }

  /// Names the fields of answers and requests where the vendor's differ from the documented one.
  package func on(wire read: String, written: String? = nil) -> Attribute {
    changed {
      $0.readPath = read.split(separator: ".").map(String.init)
      $0.writePath = (written ?? read).split(separator: ".").map(String.init)
    }
  }

  /// Says that the value names the zone by which other times go, in the vendor's own form.
  package func namingTimeZone() -> Attribute { changed { $0.isTimeZone = true } }

  /// Names what the field was called in answers of earlier versions of the vendor's API.
  package func formerly(_ names: String...) -> Attribute {
    changed { $0.aliases += names.map { $0.split(separator: ".").map(String.init) } }
  }

  /// Says that elements can be added and not taken away, and what a person does instead.
  package func growingOnly(instead step: String) -> Attribute {
    changed { $0.removalStep = step }
  }

  private func changed(_ change: (inout Attribute) -> Void) -> Attribute {
    var copy = self
    change(&copy)
    return copy
  }
}
