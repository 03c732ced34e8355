package import Documents

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

/// Roles and grants that shall be there, and grants that shall not.
package struct WantedAccess: Sendable {
  /// A role with exactly these rights.
  package struct Role: Hashable, Sendable {
    /// The name.
    package var name: String
    /// What it is for.
    package var description: String
    /// `domain:entity:action`, wildcards as written.
    package var permissions: [String]
    /// Where the project writes it.
    package var declaredAt: SourceRange?

    package init(
      _ name: String, description: String, permissions: [String], declaredAt: SourceRange? = nil
    ) {
      self.name = name
      self.description = description
      self.permissions = permissions
      self.declaredAt = declaredAt
    }
  }

  /// A role given to somebody by name.
  package struct Grant: Hashable, Sendable {
    /// What the subject is.
    package var sort: Access.Subject.Sort
    /// Its natural key.
    package var subject: String
    /// The role's name.
    package var role: String
    /// The division's name; nil means all.
    package var division: String?
    /// Where the project writes it.
    package var declaredAt: SourceRange?

    package init(
      _ sort: Access.Subject.Sort, _ subject: String, role: String, division: String? = nil,
      declaredAt: SourceRange? = nil
    ) {
      self.sort = sort
      self.subject = subject
      self.role = role
      self.division = division
      self.declaredAt = declaredAt
    }
  }

  /// Roles that shall be there.
  package var roles: [Role]
  /// Grants that shall be there.
  package var grants: [Grant]
  /// Grants that shall be gone, whoever made them, each with the reason.
  package var ended: [Grant: String]
  /// Roles that shall be gone, whoever made them, each with the reason.
  package var endedRoles: [String: String]

  package init(
    roles: [Role] = [], grants: [Grant] = [], ended: [Grant: String] = [:],
    endedRoles: [String: String] = [:]
  ) {
    self.roles = roles
    self.grants = grants
    self.ended = ended
    self.endedRoles = endedRoles
  }
}

/// What wanted access means in a vendor's own kinds.
package struct AccessWish: Sendable {
  /// What must be.
  package var resources: [Resource]
  /// Objects that must go although no snapshot may know them, each with the reason.
  package var condemned: [Address: String]
  /// What the vendor cannot do, with the step that a person must take.
  package var problems: [Diagnostic]

  package init(
    resources: [Resource] = [], condemned: [Address: String] = [:], problems: [Diagnostic] = []
  ) {
    self.resources = resources
    self.condemned = condemned
    self.problems = problems
  }
}
