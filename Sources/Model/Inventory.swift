package import Documents

/// What was read of a tenant, findable by id and by name.
package struct Inventory: Sendable {
  /// A kind that could not be read, and why: a visible gap instead of the end of the run.
  package struct Hole: Hashable, Sendable {
    /// The kind that could not be read.
    package var kind: String
    /// What the vendor said.
    package var reason: String

    package init(kind: String, reason: String) {
      self.kind = kind
      self.reason = reason
    }
  }

  private struct Shelf: Sendable {
    let kind: Kind
    private(set) var objects: [LiveObject] = []
    private var placesByID: [String: Int] = [:]
    private var placesByKey: [String: Int] = [:]
    /// The further objects under a key that an earlier one bears.
    private var namesakes: [String: [Int]] = [:]

    init(_ kind: Kind, _ objects: [LiveObject]) {
      self.kind = kind
      self.objects.reserveCapacity(objects.count)
      placesByID.reserveCapacity(objects.count)
      placesByKey.reserveCapacity(objects.count)
      for object in objects where placesByID[object.id] == nil { add(object) }
    }

    mutating func add(_ object: LiveObject) {
      let place = objects.count
      objects.append(object)
      placesByID[object.id] = place
      let key = kind.foldedKey(object.key)
      if placesByKey[key] == nil {
        placesByKey[key] = place
      } else {
        namesakes[key, default: []].append(place)
      }
    }

    /// Rewrites every object in place; keys stay as they are.
    mutating func rewrite(_ change: (inout LiveObject) -> Void) {
      for place in objects.indices { change(&objects[place]) }
    }

    func object(keyed key: String) -> LiveObject? {
      placesByKey[kind.foldedKey(key)].map { objects[$0] }
    }

    func objects(keyed key: String) -> [LiveObject] {
      let key = kind.foldedKey(key)
      guard let first = placesByKey[key] else { return [] }
      return [objects[first]] + (namesakes[key] ?? []).map { objects[$0] }
    }

    func object(id: String) -> LiveObject? {
      placesByID[id].map { objects[$0] }
    }
  }

  package private(set) var holes: [Hole] = []
  private var shelves: [String: Shelf] = [:]

  package init() {}

  /// The kinds that were read, sorted.
  package var kinds: [String] { shelves.keys.sorted() }

  /// Notes a kind that could not be read.
  package mutating func add(_ hole: Hole) {
    holes.append(hole)
  }

  /// Stores the objects of a kind in place of what was known of it.
  ///
  /// An object that came twice, as they do when a tenant changes between two pages, counts once.
  package mutating func store(_ objects: [LiveObject], of kind: Kind) {
    shelves[kind.name] = Shelf(kind, objects)
  }

  /// Adds one object, or a further name of one, to what is known of a kind.
  package mutating func add(_ object: LiveObject, of kind: Kind) {
    shelves[kind.name, default: Shelf(kind, [])].add(object)
  }

  /// All objects of a kind, in the order of the reading.
  package func objects(of kind: String) -> [LiveObject] {
    shelves[kind]?.objects ?? []
  }

  /// Whether a kind was read, even if it has no objects.
  package func hasRead(_ kind: String) -> Bool { shelves[kind] != nil }

  /// All objects that bear a key; more than one where the vendor lets names repeat.
  package func objects(of kind: String, key: String) -> [LiveObject] {
    shelves[kind]?.objects(keyed: key) ?? []
  }

  /// One of the objects that bear a key: the first that was stored.
  package func object(of kind: String, key: String) -> LiveObject? {
    shelves[kind]?.object(keyed: key)
  }

  /// Finds an object by the vendor's id.
  package func object(of kind: String, id: String) -> LiveObject? {
    shelves[kind]?.object(id: id)
  }

  /// Gives the attributes of an object with references as natural keys and sets in order; what
  /// cannot be named stays `{"id": …}`.
  package func named(_ attributes: Value, of kind: Kind) -> Value {
    var result = attributes
    for attribute in kind.rewritten {
      guard let value = attributes[path: attribute.path] else { continue }
      result.set(named(value, attribute.type), at: attribute.path)
    }
    return result
  }

  /// Names every reference in what was read; call once all kinds are stored.
  package mutating func nameReferences() {
    let named = shelves.values.filter { !$0.kind.rewritten.isEmpty }.map(rewritten)
    for shelf in named { shelves[shelf.kind.name] = shelf }
  }

  private func rewritten(_ shelf: Shelf) -> Shelf {
    var copy = shelf
    copy.rewrite { $0.attributes = named($0.attributes, of: shelf.kind) }
    guard case .composite = shelf.kind.key else { return copy }
    copy.rewrite { $0.key = shelf.kind.key(of: $0.attributes) ?? $0.key }
    return Shelf(shelf.kind, copy.objects)
  }

  private func named(_ value: Value, _ type: AttributeType) -> Value {
    switch (type, value) {
    case (.reference(let reference), .object(let object)):
      guard let id = object["id"]?.string, let key = key(of: id, kind: reference.kind) else {
        return value
      }
      return .string(key)
    case (.list(let element), .array(let values)):
      return .array(values.map { named($0, element) })
    case (.set(let element), .array(let values)):
      return .array(AttributeType.sorted(values.map { named($0, element) }))
    case (.map(let mapKey, let element), .object(let object)):
      return .object(Object(object.map { (named($0.key, mapKey), named($0.value, element)) }))
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

  private func named(_ name: String, _ key: AttributeType.MapKey) -> String {
    guard case .reference(let reference) = key else { return name }
    return self.key(of: name, kind: reference.kind) ?? name
  }

  private func key(of id: String, kind: String) -> String? {
    object(of: kind, id: id)?.key
  }
}
