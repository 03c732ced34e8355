import Documents
package import Model

/// Who may do what at Genesys Cloud: roles of policies, granted to users, groups and clients in
/// divisions.
package struct GenesysAccess: AccessDialect {
  package init() {}

  /// Roles are made, changed and deleted like any other object.
  package var makesRoles: Bool { true }
  /// Every grant names a division, `*` for all.
  package var limitsByDivision: Bool { true }
  /// Policies that deny whatever roles allow.
  package var denyingKind: String? { GenesysKind.authorizationPolicies.name }
  /// A client's roles belong to its own declaration.
  package var holders: Set<Access.Subject.Sort> { [.user, .group] }

  /// Roles, and grants of them.
  package var writtenKinds: Set<String> { [GenesysKind.roles.name, GenesysKind.grants.name] }
  /// To delete grants.
  package var revokingRights: Set<String> { Set(GenesysKind.grants.kind.permissions.delete) }

  /// Users, groups and OAuth clients.
  package func kind(of sort: Access.Subject.Sort) -> String? {
    Subject.all.first { $0.sort == sort }?.kind
  }

  /// Permissions are `domain:entity:action`; those of the older kind are single words.
  package func flaw(inPermission text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let isWhole = parts.allSatisfy { !$0.isEmpty }
    if isWhole, parts.count == 3 || parts.count == 1 && text != "*" { return nil }
    return "must be written 'domain:entity:action', such as 'routing:queue:view'"
  }

  /// Names are bounded in length alone.
  package func flaw(inRoleName name: String) -> String? {
    name.count > 256 ? "must have at most 256 characters" : nil
  }

  /// Everybody who can hold a role, what roles allow, who holds them, and what is denied; with more
  /// subjects than roles, grants are read role by role.
  package var readRequests: [ReadRequest] {
    let kinds: [GenesysKind] = [
      .divisions, .users, .groups, .oauthClients, .roles, .grants, .authorizationPolicies,
    ]
    return kinds.map { ReadRequest($0.kind) }
  }

  /// The members of groups, of those alone that hold a role or are denied a right.
  package func furtherRequests(after inventory: Inventory) -> [ReadRequest] {
    let policies = GenesysKind.authorizationPolicies.name
    let holders =
      inventory.objects(of: GenesysKind.grants.name).compactMap { $0.attributes["group"]?.string }
      + inventory.objects(of: policies).compactMap { $0.attributes["subject"]?["group"]?.string }
    guard !holders.isEmpty else { return [] }
    let keys = Set(holders)
    return [
      ReadRequest(
        GenesysKind.groups.kind, keys: keys, apart: ["members": keys],
        known: inventory.objects(of: GenesysKind.groups.name))
    ]
  }

  /// Who holds those roles, one request each, and the names of everybody who may.
  package func requests(forRoles names: Set<String>) -> [ReadRequest] {
    let kinds: [GenesysKind] = [.divisions, .users, .groups, .roles]
    let grants = GenesysKind.grants.kind
    let keys = names.compactMap { grants.key(of: ["role": .string($0)]) }
    return kinds.map { ReadRequest($0.kind, keys: []) } + [ReadRequest(grants, keys: Set(keys))]
  }

  /// The settings by which everybody signs in.
  package var secondFactorRequests: [ReadRequest] {
    [ReadRequest(GenesysKind.authenticationSettings.kind)]
  }

  /// One switch for everybody.
  package func asksForSecondFactor(in inventory: Inventory) -> Bool? {
    inventory.objects(of: GenesysKind.authenticationSettings.name).first?
      .attributes["multifactorAuthenticationRequired"]?.bool
  }

  /// Gathers roles, subjects, grants and memberships.
  package func access(in inventory: Inventory, _ catalogue: PermissionCatalogue?) -> Access {
    GenesysAccessReading(inventory, catalogue).access
  }

  /// The same with what grants and clients each say of the roles of clients.
  package func access(
    in inventory: Inventory, since before: Inventory, _ catalogue: PermissionCatalogue?
  ) -> Access {
    GenesysAccessReading(inventory, since: before, catalogue).access
  }

  /// Turns roles and grants into resources, and what must go into addresses.
  package func wish(
    _ wanted: WantedAccess, of tenant: String, in inventory: Inventory
  ) -> AccessWish {
    var wishing = GenesysAccessWishing(tenant, inventory)
    return wishing.wish(wanted)
  }
}
