package import Documents
package import Model
import Policies

/// Compares those who may open a break-glass role with everybody whom the tenant knows: at night it
/// is too late to find that a name is wrong.
package struct MemberCheck {
  private let names: (Access.Subject.Sort) -> [String]?

  /// `names` are those of all users, or all groups; nil where nobody can tell.
  package init(names: @escaping (Access.Subject.Sort) -> [String]?) {
    self.names = names
  }

  /// Warns of members who are not there; an observer who is not is refused where the role is given.
  package func problems(of document: HypercareDocument) -> [Diagnostic] {
    let members = document.roles.filter { $0.breakGlass != nil }.flatMap { role in
      role.members.map { (role: role, member: $0) }
    }
    let sorts = Set(members.map(\.member.sort))
    let known = Dictionary(uniqueKeysWithValues: sorts.map { ($0, names($0)) })
    let folded = known.mapValues { names in names.map { Set($0.map { $0.lowercased() }) } }
    return members.compactMap { role, member in
      guard let names = known[member.sort] ?? nil,
        folded[member.sort]??.contains(member.name.lowercased()) == false
      else { return nil }
      return Diagnostic(
        .warning, "unknown-member",
        "there is no \(member.sort.rawValue) '\(Printable.line(member.name))' in the tenant, who "
          + "may open '\(role.name)'", at: member.declaredAt,
        help: Suggestion.clause(for: member.name, in: names)
          ?? "correct the name, or have the account made first")
    }.sorted()
  }
}
