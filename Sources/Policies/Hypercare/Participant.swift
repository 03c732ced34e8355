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
    let directory = Directory(access)
    var parts: [Access.Subject: Participant] = [:]
    for role in hypercare.roles {
      for member in role.members {
        for person in directory.people(member) {
          parts[person] = Participant(
            subject: person, roles: (parts[person]?.roles ?? []) + [role],
            declaredAt: parts[person]?.declaredAt ?? member.declaredAt)
        }
      }
    }
    return parts.values.sorted { $0.subject < $1.subject }
  }
}

/// Who is meant by the names of a project, in one step however many there are.
private struct Directory {
  private struct Name: Hashable {
    let sort: Access.Subject.Sort
    let folded: String
  }

  private let users: [String: Access.Subject]
  private let subjects: [Name: [Access.Subject]]
  private let members: [String: [String]]

  init(_ access: Access) {
    users = Dictionary(
      access.subjects.lazy.filter { $0.sort == .user }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    subjects = Dictionary(grouping: access.subjects) {
      Name(sort: $0.sort, folded: $0.name.lowercased())
    }
    members = access.members
  }

  /// The person, or all who are in the group; names differ in case alone by accident.
  func people(_ member: HypercareFacts.Member) -> [Access.Subject] {
    let named = subjects[Name(sort: member.sort, folded: member.name.lowercased())] ?? []
    return named.flatMap { subject in
      subject.sort == .group ? (members[subject.id] ?? []).compactMap { users[$0] } : [subject]
    }
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
