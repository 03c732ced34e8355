import Documents
import Model
import Transport

/// Every permission that the vendor knows, read once and only when somebody asks for it.
actor KnownPermissions {
  private struct Domain {
    var name: String
    /// Actions by entity.
    var actions: [String: Set<String>]
    /// `domain:entity:action` of those that take a condition.
    var conditional: Set<String>
  }

  private let connection: Connection
  private var domains: [Domain]?

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Gives all of them.
  func catalogue() async throws(ProviderError) -> PermissionCatalogue {
    let domains = try await known()
    let names = domains.flatMap { domain in
      domain.actions.flatMap { entity, actions in
        actions.map { "\(domain.name):\(entity):\($0)" }
      }
    }
    return PermissionCatalogue(
      Set(names), conditional: domains.reduce(into: []) { $0.formUnion($1.conditional) })
  }

  /// Spells out the wildcards in the policies of objects; others come back as they are.
  func expanded(_ values: [Value], in attribute: String) async throws(ProviderError) -> [Value] {
    let holds = values.contains { value in
      (value[attribute]?.array ?? []).contains(where: \.holdsWildcard)
    }
    guard holds else { return values }
    let domains = try await known()
    return values.map { value in
      guard let policies = value[attribute]?.array else { return value }
      var result = value
      result.set(.array(Self.expanded(policies, by: domains)), at: [attribute])
      return result
    }
  }

  private func known() async throws(ProviderError) -> [Domain] {
    if let domains { return domains }
    let request = TenantRequest("list permissions", "/api/v2/authorization/permissions")
    let read = try await PageReader(connection).all(request, .pages(size: 100)) ?? []
    let domains = read.compactMap(Self.domain)
    self.domains = domains
    return domains
  }

  private static func domain(_ value: Value) -> Domain? {
    guard let name = value["domain"]?.string, let map = value["permissionMap"]?.object else {
      return nil
    }
    var domain = Domain(name: name, actions: [:], conditional: [])
    for (entity, permissions) in map {
      for permission in permissions.array ?? [] {
        guard let action = permission["action"]?.string else { continue }
        domain.actions[entity, default: []].insert(action)
        if permission["allowsConditions"] == true {
          domain.conditional.insert("\(name):\(entity):\(action)")
        }
      }
    }
    return domain
  }

  private static func expanded(_ policies: [Value], by domains: [Domain]) -> [Value] {
    policies.flatMap { policy -> [Value] in
      guard policy.holdsWildcard,
        let domain = domains.first(where: { $0.name == policy["domain"]?.string })
      else { return [policy] }
      let name = policy["entityName"]?.string ?? ""
      let entities = name == "*" ? domain.actions.keys.sorted() : [name]
      return entities.map { policy.expanded(for: $0, domain.actions[$0] ?? []) }
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
