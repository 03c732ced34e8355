import Documents
import Model
import Transport

/// Reads objects of a kind by its table: the list, and what stands apart where it is wanted.
struct ObjectReader: Sendable {
  let cxone: CXoneKind
  let connection: Connection
  let directory: Directory
  let formerNames: FormerNames

  private var kind: Kind { cxone.kind }
  private var endpoints: Endpoints { cxone.endpoints }

  /// Reads the list and, for the wanted keys, what no list tells.
  func objects(_ request: ReadRequest) async throws(ProviderError) -> [LiveObject] {
    if case .files? = endpoints.peculiarity { return try await files(request.keys ?? []) }
    let raws = try await list("list \(kind.name)") ?? []
    let objects = try await summaries(of: raws, apart: Set(request.apart.keys))
    var wishes = request.apart.mapValues { keys in keys.map { Set($0.map(kind.foldedKey)) } }
    if endpoints.listing.isNamesOnly {
      // A subscript would take nil, which is all of them, for leaving the wish out.
      wishes.updateValue(request.keys.map { Set($0.map(kind.foldedKey)) }, forKey: "")
    }
    return try await filled(objects, wishes)
  }

  /// Reads one object and all that is wanted of it; nil where it is gone.
  func object(_ id: String, apart: Set<String>) async throws(ProviderError) -> LiveObject? {
    guard let raw = try await single(id), let live = try await objects(from: [raw]).first else {
      return nil
    }
    return try await filled(live, apart.subtracting([""]))
  }

  /// Looks an object up by its key; of several with one key the first.
  func object(keyed key: String) async throws(ProviderError) -> LiveObject? {
    if case .files? = endpoints.peculiarity { return try await object(key, apart: []) }
    let wanted = kind.foldedKey(key)
    for search in endpoints.listing.isSearchable ? [key, nil] : [nil] {
      let raws = try await list("look up \(kind.singular) '\(key)'", search: search) ?? []
      let found = try await objects(from: raws).first { kind.foldedKey($0.key) == wanted }
      if let found, let object = try await object(found.id, apart: []) { return object }
    }
    return nil
  }

  func list(
    _ operation: String, search: String? = nil
  ) async throws(ProviderError) -> [Value]? {
    let listing = endpoints.listing
    var request = TenantRequest(operation, listing.path ?? endpoints.path, query: listing.query)
    switch listing.style {
    case .search, .numberedSearch:
      request.method = "POST"
      request.body = .object(Object())
    case .none: return []
    case .pages, .whole: break
    }
    if let search { request.query.append(("searchString", search)) }
    return try await PageReader(connection).all(request, listing.style, listing.members)
  }
}

// One object.
extension ObjectReader {
  /// All of an object that a list has just shown, which is proof that it was not deleted.
  func detail(of id: String) async throws(ProviderError) -> LiveObject? {
    var raw: Value?
    if case .guarded = endpoints.single {
      raw = try await entity(
        TenantRequest("read \(kind.singular) \(id)", cxone.path(of: id)))
    } else {
      raw = try await single(id)
    }
    guard let raw else { return nil }
    return try await objects(from: [raw]).first
  }

  private func single(_ id: String) async throws(ProviderError) -> Value? {
    let operation = "read \(kind.singular) \(id)"
    switch endpoints.single {
    case .path:
      return try await entity(TenantRequest(operation, cxone.path(of: id)))
    case .at(let path):
      return try await entity(TenantRequest(operation, "\(path)/\(id)"))
    case .guarded(let query):
      let request = TenantRequest(operation, endpoints.path, query: query)
      let deleted = try await PageReader(connection).all(
        request, endpoints.listing.style, endpoints.listing.members)
      if deleted?.contains(where: { cxone.id(of: $0) == id }) ?? false { return nil }
      return try await entity(TenantRequest(operation, cxone.path(of: id)))
    case .list:
      if case .files? = endpoints.peculiarity { return try await file(id) }
      return try await list(operation)?.first { cxone.id(of: $0) == id && !endpoints.isGone($0) }
    }
  }

  private func entity(_ request: TenantRequest) async throws(ProviderError) -> Value? {
    guard let answer = try await connection.sendIfThere(request),
      let raw = answer.entity(under: endpoints.listing.members + [kind.singularMember]),
      !endpoints.isGone(raw), raw.object?.isEmpty == false
    else { return nil }
    return raw
  }

  /// Files have no list: each is asked for by its path.
  private func files(_ keys: Set<String>) async throws(ProviderError) -> [LiveObject] {
    let found = try await concurrently(keys.sorted()) { key throws(ProviderError) in
      try await object(key, apart: [])
    }
    return found.compactMap(\.self)
  }

  private func file(_ path: String) async throws(ProviderError) -> Value? {
    let request = TenantRequest(
      "read file '\(path)'", endpoints.path, query: [("fileName", path)])
    guard let file = try await connection.sendIfThere(request)?.entity(under: ["files"]),
      file["file"] != nil
    else { return nil }
    return ["fileName": .string(path), "file": file["file"] ?? .null]
  }
}

// From answers to objects.
extension ObjectReader {
  /// Objects with the answers that they were read from.
  func objects(from raws: [Value]) async throws(ProviderError) -> [LiveObject] {
    let present = raws.filter { !endpoints.isGone($0) }
    await formerNames.look(at: present, of: kind)
    var leniency = Leniency(cxone)
    var mended = present.map { leniency.mended($0) }
    try await translate(&mended)
    var seen: Set<String> = []
    return zip(mended, kind.attributes(from: mended)).compactMap { raw, attributes in
      guard let id = cxone.id(of: raw), let key = kind.key(of: attributes),
        seen.insert(id).inserted
      else { return nil }
      return LiveObject(id: id, key: key, attributes: attributes, raw: raw)
    }
  }

  /// Objects of a list, without the answers: whoever writes reads afresh.
  private func summaries(
    of raws: [Value], apart: Set<String>
  ) async throws(ProviderError) -> [LiveObject] {
    try await objects(from: raws).map { object in
      var object = object
      for nested in endpoints.nested where apart.contains(nested.attribute) {
        guard case .embedded(let member, true) = nested.source else { continue }
        object.attributes.set(
          cxone.value(of: nested, object.raw[member]), at: [nested.attribute])
      }
      object.raw = .null
      return object
    }
  }

  /// Puts our ids in place of those of the other family.
  private func translate(_ raws: inout [Value]) async throws(ProviderError) {
    for (name, section) in endpoints.translated.sorted(by: { $0.key < $1.key }) {
      guard let attribute = kind.attribute(name), attribute.readPath == attribute.writePath,
        case let path = attribute.readPath, raws.contains(where: { $0[path: path]?.idText != nil })
      else { continue }
      let table = try await directory.table(section)
      for place in raws.indices {
        guard let other = raws[place][path: path]?.idText, let own = table.own[other] else {
          continue
        }
        raws[place].set(.string(own), at: path)
        raws[place].set(.string(other), at: [Endpoints.otherID + name])
      }
    }
  }
}

extension Kind {
  /// The member under which an answer with one object holds it: `unavailableCode`.
  fileprivate var singularMember: String {
    let words = singular.split(separator: " ")
    return words.enumerated().map { place, word in
      place == 0 ? word.lowercased() : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
  }
}
