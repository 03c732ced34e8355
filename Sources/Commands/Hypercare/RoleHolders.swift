import Documents
import Hypercare
import Model
import Reconciliation

/// Who holds roles in a tenant as it is now.
struct RoleHolders {
  private let access: Access
  private let inventory: Inventory

  /// Reads afresh who holds roles of these names.
  static func read(_ names: Set<String>, of tenant: TenantAccess) async throws -> RoleHolders? {
    guard let dialect = tenant.provider.access else { return nil }
    let scope = ReadingScope(dialect.requests(forRoles: names), of: tenant.provider.kinds)
    let inventory = try await InventoryReading(tenant.reader).inventory(scope)
    return RoleHolders(access: dialect.access(in: inventory, nil), inventory: inventory)
  }

  /// Why nobody can tell; nil where everything was read that must be.
  var hole: String? {
    let names = Set(inventory.kinds)
    return inventory.holes.first { !names.contains($0.kind) }
      .map { "the tenant does not show its \($0.kind): \($0.reason)" }
  }

  /// Whether the person of an opening has its role, given to the person and not to a group.
  func isHeld(_ opening: Opening) -> Bool {
    access.grants.contains { grant in
      grant.subject.sort == .user
        && grant.subject.name.lowercased() == opening.user.lowercased()
        && access.roles[grant.role]?.name.lowercased() == opening.role.lowercased()
    }
  }
}
