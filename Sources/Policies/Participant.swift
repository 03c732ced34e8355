import Documents
import Model

/// Somebody with a part in a hypercare, and the roles that they have in it.
struct Participant {
  let subject: Access.Subject
  /// What the hypercare gives them, or lets them open.
  let roles: [HypercareFacts.Role]
  /// Where the project names them, or the group that they are in.
  let declaredAt: SourceRange?

  /// Everybody with a part in a hypercare, members of groups each by themselves, as far as access
  /// tells who that is.
  static func all(of hypercare: HypercareFacts, in access: Access) -> [Participant] {
    var parts: [Access.Subject: Participant] = [:]
    let users = Dictionary(
      access.subjects.filter { $0.sort == .user }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    for role in hypercare.roles {
      for member in role.members {
        for subject in access.subjects where member.isNamed(subject) {
          let people =
            subject.sort == .group
            ? (access.members[subject.id] ?? []).compactMap { users[$0] } : [subject]
          for person in people {
            parts[person] = Participant(
              subject: person, roles: (parts[person]?.roles ?? []) + [role],
              declaredAt: parts[person]?.declaredAt ?? member.declaredAt)
          }
        }
      }
    }
    return parts.values.sorted { $0.subject < $1.subject }
  }
}

extension HypercareFacts.Member {
  /// Whether a subject is the one that the project names; names differ in case alone by accident.
  func isNamed(_ subject: Access.Subject) -> Bool {
    sort == subject.sort && name.lowercased() == subject.name.lowercased()
  }
}

extension Access.Subject {
  /// The subject in a sentence.
  var words: String { "\(sort.rawValue) '\(Printable.line(name))'" }
}

extension HypercareFacts {
  /// Whether a role is one of its own.
  func gives(_ role: Access.Role) -> Bool {
    roles.contains { $0.name.lowercased() == role.name.lowercased() }
  }
}
