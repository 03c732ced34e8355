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
    /// The objects' keys, which are asked for while the objects themselves are being rewritten.
    private var keys: [String] = []
    private var placesByID: [String: Int] = [:]
    private var placesByKey: [String: Int] = [:]
    /// The further objects under a key that an earlier one bears.
    private var namesakes: [String: [Int]] = [:]
    /// The keys that stand for none of their objects, where the vendor lets them repeat.
    private var shared: Set<String> = []

    init(_ kind: Kind, _ objects: [LiveObject]) {
      self.kind = kind
      self.objects.reserveCapacity(objects.count)
      keys.reserveCapacity(objects.count)
      placesByID.reserveCapacity(objects.count)
      placesByKey.reserveCapacity(objects.count)
      for object in objects where placesByID[object.id] == nil { add(object) }
      // What is made later under a key takes the place of what bore it.
      if kind.repeatsKeys { shared = Set(namesakes.keys) }
    }

    mutating func add(_ object: LiveObject) {
      let place = objects.count
      objects.append(object)
      keys.append(object.key)
      placesByID[object.id] = place
      let key = kind.foldedKey(object.key)
      if placesByKey[key] == nil {
        placesByKey[key] = place
      } else {
        namesakes[key, default: []].append(place)
      }
    }

    /// Hands the objects over; until they are put back only keys can be asked for.
    mutating func takeObjects() -> [LiveObject] {
      defer { objects = [] }
      return objects
    }

    mutating func putBack(_ objects: [LiveObject]) {
      self.objects = objects
    }

    /// The key that stands for an object; nil where it could stand for another as well.
    func key(ofID id: String) -> String? {
      guard let place = placesByID[id] else { return nil }
      let key = keys[place]
      return shared.isEmpty || !shared.contains(kind.foldedKey(key)) ? key : nil
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
    name(&result, of: kind)
    return result
  }

  /// Names every reference in what was read; call once all kinds are stored.
  package mutating func nameReferences() {
    for kind in shelves.values.map(\.kind) where !kind.rewritten.isEmpty {
      guard var objects = shelves[kind.name]?.takeObjects() else { continue }
      for place in objects.indices { name(&objects[place].attributes, of: kind) }
      shelves[kind.name]?.putBack(objects)
    }
    rekey()
  }

  /// Keys that are made of references follow their names.
  private mutating func rekey() {
    for shelf in shelves.values {
      guard case .composite = shelf.kind.key else { continue }
      let objects = shelf.objects.map { object in
        var object = object
        object.key = shelf.kind.key(of: object.attributes) ?? object.key
        return object
      }
      shelves[shelf.kind.name] = Shelf(shelf.kind, objects)
    }
  }

  /// Most values hold nothing to rewrite: those are left where they are, uncopied.
  private func name(_ attributes: inout Value, of kind: Kind) {
    for attribute in kind.rewritten {
      if let value = attributes[path: attribute.path], let named = renamed(value, attribute.type) {
        attributes.set(named, at: attribute.path)
      }
    }
  }

  /// The value with references named and sets in order; nil where that is what it is already.
  private func renamed(_ value: Value, _ type: AttributeType) -> Value? {
    switch (type, value) {
    case (.reference(let reference), .object(let object)):
      object["id"]?.string.flatMap { key(of: $0, kind: reference.kind) }.map { .string($0) }
    case (.list(let element), .array(let values)):
      renamed(values, element).map { .array($0) }
    case (.set(let element), .array(let values)):
      values.isEmpty ? nil : .array(AttributeType.sorted(renamed(values, element) ?? values))
    case (.map(let mapKey, let element), .object(let object)):
      object.isEmpty
        ? nil
        : .object(
          Object(object.map { (named($0.key, mapKey), renamed($0.value, element) ?? $0.value) }))
    case (.record(let fields), .object): renamed(value, fields)
    default: nil
    }
  }

  private func renamed(_ values: [Value], _ element: AttributeType) -> [Value]? {
    var result: [Value]?
    for place in values.indices {
      if let named = renamed(values[place], element) {
        result = result ?? values
        result?[place] = named
      }
    }
    return result
  }

  private func renamed(_ value: Value, _ fields: [Attribute]) -> Value? {
    var result: Value?
    for place in fields.indices {
      if let found = value[path: fields[place].path],
        let named = renamed(found, fields[place].type)
      {
        result = result ?? value
        result?.set(named, at: fields[place].path)
      }
    }
    return result
  }

  private func named(_ name: String, _ key: AttributeType.MapKey) -> String {
    guard case .reference(let reference) = key else { return name }
    return self.key(of: name, kind: reference.kind) ?? name
  }

  private func key(of id: String, kind: String) -> String? {
    shelves[kind]?.key(ofID: id)
  }
}
