import Model
import Reconciliation

/// Reads who may do what in a tenant, with the fewest requests.
struct AccessReading {
  private let tenant: TenantAccess
  private let dialect: any AccessDialect
  private let progress: @Sendable (String, Int) async -> Void

  init(
    _ tenant: TenantAccess, _ dialect: any AccessDialect,
    progress: @escaping @Sendable (String, Int) async -> Void = { _, _ in }
  ) {
    self.tenant = tenant
    self.dialect = dialect
    self.progress = progress
  }

  /// Everybody's roles, and the members of groups that hold one.
  func access(_ catalogue: PermissionCatalogue? = nil) async throws -> Access {
    dialect.access(in: try await inventory(), catalogue)
  }

  /// What was read for that; `further` is read beside it.
  func inventory(_ further: [ReadRequest] = []) async throws -> Inventory {
    let kinds = tenant.provider.kinds
    let reading = InventoryReading(tenant.reader, progress: progress)
    var inventory = try await reading.inventory(
      ReadingScope(
        kinds: kinds, resources: [], recorded: [], further: dialect.readRequests + further))
    for request in dialect.furtherRequests(after: inventory) {
      // The dialect knows by itself what it was not told.
      guard let objects = try await objects(request, inventory) else { continue }
      inventory.store(objects, of: request.kind)
    }
    inventory.nameReferences()
    return inventory
  }

  /// What a request brings; nil where we may not see it.
  private func objects(
    _ request: ReadRequest, _ known: Inventory
  ) async throws(ProviderError) -> [LiveObject]? {
    do {
      return try await tenant.reader.objects(request, known: known)
    } catch {
      guard error.status == 403 else { throw error }
      return nil
    }
  }
}
