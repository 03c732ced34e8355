package import Documents

/// What was read of a tenant, findable by id and by name.
package struct Inventory: Sendable {
  /// A kind that could not be read, and why: a visible gap instead of the end of the run.
  package struct Hole: Hashable, Sendable {
    package var kind: String
    package var reason: String

    package init(kind: String, reason: String) {
      self.kind = kind
      self.reason = reason
    }
  }

  private struct Shelf: Sendable {
    var kind: Kind
    var objects: [LiveObject]
    var placesByID: [String: Int]
    var placesByKey: [String: [Int]]
  }

  package private(set) var holes: [Hole] = []
  private var shelves: [String: Shelf] = [:]

  package init() {}

  package var kinds: [String] { shelves.keys.sorted() }

  package mutating func add(_ hole: Hole) {
    holes.append(hole)
  }

  /// Stores the objects of a kind in place of what was known of it.
  package mutating func store(_ objects: [LiveObject], of kind: Kind) {
    shelves[kind.name] = Shelf(
      kind: kind, objects: objects,
      placesByID: Dictionary(
        zip(objects.map(\.id), objects.indices), uniquingKeysWith: { first, _ in first }),
      placesByKey: Dictionary(grouping: objects.indices) { kind.foldedKey(objects[$0].key) })
  }

  package func objects(of kind: String) -> [LiveObject] {
    shelves[kind]?.objects ?? []
  }

  package func hasRead(_ kind: String) -> Bool { shelves[kind] != nil }

  /// All objects that bear a key; more than one where the vendor lets names repeat.
  package func objects(of kind: String, key: String) -> [LiveObject] {
    guard let shelf = shelves[kind] else { return [] }
    return (shelf.placesByKey[shelf.kind.foldedKey(key)] ?? []).map { shelf.objects[$0] }
  }

  package func object(of kind: String, id: String) -> LiveObject? {
    guard let shelf = shelves[kind], let place = shelf.placesByID[id] else { return nil }
    return shelf.objects[place]
  }

  /// Gives the attributes of an object with references as natural keys; what cannot be named stays
  /// `{"id": …}`.
  package func named(_ attributes: Value, of kind: Kind) -> Value {
    var result = attributes
    for attribute in kind.attributes where !attribute.type.references.isEmpty {
      guard let value = attributes[path: attribute.path] else { continue }
      result.set(named(value, attribute.type), at: attribute.path)
    }
    return result
  }

  /// Names every reference in what was read; call once all kinds are stored.
  package mutating func nameReferences() {
    for (name, shelf) in shelves where !shelf.kind.referencedKinds.isEmpty {
      let objects = shelf.objects.map { object in
        var object = object
        object.attributes = named(object.attributes, of: shelf.kind)
        if case .composite = shelf.kind.key {
          object.key = shelf.kind.key(of: object.attributes) ?? object.key
        }
        return object
      }
      store(objects, of: shelves[name]?.kind ?? shelf.kind)
    }
  }

  private func named(_ value: Value, _ type: AttributeType) -> Value {
    switch (type, value) {
    case (.reference(let reference), .object(let object)):
      guard let id = object["id"]?.string, let key = key(of: id, kind: reference.kind) else {
        return value
      }
      return .string(key)
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      return .array(values.map { named($0, element) })
    case (.map(let mapKey, let element), .object(let object)):
      return .object(
        Object(
          object.map { name, value in
            var name = name
            if case .reference(let reference) = mapKey {
              name = key(of: name, kind: reference.kind) ?? name
            }
            return (name, named(value, element))
          }))
    case (.record(let fields), .object):
      var result = value
      for field in fields {
        guard let found = value[path: field.path] else { continue }
        result.set(named(found, field.type), at: field.path)
      }
      return result
    default:
      return value
    }
  }

  private func key(of id: String, kind: String) -> String? {
    object(of: kind, id: id)?.key
  }
}
