package import Documents

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
