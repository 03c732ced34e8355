package import Documents
package import Model
import Transport

/// A tenant of Genesys Cloud, read and in no way changed.
package struct GenesysReader: TenantReader {
  private let connection: Connection
  private let permissions: KnownPermissions
  private let audit: AuditReader
  private let offset: @Sendable () async -> Duration?

  /// `client` is the one that we are ourselves: what it did is no news.
  init(
    _ connection: Connection, as client: String? = nil,
    pause: @escaping AuditReader.Pause = Self.sleep,
    clockOffset: @escaping @Sendable () async -> Duration? = { nil }
  ) {
    self.connection = connection
    permissions = KnownPermissions(connection)
    offset = clockOffset
    audit = AuditReader(connection, except: client, pause: pause)
  }

  private static let sleep: AuditReader.Pause = { try await Task.sleep(for: $0) }

  /// Reads whom the token belongs to.
  package func organization() async throws(ProviderError) -> Organization {
    let request = TenantRequest("read the organisation", "/api/v2/organizations/me")
    let answer = try await connection.send(request)
    guard let id = answer["id"]?.string else {
      throw ProviderError(request.operation, .unreadable("the organisation has no id"))
    }
    return Organization(id: id, name: answer["name"]?.string ?? id)
  }

  /// Lists a kind by its largest pages.
  package func objects(
    _ request: ReadRequest, known: Inventory
  ) async throws(ProviderError) -> [LiveObject] {
    let genesys = try table(of: request.kind)
    if genesys.hasNoList {
      return try await GrantReader(genesys, connection)
        .objects(keyed: request.keys, known: known)
    }
    return try await reader(genesys).objects(request)
  }

  /// Reads one object by id, or by key.
  package func object(
    _ id: String, of kind: Kind, apart: Set<String>
  ) async throws(ProviderError) -> LiveObject? {
    let genesys = try table(of: kind)
    if genesys.hasNoList { return try await GrantReader(genesys, connection).object(id) }
    return try await reader(genesys).object(id, apart: apart)
  }

  /// Reads one object by id, or by key.
  package func object(
    keyed key: String, of kind: Kind, known: Inventory
  ) async throws(ProviderError) -> LiveObject? {
    let genesys = try table(of: kind)
    if genesys.hasNoList {
      return try await GrantReader(genesys, connection).object(keyed: key, known: known)
    }
    return try await reader(genesys).object(keyed: key)
  }

  /// Expands the wildcards of roles as the vendor does, and adds what it always counts in.
  package func canonical(
    _ resources: [Resource], of kind: Kind
  ) async throws(ProviderError) -> [Resource] {
    let genesys = try table(of: kind)
    let resources = resources.map(genesys.withImplied)
    guard let policies = genesys.endpoints.policies else { return resources }
    let expanded = try await permissions.expanded(resources.map(\.attributes), in: policies)
    return zip(resources, expanded).map { resource, attributes in
      var resource = resource
      resource.attributes = attributes
      return resource
    }
  }

  /// Reads all permissions, once.
  package func permissionCatalogue() async throws(ProviderError) -> PermissionCatalogue? {
    try await permissions.catalogue()
  }

  /// Asks how many conversations wait and go on, a hundred objects a query.
  package func liveUse(
    of objects: [LiveObject], of kind: Kind
  ) async throws(ProviderError) -> [String: LiveUse] {
    guard let place = try table(of: kind).endpoints.observation, !objects.isEmpty else {
      return [:]
    }
    return try await ObservationReader(place, connection).use(of: objects.map(\.id))
  }

  /// What the last answer's `Date` told.
  package func clockOffset() async -> Duration? { await offset() }

  /// Looks for permissions that the vendor does not know; without its list there is no telling.
  package func doubts(about resources: [Resource], of kind: Kind) async -> [Diagnostic] {
    guard let genesys = GenesysKind.of(kind), genesys.endpoints.permissions != nil,
      let catalogue = try? await permissions.catalogue(), !catalogue.permissions.isEmpty
    else { return [] }
    return UnknownPermissions(genesys, catalogue).problems(in: resources)
  }

  /// Reads the audit log of the services that our kinds belong to.
  package func changes(
    since start: Instant, until end: Instant
  ) async throws(ProviderError) -> [AuditEntry]? {
    try await audit.changes(since: start, until: end)
  }

  /// Asks the vendor which of our kinds its log speaks of.
  package func auditedKinds(
    since start: Instant, until end: Instant
  ) async throws(ProviderError) -> Set<String> {
    try await audit.kinds(since: start, until: end)
  }

  private func reader(_ genesys: GenesysKind) -> ObjectReader {
    ObjectReader(genesys, connection, permissions)
  }

  private func table(of kind: Kind) throws(ProviderError) -> GenesysKind {
    guard let genesys = GenesysKind.of(kind) else {
      throw ProviderError("read \(kind.name)", .unsupported("the vendor has no such kind"))
    }
    return genesys
  }
}

extension GenesysKind {
  /// A resource with the values that the vendor puts into its collections by itself.
  fileprivate func withImplied(_ resource: Resource) -> Resource {
    var resource = resource
    for nested in endpoints.nested {
      guard let name = nested.implied, let implied = resource.attributes[name],
        let values = resource.attributes[nested.attribute]?.array, !values.contains(implied)
      else { continue }
      resource.attributes.set(.array(values + [implied]), at: [nested.attribute])
    }
    return resource
  }

  /// Whether objects are read by subject instead of from a list.
  var hasNoList: Bool {
    if case .perSubject = endpoints.listing.style { true } else { false }
  }
}
