package import Documents
package import Model
import Transport

/// A tenant of NICE CXone, read and in no way changed.
package struct CXoneReader: TenantReader {
  private let connection: Connection
  private let directory: Directory
  private let formerNames = FormerNames()
  private let offset: @Sendable () async -> Duration?

  init(
    _ connection: Connection, _ directory: Directory,
    clockOffset: @escaping @Sendable () async -> Duration? = { nil }
  ) {
    self.connection = connection
    self.directory = directory
    offset = clockOffset
  }

  /// Reads the business unit that the access key belongs to.
  package func organization() async throws(ProviderError) -> Organization {
    let request = TenantRequest("read the business unit", Endpoints.acdPath("business-unit"))
    let unit = try await connection.send(request).elements(under: ["businessUnits"]).first
    guard let id = unit?["businessUnitId"]?.idText else {
      throw ProviderError(request.operation, .unreadable("the business unit has no id"))
    }
    return Organization(id: id, name: unit?["businessUnitName"]?.string ?? id)
  }

  /// Lists a kind by its largest pages.
  package func objects(
    _ request: ReadRequest, known: Inventory
  ) async throws(ProviderError) -> [LiveObject] {
    try await reader(of: request.kind).objects(request)
  }

  /// Reads one object by id, or by key.
  package func object(
    _ id: String, of kind: Kind, apart: Set<String>
  ) async throws(ProviderError) -> LiveObject? {
    try await reader(of: kind).object(id, apart: apart)
  }

  /// Reads one object by id, or by key.
  package func object(
    keyed key: String, of kind: Kind, known: Inventory
  ) async throws(ProviderError) -> LiveObject? {
    try await reader(of: kind).object(keyed: key)
  }

  /// Fills in what the vendor adds by itself, such as the days that nobody wrote.
  package func canonical(
    _ resources: [Resource], of kind: Kind
  ) async throws(ProviderError) -> [Resource] {
    let rewrite = try table(of: kind).endpoints.canonical
    return resources.map { resource in
      var resource = resource
      resource.attributes = rewrite(resource.attributes)
      return resource
    }
  }

  /// Reads the vendor's snapshot of all objects of the kind.
  package func liveUse(
    of objects: [LiveObject], of kind: Kind
  ) async throws(ProviderError) -> [String: LiveUse] {
    guard let place = try table(of: kind).endpoints.activity, !objects.isEmpty else { return [:] }
    return try await ActivityReader(place, connection).use(of: objects.map(\.id))
  }

  /// What the last answer's `Date` told.
  package func clockOffset() async -> Duration? { await offset() }

  /// The vendor has no log of all changes that is known to answer.
  package func changes(
    since start: Instant, until end: Instant
  ) async throws(ProviderError) -> [AuditEntry]? { nil }

  /// Names the fields that came under names of an earlier version.
  package func notices() async -> [Diagnostic] {
    await formerNames.notices
  }

  private func reader(of kind: Kind) throws(ProviderError) -> ObjectReader {
    ObjectReader(
      cxone: try table(of: kind), connection: connection, directory: directory,
      formerNames: formerNames)
  }

  private func table(of kind: Kind) throws(ProviderError) -> CXoneKind {
    guard let cxone = CXoneKind.of(kind) else {
      throw ProviderError("read \(kind.name)", .unsupported("the vendor has no such kind"))
    }
    return cxone
  }
}
