package import Documents

/// One reference found in an object's attributes.
package struct FoundReference: Hashable, Sendable {
  /// The dotted name of the attribute that holds it.
  package var attribute: String
  /// The kind that it points to.
  package var target: Reference
  /// The natural key of the object it points to.
  package var key: String
}

extension Kind {
  /// Lists every reference by natural key that attributes hold; wildcards and bare ids point to
  /// nothing that has an order.
  package func references(in attributes: Value) -> [FoundReference] {
    var found: [FoundReference] = []
    for attribute in referring {
      guard let value = attributes[path: attribute.path] else { continue }
      attribute.type.forEachReference(in: value) {
        found.append(FoundReference(attribute: attribute.name, target: $0, key: $1))
      }
    }
    return found
  }
}

extension Kind {
  /// Gives attributes with other natural keys in their references: what an object will say once
  /// those that it refers to have new names.
  package func attributes(
    _ attributes: Value, referringBy rename: (Reference, String) -> String
  ) -> Value {
    var result = attributes
    for attribute in referring {
      guard let value = attributes[path: attribute.path] else { continue }
      result.set(attribute.type.referring(value, by: rename), at: attribute.path)
    }
    return result
  }
}

extension AttributeType {
  fileprivate func referring(
    _ value: Value, by rename: (Reference, String) -> String
  ) -> Value {
    switch (self, value) {
    case (.reference(let reference), .string(let key)):
      return .string(rename(reference, key))
    case (.list(let element), .array(let values)):
      return .array(values.map { element.referring($0, by: rename) })
    case (.set(let element), .array(let values)):
      return .array(AttributeType.sorted(values.map { element.referring($0, by: rename) }))
    case (.map(let mapKey, let element), .object(let object)):
      return .object(
        Object(
          object.map { key, value in
            guard case .reference(let reference) = mapKey else {
              return (key, element.referring(value, by: rename))
            }
            return (rename(reference, key), element.referring(value, by: rename))
          }))
    case (.record(let fields), .object):
      var result = value
      for field in fields {
        guard let found = value[path: field.path] else { continue }
        result.set(field.type.referring(found, by: rename), at: field.path)
      }
      return result
    default: return value
    }
  }

  fileprivate func forEachReference(in value: Value, _ body: (Reference, String) -> Void) {
    switch (self, value) {
    case (.reference(let reference), .string(let key)):
      if !reference.wildcards.contains(key) { body(reference, key) }
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      for value in values { element.forEachReference(in: value, body) }
    case (.map(let mapKey, let element), .object(let object)):
      for (key, value) in object {
        if case .reference(let reference) = mapKey, !reference.wildcards.contains(key) {
          body(reference, key)
        }
        element.forEachReference(in: value, body)
      }
    case (.record(let fields), .object):
      for field in fields {
        if let found = value[path: field.path] { field.type.forEachReference(in: found, body) }
      }
    default: break
    }
  }
}
