/// Who may do what in a tenant, in words that hold for every vendor.
///
/// Rights only add up: a person has the union of all roles, their own and those of their groups.
package struct Access: Sendable {
  /// Somebody or something that can be given a role.
  package struct Subject: Hashable, Sendable, Comparable {
    /// The sorts of subject.
    package enum Sort: String, Sendable, CaseIterable {
      case user, group, client
    }

    /// What it is.
    package var sort: Sort
    /// The vendor's id.
    package var id: String
    /// The natural key: an e-mail address, a user name, a group's name.
    package var name: String
    /// Whether it can sign in at all.
    package var isActive: Bool

    package init(_ sort: Sort, id: String, name: String, isActive: Bool = true) {
      self.sort = sort
      self.id = id
      self.name = name
      self.isActive = isActive
    }

    package static func < (left: Subject, right: Subject) -> Bool {
      (left.sort.rawValue, left.name, left.id) < (right.sort.rawValue, right.name, right.id)
    }
  }

  /// Rights that are given together.
  package struct Role: Sendable {
    /// The vendor's id.
    package var id: String
    /// The natural key.
    package var name: String
    /// What it allows, wildcards expanded: `routing:queue:edit`.
    package var permissions: Set<String>
    /// Whether it can be given to people now.
    package var isAssignable: Bool

    package init(id: String, name: String, permissions: Set<String>, isAssignable: Bool = true) {
      self.id = id
      self.name = name
      self.permissions = permissions
      self.isAssignable = isAssignable
    }
  }

  /// A role that a subject was given.
  package struct Grant: Hashable, Sendable {
    /// Who was given it; a group's grant reaches its members.
    package var subject: Subject
    /// The role's id.
    package var role: String
    /// The division's name; nil where it holds in all, or the vendor knows none.
    package var division: String?
    /// Set for the one role that everybody must have, where the vendor has such a thing.
    package var isPrimary: Bool

    package init(
      _ subject: Subject, role: String, division: String? = nil, isPrimary: Bool = false
    ) {
      self.subject = subject
      self.role = role
      self.division = division
      self.isPrimary = isPrimary
    }
  }

  /// A right that is taken away whatever roles allow, where the vendor has such a thing.
  package struct Denial: Hashable, Sendable {
    /// What people call it.
    package var name: String
    /// The right, in full.
    package var permission: String
    /// Whose it is no longer, the members of a group with it; nil for everybody.
    package var subject: Subject?
    /// Whether programs lose it, too.
    package var bindsClients: Bool
    /// Whether it holds in some cases only, so that nobody can say beforehand.
    package var isConditional: Bool

    package init(
      _ name: String, of permission: String, from subject: Subject? = nil,
      bindsClients: Bool = false, isConditional: Bool = false
    ) {
      self.name = name
      self.permission = permission
      self.subject = subject
      self.bindsClients = bindsClients
      self.isConditional = isConditional
    }
  }

  /// By id.
  package var roles: [String: Role]
  /// All subjects that were read.
  package var subjects: [Subject]
  /// As they were made: what a user has through a group is the group's.
  package var grants: [Grant]
  /// The ids of users, by the id of a group.
  package var members: [String: [String]]
  /// What is denied all the same.
  package var denials: [Denial] = []
  /// What could not be read, and why: an audit that does not know says so.
  package var holes: [Inventory.Hole]

  package init(
    roles: [Role] = [], subjects: [Subject] = [], grants: [Grant] = [],
    members: [String: [String]] = [:], holes: [Inventory.Hole] = []
  ) {
    self.roles = Dictionary(roles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.subjects = subjects
    self.grants = grants
    self.members = members
    self.holes = holes
  }
}
