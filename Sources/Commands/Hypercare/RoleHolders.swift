import Documents
import Hypercare
import Model
import Reconciliation

/// Who holds roles in a tenant as it is now.
struct RoleHolders: Sendable {
  private struct Holder: Hashable {
    var sort: Access.Subject.Sort
    var name: String
    var role: String
  }

  /// Why nobody can tell; nil where everything was read that must be.
  let hole: String?
  private let makesRoles: Bool
  private let names: Set<String>
  /// The divisions of each holder; nil among them stands for all.
  private let holders: [Holder: Set<String?>]
  private let held: Set<String>

  private static let longest = Duration.seconds(30)

  /// Reads afresh who holds roles of these names, until that is as it should be or time is up, for
  /// vendors show late what they have confirmed; nil where the vendor tells of no roles.
  static func read(
    _ names: Set<String>, of tenant: TenantAccess, in context: Context,
    until isFine: (RoleHolders) -> Bool
  ) async throws -> RoleHolders? {
    guard let dialect = tenant.provider.access else { return nil }
    // What people's other fields refer to is nobody's concern here, and perhaps out of sight.
    let scope = ReadingScope(
      kinds: tenant.provider.kinds, resources: [], recorded: [],
      further: dialect.requests(forRoles: names))
    var waited = Duration.zero
    var pause = Duration.milliseconds(100)
    while true {
      let inventory = try await InventoryReading(tenant.reader).inventory(scope)
      let holders = RoleHolders(inventory, dialect)
      if holders.hole != nil || isFine(holders) || waited >= longest { return holders }
      try await context.clock.sleep(for: pause)
      waited += pause
      pause = min(pause * 2, .seconds(5))
    }
  }

  private init(_ inventory: Inventory, _ dialect: any AccessDialect) {
    let access = dialect.access(in: inventory, nil)
    let kinds = Set(inventory.kinds)
    hole = inventory.holes.first { !kinds.contains($0.kind) }
      .map { "the tenant does not show its \($0.kind): \($0.reason)" }
    makesRoles = dialect.makesRoles
    names = Set(access.roles.values.map { $0.name.lowercased() })
    holders = access.grants.reduce(into: [:]) { holders, grant in
      guard let role = access.roles[grant.role]?.name.lowercased() else { return }
      let holder = Holder(
        sort: grant.subject.sort, name: grant.subject.name.lowercased(), role: role)
      holders[holder, default: []].insert(grant.division)
    }
    held = Set(holders.keys.map(\.role))
  }

  /// Whether the person of an opening has its role somewhere, given to the person and not to a
  /// group.
  func isHeld(_ opening: Opening) -> Bool {
    divisions(.user, opening.user, opening.role) != nil
  }

  /// Whether the subject of a grant has its role just there.
  func isHeld(_ grant: WantedAccess.Grant) -> Bool {
    divisions(grant.sort, grant.subject, grant.role)?.contains(grant.division) ?? false
  }

  /// Whether there is a role of the name; where no call makes roles, whether anybody holds it.
  func isThere(_ role: String) -> Bool {
    (makesRoles ? names : held).contains(role.lowercased())
  }

  private func divisions(
    _ sort: Access.Subject.Sort, _ name: String, _ role: String
  ) -> Set<String?>? {
    holders[Holder(sort: sort, name: name.lowercased(), role: role.lowercased())]
  }
}
