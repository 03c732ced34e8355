package import Documents

/// One reference found in an object's attributes.
package struct FoundReference: Hashable, Sendable {
  /// The dotted name of the attribute that holds it.
  package var attribute: String
  package var target: Reference
  /// The natural key of the object it points to.
  package var key: String
}

extension Kind {
  /// Lists every reference by natural key that attributes hold; wildcards and bare ids point to
  /// nothing that has an order.
  package func references(in attributes: Value) -> [FoundReference] {
    self.attributes.flatMap { attribute -> [FoundReference] in
      guard !attribute.type.references.isEmpty, let value = attributes[path: attribute.path]
      else { return [] }
      return attribute.type.references(in: value).map {
        FoundReference(attribute: attribute.name, target: $0.reference, key: $0.key)
      }
    }
  }
}

extension AttributeType {
  fileprivate func references(in value: Value) -> [(reference: Reference, key: String)] {
    switch (self, value) {
    case (.reference(let reference), .string(let key)):
      return reference.wildcards.contains(key) ? [] : [(reference, key)]
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      return values.flatMap { element.references(in: $0) }
    case (.map(let mapKey, let element), .object(let object)):
      return object.flatMap { key, value in
        mapKey.reference.map { [($0, key)] } ?? [] + element.references(in: value)
      }
    case (.record(let fields), .object):
      return fields.flatMap { field in
        value[path: field.path].map { field.type.references(in: $0) } ?? []
      }
    default:
      return []
    }
  }
}

extension AttributeType.MapKey {
  fileprivate var reference: Reference? {
    if case .reference(let reference) = self { reference } else { nil }
  }
}
