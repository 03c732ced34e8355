/// How a vendor says who may do what, and what must be written to change that.
package protocol AccessDialect: Sendable {
  /// Whether roles are made over the API; where not, they must be there already.
  var makesRoles: Bool { get }
  /// Whether a role can be given in one division alone.
  var limitsByDivision: Bool { get }
  /// The kind that only takes rights away, where there is one: who holds what is known without it.
  var denyingKind: String? { get }
  /// Who can be given a role that a project speaks of.
  var holders: Set<Access.Subject.Sort> { get }

  /// The kinds whose objects are written where roles are made, given and taken.
  var writtenKinds: Set<String> { get }
  /// What a client must be allowed to take a role away, beside what it must read.
  var revokingRights: Set<String> { get }

  /// The kind of which such subjects are objects; nil where the vendor has none.
  func kind(of sort: Access.Subject.Sort) -> String?

  /// What is wrong with the form of a permission, as the end of a sentence; nil where nothing is.
  func flaw(inPermission text: String) -> String?

  /// What is wrong with a role's name, as the end of a sentence; nil where nothing is.
  func flaw(inRoleName name: String) -> String?

  /// What to read to know who may do what, with the fewest requests: everything that does not
  /// depend on an answer.
  var readRequests: [ReadRequest] { get }

  /// What to read after that, such as the members of those groups that hold a role.
  func furtherRequests(after inventory: Inventory) -> [ReadRequest]

  /// What to read to give and take roles of these names, in which `*` stands for any characters:
  /// much less than to know who may do what.
  func requests(forRoles names: Set<String>) -> [ReadRequest]

  /// What to read to know whether the organisation asks everybody for a second factor.
  var secondFactorRequests: [ReadRequest] { get }

  /// Whether it does; nil where that cannot be told.
  func asksForSecondFactor(in inventory: Inventory) -> Bool?

  /// Who may do what, out of what was read; wildcards are expanded by the catalogue, where there
  /// is one.
  func access(in inventory: Inventory, _ catalogue: PermissionCatalogue?) -> Access

  /// Who may do what once a tenant that was `before` has become another: what was given or taken in
  /// one of several places that say the same counts for all of them.
  func access(
    in inventory: Inventory, since before: Inventory, _ catalogue: PermissionCatalogue?
  ) -> Access

  /// What makes roles and grants be there, and others go, given the tenant as it is.
  func wish(_ wanted: WantedAccess, of tenant: String, in inventory: Inventory) -> AccessWish
}

extension AccessDialect {
  /// Each fact stands in one place alone.
  package func access(
    in inventory: Inventory, since before: Inventory, _ catalogue: PermissionCatalogue?
  ) -> Access {
    access(in: inventory, catalogue)
  }

  /// The vendor does not tell.
  package var secondFactorRequests: [ReadRequest] { [] }

  /// The vendor does not tell.
  package func asksForSecondFactor(in inventory: Inventory) -> Bool? { nil }

  /// Nothing takes rights away.
  package var denyingKind: String? { nil }
}
