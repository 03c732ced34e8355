package import Model

/// Who may do what at NICE CXone: people hold one primary role and up to ten secondary ones.
///
/// Roles are made in the screens; here they are found, checked and given.
package struct CXoneAccess: AccessDialect {
  package init() {}

  /// No published call makes, changes or retires a role.
  package var makesRoles: Bool { false }
  /// What a person sees is limited by views, not by roles.
  package var limitsByDivision: Bool { false }
  /// Groups hold no roles.
  package var holders: Set<Access.Subject.Sort> { [.user] }

  /// The most secondary roles that a person can hold.
  static let mostSecondaryRoles = 10

  /// People, who name their roles.
  package var writtenKinds: Set<String> { [CXoneKind.users.name] }
  /// To change people.
  package var revokingRights: Set<String> { Set(CXoneKind.users.kind.permissions.update) }

  /// People alone.
  package func kind(of sort: Access.Subject.Sort) -> String? {
    sort == .user ? CXoneKind.users.name : nil
  }

  /// Permissions are an application, a feature where there is one, a privilege and an action where
  /// there is one; those of routing are `acd`, the key and the option.
  package func flaw(inPermission text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.allSatisfy({ !$0.isEmpty }), (2...4).contains(parts.count) { return nil }
    return
      "must be written 'application:privilege', with the feature between and the action behind "
      + "where there are any, or 'acd:key:option'"
  }

  /// Names are short and leave out what the vendor's screens refuse.
  package func flaw(inRoleName name: String) -> String? {
    if name.count > 50 { return "must have at most 50 characters" }
    let refused = name.first { "/\\+!?<>#&,%\"".contains($0) }
    return refused.map { "must not hold '\($0)'" }
  }

  /// People with their roles in one answer, and what roles and their routing side allow.
  package var readRequests: [ReadRequest] {
    let kinds: [CXoneKind] = [.users, .roles, .securityProfiles]
    return kinds.map { ReadRequest($0.kind) }
  }

  /// There is nothing more to know.
  package func furtherRequests(after inventory: Inventory) -> [ReadRequest] { [] }

  /// The same: people and roles have no narrower list.
  package func requests(forRoles names: Set<String>) -> [ReadRequest] { readRequests }

  /// Gathers roles, people and what they hold.
  package func access(in inventory: Inventory, _ catalogue: PermissionCatalogue?) -> Access {
    CXoneAccessReading(inventory).access
  }

  /// The same with the roles that people are given by what they do in routing.
  package func access(
    in inventory: Inventory, since before: Inventory, _ catalogue: PermissionCatalogue?
  ) -> Access {
    CXoneAccessReading(inventory, since: before).access
  }

  /// Turns grants into people with the right secondary roles.
  package func wish(
    _ wanted: WantedAccess, of tenant: String, in inventory: Inventory
  ) -> AccessWish {
    var wishing = CXoneAccessWishing(tenant, inventory)
    return wishing.wish(wanted)
  }
}
