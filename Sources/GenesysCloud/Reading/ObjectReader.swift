import Documents
import Model
import Transport

/// Reads objects of a kind by its table: the list, and what is stored apart where it is wanted.
struct ObjectReader: Sendable {
  let genesys: GenesysKind
  let connection: Connection
  private let permissions: KnownPermissions

  private var kind: Kind { genesys.kind }
  private var endpoints: Endpoints { genesys.endpoints }

  init(_ genesys: GenesysKind, _ connection: Connection, _ permissions: KnownPermissions) {
    self.genesys = genesys
    self.connection = connection
    self.permissions = permissions
  }

  /// Reads the list and, for the wanted keys, what stands in collections of its own.
  func objects(_ request: ReadRequest) async throws(ProviderError) -> [LiveObject] {
    let apart = Set(request.apart.keys)
    if let known = request.known { return try await filled(known, request.apart) }
    if let count = try await countBeyondReach() { return try await searched(request, count) }
    let objects: [LiveObject]
    if endpoints.listing.isThin {
      objects = try await thick(try await list(expanding: apart), request)
    } else if endpoints.policies == nil {
      objects = try await list(expanding: apart) { summaries(of: $0, apart: apart) }
    } else {
      let raws = try await expanded(try await list(expanding: apart))
      objects = summaries(of: raws, apart: apart)
    }
    return try await filled(Self.unique(objects), request.apart)
  }

  /// Reads the wanted ones of a list that tells too little one by one; the others are known by name.
  private func thick(
    _ raws: [Value], _ request: ReadRequest
  ) async throws(ProviderError) -> [LiveObject] {
    let thin = summaries(of: raws, apart: [])
    let keys = request.keys.map { Set($0.map(kind.foldedKey)) }
    let read = try await concurrently(thin) { found throws(ProviderError) in
      guard keys?.contains(kind.foldedKey(found.key)) ?? true else { return found as LiveObject? }
      var full = try await object(found.id, apart: [])
      full?.raw = .null
      return full
    }
    return read.compactMap(\.self)
  }

  /// Pages shift while objects change, so one object can stand on two of them.
  private static func unique(_ objects: [LiveObject]) -> [LiveObject] {
    var seen: Set<String> = []
    return objects.filter { seen.insert($0.id).inserted }
  }

  /// Objects without the answers they were read from: whoever writes reads afresh, and of a large
  /// tenant the answers are most of what would be kept.
  private func summaries(of raws: [Value], apart: Set<String>) -> [LiveObject] {
    let present = raws.filter { !genesys.isDeleted($0) }.map(genesys.mended)
    return zip(present, genesys.attributes(from: present, apart: apart)).compactMap {
      raw, attributes in
      guard let id = raw["id"]?.string, let key = kind.key(of: attributes) else { return nil }
      return LiveObject(id: id, key: key, attributes: attributes, raw: .null)
    }
  }

  /// Reads one object and all that is wanted of it; nil where it is gone.
  func object(_ id: String, apart: Set<String>) async throws(ProviderError) -> LiveObject? {
    let request = TenantRequest(
      "read \(kind.singular)", genesys.path(of: id),
      query: endpoints.query + genesys.expansions(of: apart))
    guard let raw = try await connection.sendIfThere(request), !genesys.isDeleted(raw),
      let object = try await expanded([genesys.mended(raw)]).first.flatMap({
        object(from: $0, apart: apart)
      })
    else { return nil }
    return try await filled(object, apart.filter { genesys.nested($0)?.isCollection == true })
  }

  /// Looks an object up by its key; of several with one key the first.
  func object(keyed key: String) async throws(ProviderError) -> LiveObject? {
    let wanted = kind.foldedKey(key)
    for raws in [try await candidates(key), try await fallback()] {
      for raw in raws.map(genesys.mended) where !genesys.isDeleted(raw) {
        guard let id = raw["id"]?.string, let found = kind.key(of: kind.attributes(from: raw)),
          kind.foldedKey(found) == wanted
        else { continue }
        if let object = try await object(id, apart: []) { return object }
      }
    }
    return nil
  }

  private func list(expanding apart: Set<String>) async throws(ProviderError) -> [Value] {
    try await list(expanding: apart) { $0 }
  }

  private func list<Element: Sendable>(
    expanding apart: Set<String>, _ reading: @escaping PageReader.Reading<Element>
  ) async throws(ProviderError) -> [Element] {
    let request = TenantRequest(
      "list \(kind.name)", endpoints.listing.path ?? endpoints.path,
      query: endpoints.query + endpoints.listing.query + genesys.expansions(of: apart))
    return try await PageReader(connection).all(request, endpoints.listing.style, reading) ?? []
  }
}

// Lookup by key.
extension ObjectReader {
  private func candidates(_ key: String) async throws(ProviderError) -> [Value] {
    let operation = "look up \(kind.singular) '\(key)'"
    switch endpoints.lookup {
    case .name:
      let request = TenantRequest(operation, endpoints.path, query: [("name", key)])
      return try await PageReader(connection).all(request, .pages(size: 100)) ?? []
    case .search(let path, let field):
      let request = TenantRequest.asking(
        operation, path, body: Search.body(field: field, value: key))
      return try await connection.send(request)["results"]?.array ?? []
    case .keywords(let parameter, let names):
      let parts = kind.parts(ofKey: key)
      guard let words = names.lazy.compactMap({ parts[$0] }).first else { return [] }
      let request = TenantRequest(operation, endpoints.path, query: [(parameter, words)])
      return try await PageReader(connection).all(request, .pages(size: 100)) ?? []
    case .list: return []
    }
  }

  /// The whole list, where the quicker way proves nothing.
  private func fallback() async throws(ProviderError) -> [Value] {
    switch endpoints.lookup {
    case .name, .keywords: return []
    case .search, .list: break
    }
    return try await list(expanding: [])
  }
}

// What is stored apart.
extension ObjectReader {
  /// Spells wildcards out where the kind has policies.
  private func expanded(_ raws: [Value]) async throws(ProviderError) -> [Value] {
    guard let policies = endpoints.policies else { return raws }
    return try await permissions.expanded(raws, in: policies)
  }

  private func object(from raw: Value, apart: Set<String>) -> LiveObject? {
    let attributes = genesys.attributes(from: raw, apart: apart)
    guard let id = raw["id"]?.string, let key = kind.key(of: attributes) else { return nil }
    return LiveObject(id: id, key: key, attributes: attributes, raw: raw)
  }

  /// Adds the wanted collections to the objects; what vanished meanwhile falls out.
  private func filled(
    _ objects: [LiveObject], _ apart: [String: Set<String>?]
  ) async throws(ProviderError) -> [LiveObject] {
    let wishes = apart.mapValues { keys in keys.map { Set($0.map(kind.foldedKey)) } }
    let names = wishes.keys.sorted().filter { genesys.nested($0)?.isCollection == true }
    let wanting = objects.indices.compactMap { place -> (place: Int, names: [String])? in
      let key = kind.foldedKey(objects[place].key)
      let wanted = names.filter { name in (wishes[name] ?? nil)?.contains(key) ?? true }
      return wanted.isEmpty ? nil : (place, wanted)
    }
    let read = try await concurrently(wanting) { entry throws(ProviderError) in
      try await filled(objects[entry.place], entry.names)
    }
    var result: [LiveObject?] = objects
    for (entry, object) in zip(wanting, read) { result[entry.place] = object }
    return result.compactMap(\.self)
  }

  private func filled(
    _ object: LiveObject, _ names: some Sequence<String>
  ) async throws(ProviderError) -> LiveObject? {
    var object = object
    for name in names.sorted() {
      guard let nested = genesys.nested(name),
        case .collection(let path, let style, let query) = nested.source
      else { continue }
      let request = TenantRequest(
        "list \(name) of \(kind.singular) '\(object.key)'",
        "\(genesys.path(of: object.id))/\(path)", query: query)
      guard let values = try await PageReader(connection).all(request, style)
      else { return nil }
      object.attributes.set(nested.decoded(values), at: [name])
    }
    return object
  }
}

extension Nested {
  var isCollection: Bool {
    if case .collection = source { true } else { false }
  }

  /// Turns the vendor's elements into the attribute's value, references still by id.
  func decoded(_ elements: [Value]) -> Value {
    let present = elements.filter { !$0.isDeleted }
    switch content {
    case .references:
      return .array(present.compactMap { $0["id"].map { ["id": $0] } })
    case .ratings:
      return .object(
        Object(
          present.compactMap { element in
            element["id"]?.string.map { ($0, element["proficiency"] ?? .integer(0)) }
          }))
    }
  }
}

extension GenesysKind {
  /// Whether the vendor keeps an object only as a memory.
  func isDeleted(_ raw: Value) -> Bool {
    guard let mark = endpoints.deletedWhen else { return raw.isDeleted }
    return raw.isDeleted || raw[mark.attribute] == mark.value
  }
}

extension Value {
  /// Whether the vendor keeps the object only as a memory.
  var isDeleted: Bool { self["state"] == "deleted" }
}
