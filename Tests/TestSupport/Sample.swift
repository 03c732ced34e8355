package import Documents
package import Model

/// Values of every type, so that a test can go over whatever a registry holds.
package enum Sample {
  /// A value of the type; another `turn` gives another value where the type has more than one.
  package static func value(of type: AttributeType, turn: Int = 0) -> Value {
    switch type {
    case .string: .string("text \(turn)")
    case .integer(let range): .integer(range.lowerBound + turn)
    case .number(let range): .integer(min(range.lowerBound + turn, range.upperBound))
    case .boolean: .bool(turn % 2 == 0)
    case .choice(let words): .string(words[turn % words.count])
    case .reference(let reference): .string(key(of: reference.kind, turn))
    case .list(let element), .set(let element): .array([value(of: element, turn: turn)])
    case .map(let key, let element):
      .object(Object([(self.key(of: key, turn), value(of: element, turn: turn))]))
    case .record(let fields): record(fields, turn)
    case .json: ["tree": .integer(turn)]
    }
  }

  /// A value for each of the attributes.
  package static func record(_ fields: [Attribute], _ turn: Int) -> Value {
    var result = Value.object(Object())
    for field in fields { result.set(value(of: field.type, turn: turn), at: field.path) }
    return result
  }

  /// Every attribute of a kind.
  package static func attributes(of kind: Kind, turn: Int = 0) -> Value {
    record(kind.attributes, turn)
  }

  /// The key that a sample refers to.
  package static func key(of kind: String, _ turn: Int) -> String { "\(kind)-\(turn)" }

  /// A word that no kind reads, unless it has days: then it is one.
  private static func key(of map: AttributeType.MapKey, _ turn: Int) -> String {
    if case .reference(let reference) = map { key(of: reference.kind, turn) } else { "Monday" }
  }

  /// Ids for the references that samples of these kinds hold, by kind and folded key.
  package static func ids(
    of kinds: [Kind], turns: ClosedRange<Int>, id: (String, Int) -> String
  ) -> [String: [String: String]] {
    var ids: [String: [String: String]] = [:]
    for kind in kinds {
      for turn in turns {
        ids[kind.name, default: [:]][kind.foldedKey(key(of: kind.name, turn))] = id(kind.name, turn)
      }
    }
    return ids
  }
}
