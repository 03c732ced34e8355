import Documents
import Model
import Transport

// What no list tells, and what stands in collections below an object.
extension ObjectReader {
  /// Adds what is wished for, by attribute and folded keys; the empty name stands for all of the
  /// object's own fields.
  func filled(
    _ objects: [LiveObject], _ wishes: [String: Set<String>?]
  ) async throws(ProviderError) -> [LiveObject] {
    let names = wishes.keys.sorted().filter { isRead(apart: $0) }
    let wanting = objects.indices.compactMap { place -> (place: Int, names: Set<String>)? in
      let key = cxone.kind.foldedKey(objects[place].key)
      let wanted = names.filter { (wishes[$0] ?? nil)?.contains(key) ?? true }
      return wanted.isEmpty ? nil : (place, Set(wanted))
    }
    var result: [LiveObject?] = objects
    let (bulk, left) = try await inBulk(wanting, objects)
    for (place, object) in bulk { result[place] = object }
    let start = result
    let read = try await concurrently(left) { entry throws(ProviderError) -> LiveObject? in
      guard let object = start[entry.place] else { return nil }
      return try await filled(object, entry.names)
    }
    for (entry, object) in zip(left, read) { result[entry.place] = object }
    return result.compactMap { object in
      var object = object
      object?.raw = .null
      return object
    }
  }

  private func isRead(apart name: String) -> Bool {
    guard let nested = cxone.nested(name) else { return name.isEmpty }
    if case .embedded(_, true) = nested.source { return false }
    return true
  }

  /// Reads what is wished for of one object; nil where it is gone.
  func filled(
    _ object: LiveObject, _ names: Set<String>
  ) async throws(ProviderError) -> LiveObject? {
    var object = object
    if object.raw.isNull, names.contains("") || names.contains(where: isEmbedded) {
      guard let whole = try await detail(of: object.id) else { return nil }
      object = whole
    }
    for name in names.sorted() {
      guard let nested = cxone.nested(name) else { continue }
      guard let found = try await found(nested, &object) else { return nil }
      object.attributes.set(cxone.value(of: nested, found), at: [name])
    }
    return object
  }

  private func isEmbedded(_ name: String) -> Bool {
    cxone.nested(name)?.embeddedMember != nil
  }

  /// The vendor's value of one attribute; nil where the object is gone.
  private func found(
    _ nested: Nested, _ object: inout LiveObject
  ) async throws(ProviderError) -> Value? {
    let operation = "read \(nested.attribute) of \(cxone.kind.singular) '\(object.key)'"
    let base = cxone.path(of: object.id)
    switch nested.source {
    case .embedded(let member, _): return object.raw[member] ?? .null
    case .collection(let path, let members, let isPaged, let query):
      let request = TenantRequest(operation, "\(base)/\(path)", query: query)
      let elements = try await PageReader(connection).all(
        request, isPaged ? .pages : .whole, members)
      if let elements { object.raw.set(.array(elements), at: [Nested.kept + nested.attribute]) }
      return elements.map { .array($0) }
    case .record(let path, let member):
      let request = TenantRequest(operation, "\(base)/\(path)")
      guard let answer = try await connection.sendIfThere(request) else { return nil }
      return member.map { answer.unwrapped[$0] ?? .null } ?? answer.unwrapped
    case .content:
      return try await content(nested.attribute, of: &object, operation)
    }
  }
}

// The content of scripts.
extension ObjectReader {
  /// One part of a script; the first reads all of them.
  private func content(
    _ part: String, of object: inout LiveObject, _ operation: String
  ) async throws(ProviderError) -> Value? {
    if object.raw["header"] == nil {
      let request = TenantRequest(
        operation, cxone.endpoints.path, query: [("scriptPath", object.id)])
      guard let script = try await connection.sendIfThere(request) else { return nil }
      for part in ["header", "actions", "properties", "branches"] {
        object.raw.set(script[part] ?? .object(Object()), at: [part])
      }
    }
    return object.raw[part]
  }
}

// One list for all objects.
extension ObjectReader {
  /// From this many objects on one list of everybody's values costs less than a request for each.
  private static let enough = 20

  private typealias Wanting = [(place: Int, names: Set<String>)]

  /// Reads what a list of all values holds; gives the rest of the wishes back.
  private func inBulk(
    _ wanting: Wanting, _ objects: [LiveObject]
  ) async throws(ProviderError) -> (filled: [(Int, LiveObject)], left: Wanting) {
    guard wanting.count >= Self.enough,
      let nested = cxone.endpoints.nested.first(where: { $0.bulk != nil }), let bulk = nested.bulk
    else { return ([], wanting) }
    let elements = try await elements(bulk, nested.attribute)
    var filled: [(Int, LiveObject)] = []
    var left: Wanting = []
    for entry in wanting {
      var rest = entry.names
      if rest.remove(nested.attribute) != nil {
        var object = objects[entry.place]
        let own = elements[object.id] ?? []
        object.attributes.set(cxone.value(of: nested, .array(own)), at: [nested.attribute])
        filled.append((entry.place, object))
      }
      if !rest.isEmpty { left.append((entry.place, rest)) }
    }
    return (filled, left)
  }

  private func elements(
    _ bulk: Nested.Bulk, _ name: String
  ) async throws(ProviderError) -> [String: [Value]] {
    var result: [String: [Value]] = [:]
    for query in bulk.queries {
      let request = TenantRequest(
        "read \(name) of all \(cxone.name)", Endpoints.acdPath(bulk.path), query: query)
      let elements = try await PageReader(connection).all(request, .pages, [bulk.member]) ?? []
      for element in elements {
        guard let owner = bulk.owner.lazy.compactMap({ element[$0]?.idText }).first else {
          continue
        }
        result[owner, default: []].append(element)
      }
    }
    return result
  }
}

// From the vendor's values to the table's.
extension CXoneKind {
  /// The attribute's value, references still by id.
  func value(of nested: Nested, _ found: Value?) -> Value {
    guard let type = kind.attribute(nested.attribute)?.type else { return .null }
    let elements = (found?.array ?? []).filter(nested.counts)
    switch nested.content {
    case .references(let names):
      return .array(elements.compactMap { Self.id(of: $0, names).map { ["id": .string($0)] } })
    case .entries(let names):
      return Self.map(elements, type) { Self.id(of: $0, names) }
    case .named(let name):
      return Self.map(elements, type) { $0[name]?.idText }
    case .texts(let name):
      return .array(elements.compactMap { $0[name]?.idText.map { .string($0) } })
    case .plain:
      guard let found, !found.isNull else { return .null }
      return type.decoded(type.mended(found))
    }
  }

  private static func id(of element: Value, _ names: [String]) -> String? {
    element.idText ?? names.lazy.compactMap { element[$0]?.idText }.first
  }

  private static func map(
    _ elements: [Value], _ type: AttributeType, _ key: (Value) -> String?
  ) -> Value {
    guard case .map(_, let entry) = type else { return .null }
    return .object(
      Object(
        elements.compactMap { element in
          key(element).map { ($0, entry.decoded(entry.mended(element))) }
        }))
  }
}

extension Nested {
  /// Where a fresh read keeps a collection's elements, whose own ids a removal may need.
  static let kept = "apart:"
}
