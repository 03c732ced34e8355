import Documents
import Model

/// Tells administrators' roles by name and by what they allow.
struct AdminTest {
  private let names: [AddressPattern]
  private let permissions: Set<String>

  init(_ settings: Object) {
    func texts(_ name: String) -> [String] {
      (settings[name]?.array ?? []).compactMap(\.string)
    }
    names = texts("roles").map { AddressPattern($0.lowercased()) }
    permissions = Set(texts("permissions"))
  }

  func isAdmin(_ role: Access.Role) -> Bool {
    names.contains { $0.matches(role.name.lowercased()) }
      || !role.permissions.isDisjoint(with: permissions)
  }
}
