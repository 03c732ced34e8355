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
      return .array(
        values.map { value in
          Self.record(fields).merged(value, over: old.first { Self.isSame(value, as: $0, fields) })
        })
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

  /// Tells whether two elements of a set speak of one thing: what names it is required and equal.
  private static func isSame(_ new: Value, as live: Value, _ fields: [Attribute]) -> Bool {
    fields.filter { $0.isRequired && $0.type.isName }.allSatisfy {
      new[path: $0.writePath] == live[path: $0.readPath]
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
