import Documents
import Model
import Transport

/// Every permission there is, read once and only when a wildcard asks for it.
actor PermissionCatalog {
  private struct Entry {
    var domain: String
    /// Actions by entity.
    var actions: [String: Set<String>]
  }

  private let connection: Connection
  private var entries: [Entry]?

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Spells out the wildcards in the policies of objects; others come back as they are.
  func expanded(_ values: [Value], in attribute: String) async throws(ProviderError) -> [Value] {
    let holds = values.contains { value in
      (value[attribute]?.array ?? []).contains(where: \.holdsWildcard)
    }
    guard holds else { return values }
    let entries = try await known()
    return values.map { value in
      guard let policies = value[attribute]?.array else { return value }
      var result = value
      result.set(.array(Self.expanded(policies, by: entries)), at: [attribute])
      return result
    }
  }

  private func known() async throws(ProviderError) -> [Entry] {
    if let entries { return entries }
    let request = TenantRequest("list permissions", "/api/v2/authorization/permissions")
    let domains = try await PageReader(connection).all(request, .pages(size: 100)) ?? []
    let read = domains.compactMap(Self.entry)
    entries = read
    return read
  }

  private static func entry(_ domain: Value) -> Entry? {
    guard let name = domain["domain"]?.string, let map = domain["permissionMap"]?.object else {
      return nil
    }
    let actions = map.map { entity, permissions in
      (entity, Set((permissions.array ?? []).compactMap { $0["action"]?.string }))
    }
    return Entry(
      domain: name, actions: Dictionary(actions, uniquingKeysWith: { $0.union($1) }))
  }

  private static func expanded(_ policies: [Value], by entries: [Entry]) -> [Value] {
    policies.flatMap { policy -> [Value] in
      guard policy.holdsWildcard,
        let entry = entries.first(where: { $0.domain == policy["domain"]?.string })
      else { return [policy] }
      let name = policy["entityName"]?.string ?? ""
      let entities = name == "*" ? entry.actions.keys.sorted() : [name]
      return entities.map { policy.expanded(for: $0, entry.actions[$0] ?? []) }
    }
  }
}

extension Value {
  /// Whether a policy says `*` for its entity or among its actions.
  fileprivate var holdsWildcard: Bool {
    self["entityName"] == "*" || (self["actionSet"]?.array ?? []).contains("*")
  }

  fileprivate func expanded(for entity: String, _ actions: Set<String>) -> Value {
    var policy = self
    policy.set(.string(entity), at: ["entityName"])
    if (self["actionSet"]?.array ?? []).contains("*"), !actions.isEmpty {
      policy.set(.array(actions.sorted().map { .string($0) }), at: ["actionSet"])
    }
    return policy
  }
}
