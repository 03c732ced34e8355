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

/// The name that a project writes for somebody; names differ in case alone by accident.
struct SubjectName: Hashable {
  private let sort: Access.Subject.Sort
  private let folded: String

  init(_ sort: Access.Subject.Sort, _ name: String) {
    self.sort = sort
    folded = name.lowercased()
  }
}

/// Who is meant by the names of a project, in one step however many there are.
private struct Directory {
  private let users: [String: Access.Subject]
  private let subjects: [SubjectName: [Access.Subject]]
  private let members: [String: [String]]

  init(_ access: Access) {
    users = Dictionary(
      access.subjects.lazy.filter { $0.sort == .user }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    subjects = Dictionary(grouping: access.subjects) { SubjectName($0.sort, $0.name) }
    members = access.members
  }

  /// The person, or all who are in the group.
  func people(_ member: HypercareFacts.Member) -> [Access.Subject] {
    let named = subjects[SubjectName(member.sort, member.name)] ?? []
    return named.flatMap { subject in
      subject.sort == .group ? (members[subject.id] ?? []).compactMap { users[$0] } : [subject]
    }
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
