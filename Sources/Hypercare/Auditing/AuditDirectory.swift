import Documents
import Model

/// Finds roles, subjects and grants by name, however the name is written.
struct AuditDirectory {
  private let subjects: [String: Access.Subject]
  private let users: [String: Access.Subject]
  /// Ids of roles by name in lower case.
  private let roles: [String: [String]]
  private let members: [String: [String]]
  private let grantsByRole: [String: [Access.Grant]]
  /// The folded names of users that hold a role of hypercare themselves, by the role's id.
  private let holders: [String: Set<String>]
  private let names: [Access.Subject.Sort: [String]]

  init(_ access: Access) {
    var (subjects, users): ([String: Access.Subject], [String: Access.Subject]) = ([:], [:])
    for subject in access.subjects {
      subjects[Self.key(subject.sort, subject.name)] = subject
      if subject.sort == .user { users[subject.id] = subject }
    }
    self.subjects = subjects
    self.users = users
    names = Dictionary(grouping: access.subjects, by: \.sort).mapValues { $0.map(\.name).sorted() }
    roles = Dictionary(
      access.roles.values.map { ($0.name.lowercased(), [$0.id]) }, uniquingKeysWith: +)
    members = access.members
    grantsByRole = Dictionary(grouping: access.grants, by: \.role)
    let hypercare = access.roles.values.filter(\.isOfHypercare).map(\.id)
    holders = hypercare.reduce(into: [:]) { [grantsByRole] holders, id in
      holders[id] = Set(
        (grantsByRole[id] ?? []).filter { $0.subject.sort == .user }
          .map { $0.subject.name.lowercased() })
    }
  }

  private static func key(_ sort: Access.Subject.Sort, _ name: String) -> String {
    "\(sort.rawValue)/\(name.lowercased())"
  }

  func subject(_ sort: Access.Subject.Sort, _ name: String) -> Access.Subject? {
    subjects[Self.key(sort, name)]
  }

  /// The ids of the roles of a name.
  func roles(_ name: String) -> [String] { roles[name.lowercased()] ?? [] }

  /// All grants of a role, to whomever they were made.
  func grants(ofRole id: String) -> [Access.Grant] { grantsByRole[id] ?? [] }

  /// Whether a user was given a role of hypercare, and not through a group.
  func holds(_ id: String, _ user: String) -> Bool {
    holders[id]?.contains(user.lowercased()) ?? false
  }

  /// The people in a group.
  func people(in group: Access.Subject) -> [Access.Subject] {
    (members[group.id] ?? []).compactMap { users[$0] }
  }

  /// The names of all subjects of a sort, sorted, for suggestions.
  func names(_ sort: Access.Subject.Sort) -> [String] { names[sort] ?? [] }
}
