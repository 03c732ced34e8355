import Documents
import Model

/// Finds roles and subjects by name, however the name is written.
struct AuditDirectory {
  private let subjects: [String: Access.Subject]
  private let users: [String: Access.Subject]
  /// Ids of roles by name in lower case.
  private let roles: [String: [String]]
  private let members: [String: [String]]

  init(_ access: Access) {
    var (subjects, users): ([String: Access.Subject], [String: Access.Subject]) = ([:], [:])
    for subject in access.subjects {
      subjects[Self.key(subject.sort, subject.name)] = subject
      if subject.sort == .user { users[subject.id] = subject }
    }
    self.subjects = subjects
    self.users = users
    roles = Dictionary(
      access.roles.values.map { ($0.name.lowercased(), [$0.id]) }, uniquingKeysWith: +)
    members = access.members
  }

  private static func key(_ sort: Access.Subject.Sort, _ name: String) -> String {
    "\(sort.rawValue)/\(name.lowercased())"
  }

  func subject(_ sort: Access.Subject.Sort, _ name: String) -> Access.Subject? {
    subjects[Self.key(sort, name)]
  }

  /// The ids of the roles of a name.
  func roles(_ name: String) -> [String] { roles[name.lowercased()] ?? [] }

  /// The people in a group.
  func people(in group: Access.Subject) -> [Access.Subject] {
    (members[group.id] ?? []).compactMap { users[$0] }
  }

  /// The names of all subjects of a sort, for suggestions.
  func names(_ sort: Access.Subject.Sort) -> [String] {
    subjects.values.filter { $0.sort == sort }.map(\.name).sorted()
  }
}
