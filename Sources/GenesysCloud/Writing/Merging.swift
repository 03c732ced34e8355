import Documents
import Model

extension AttributeType {
  /// Puts a value that is about to be sent over the live one, so that fields inside it of which the
  /// author said nothing stay as they are.
  func merged(_ new: Value, over live: Value?) -> Value {
    switch (self, new, live) {
    case (.record(let fields), .object, .object?):
      return Self.merged(new, over: live ?? .null, fields)
    case (.list(let element), .array(let values), .array(let old)?):
      return .array(
        values.enumerated().map { place, value in
          element.merged(value, over: place < old.count ? old[place] : nil)
        })
    case (.set(.record(let fields)), .array(let values), .array(let old)?):
      return .array(Self.merged(values, overElementsOf: old, fields))
    case (.map(_, let type), .object(let entries), .object(let old)?):
      return .object(Object(entries.map { ($0.key, type.merged($0.value, over: old[$0.key])) }))
    default:
      return new
    }
  }

  private static func merged(_ new: Value, over live: Value, _ fields: [Attribute]) -> Value {
    var result = live
    for field in fields {
      guard let value = new[path: field.writePath] else { continue }
      result.set(field.type.merged(value, over: live[path: field.readPath]), at: field.writePath)
      for other in fields
      where field.excluded.contains(other.name) && new[path: other.writePath] == nil {
        result.remove(at: other.writePath)
      }
    }
    return result
  }

  /// Two elements of a set speak of one thing where what names it is required and equal. Of several
  /// that are named alike, those that say the same belong together before any others.
  private static func merged(
    _ new: [Value], overElementsOf live: [Value], _ fields: [Attribute]
  ) -> [Value] {
    let names = fields.filter { $0.isRequired && $0.type.isName }
    var matching = ElementMatching(new.count, with: live.count) {
      isSame(new[$0], as: live[$1], names) && isSame(new[$0], as: live[$1], fields)
    }
    var partners = matching.partners()
    for place in new.indices where partners[place] == nil {
      partners[place] = live.indices.first {
        !partners.contains($0) && isSame(new[place], as: live[$0], names)
      }
    }
    return zip(new, partners).map { new, partner in
      Self.record(fields).merged(new, over: partner.map { live[$0] })
    }
  }

  /// Whether all that is written of some fields is so already.
  private static func isSame(_ new: Value, as live: Value, _ fields: [Attribute]) -> Bool {
    fields.allSatisfy { field in
      guard let written = new[path: field.writePath] else { return true }
      return live[path: field.readPath].map {
        field.type.identity(of: $0) == field.type.identity(of: written)
      } ?? false
    }
  }

  /// The value without what the vendor adds to references as it shows them.
  private func identity(of value: Value) -> Value {
    switch (self, value) {
    case (.reference, _): value["id"] ?? value
    case (.set(let element), .array(let values)):
      .array(
        values.map(element.identity).sorted {
          CanonicalJSON.text(of: $0) < CanonicalJSON.text(of: $1)
        })
    default: value
    }
  }

  /// Whether values of the type can name a thing.
  private var isName: Bool {
    switch self {
    case .string, .choice, .reference: true
    default: false
    }
  }
}
