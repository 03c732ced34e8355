import Documents
import Model
import Transport

/// Finds a deleted object whose name is still taken, and the calls that bring it back.
struct Reviver: Sendable {
  private let genesys: GenesysKind
  private let write: Write
  private let connection: Connection

  private var operation: String { "bring back \(write.kind.singular) '\(write.key)'" }

  /// What is stored apart and wished for: a deleted object still has its own of old.
  private var apart: Set<String> {
    Set(
      write.kind.attributes.filter {
        $0.isStoredApart && write.attributes[path: $0.path] != nil
      }.map(\.name))
  }

  init(_ genesys: GenesysKind, _ write: Write, _ connection: Connection) {
    self.genesys = genesys
    self.write = write
    self.connection = connection
  }

  /// The calls that revive the object and then make it what was wished for; empty where none was
  /// deleted.
  func calls(by revival: Revival) async throws(ProviderError) -> [Call] {
    switch revival {
    case .search(let path, let field): return try await activation(path, field)
    case .restore(let list): return try await restoration(list)
    }
  }

  private func activation(
    _ path: String, _ field: String
  ) async throws(ProviderError) -> [Call] {
    let body = Search.body(field: field, value: write.key, state: "deleted")
    let found = try await connection.send(.asking(operation, path, body: body))
    guard let id = Self.match(found["results"]?.array ?? [], genesys, write.key) else { return [] }
    let request = TenantRequest(
      operation, genesys.path(of: id),
      query: [("state", "deleted")] + genesys.expansions(of: apart))
    guard let raw = try await connection.sendIfThere(request) else { return [] }
    var activated = Value.object(["state": "active"])
    if let version = raw[path: FreshVersion.path] { activated.set(version, at: FreshVersion.path) }
    let revive = Call(
      operation, method: "PATCH", path: genesys.path(of: id), body: activated, creates: true)
    return [revive] + (try rest(id, raw))
  }

  private func restoration(_ list: String) async throws(ProviderError) -> [Call] {
    let deleted =
      try await PageReader(connection)
      .all(TenantRequest(operation, list), .pages(size: 100)) ?? []
    guard let id = Self.match(deleted, genesys, write.key),
      let raw = deleted.first(where: { $0["id"]?.string == id })
    else { return [] }
    var body = Value.object(Object())
    for name in ["name", "description"] {
      body.set(write.attributes[name] ?? raw[name] ?? "", at: [name])
    }
    return [
      Call(
        operation, method: "POST", path: genesys.path(of: id) + "/restore", body: body,
        isRepeatable: false, creates: true)
    ]
  }

  /// What is left to change after the object is back.
  private func rest(_ id: String, _ raw: Value) throws(ProviderError) -> [Call] {
    var live = raw
    live.set("active", at: ["state"])
    var update = write
    update.verb = .update
    update.live = LiveObject(
      id: id, key: write.key, attributes: genesys.attributes(from: live, apart: apart), raw: live)
    update.changed = write.kind.attributes.filter { attribute in
      guard let wanted = write.attributes[path: attribute.path] else { return false }
      return live[path: attribute.readPath] != wanted
    }.map(\.name)
    return try CallMaker(genesys, update).callsAfterRevival()
  }

  private static func match(_ found: [Value], _ genesys: GenesysKind, _ key: String) -> String? {
    let kind = genesys.kind
    return found.first { raw in
      kind.key(of: kind.attributes(from: raw)).map(kind.foldedKey) == kind.foldedKey(key)
    }?["id"]?.string
  }
}
