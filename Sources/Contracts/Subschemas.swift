import Documents

/// The places inside a schema where further schemas stand.
enum Subschemas {
  private static let single: Set<String> = [
    "additionalProperties", "propertyNames", "contains", "items", "additionalItems", "not", "if",
    "then", "else", "unevaluatedItems", "unevaluatedProperties", "contentSchema",
  ]
  private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
  private static let maps: Set<String> = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "dependencies",
  ]

  /// Visits each, with its place below the given one.
  static func visit<E: Error>(
    of object: Object, at place: JSONPointer, dialect: Dialect,
    _ body: (Value, JSONPointer) throws(E) -> Void
  ) throws(E) {
    for (keyword, value) in object {
      switch value {
      case .array(let elements) where holdsList(keyword, dialect):
        for (index, element) in elements.enumerated() {
          try body(element, place.appending(keyword, String(index)))
        }
      case .object(let members) where maps.contains(keyword):
        for (name, member) in members where member.array == nil {
          try body(member, place.appending(keyword, name))
        }
      case .object where single.contains(keyword): try body(value, place.appending(keyword))
      default: break
      }
    }
  }

  private static func holdsList(_ keyword: String, _ dialect: Dialect) -> Bool {
    if dialect.hasTupleItems, keyword == "prefixItems" { return false }
    return lists.contains(keyword) || (dialect.hasTupleItems && keyword == "items")
  }
}
