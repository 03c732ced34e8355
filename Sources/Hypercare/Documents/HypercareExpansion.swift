package import Documents
package import Model
import Policies

extension HypercareDocument {
  /// What must be true of roles and grants at a moment, given what has been opened.
  ///
  /// Before the window nothing is said. Within it, roles and the grants of observers are there, and
  /// a break-glass role is held by those alone who have it open: of everybody else who may open it,
  /// the grant must go, whoever made it. After the window everything must go.
  package func wantedAccess(_ book: OpeningBook, at now: Instant) -> WantedAccess {
    guard let window, now >= window.opens else { return WantedAccess() }
    if let closing = book.closing, book.isClosed(window) {
      return over(book, "hypercare '\(name)' was closed at \(window.text(closing.at))")
    }
    guard now < window.closes else {
      return over(book, "hypercare '\(name)' closed at \(window.text(window.closes))")
    }
    return current(book, now, window)
  }

  private func current(
    _ book: OpeningBook, _ now: Instant, _ window: HypercareWindow
  ) -> WantedAccess {
    var wanted = WantedAccess(roles: roles.map(\.wanted))
    for role in roles where role.breakGlass == nil {
      wanted.grants += role.members.flatMap { grants(role, $0.sort, $0.name, $0.declaredAt) }
    }
    for role in roles where role.breakGlass != nil {
      for member in role.members {
        for grant in grants(role, member.sort, member.name, member.declaredAt) {
          wanted.ended[grant] = "break-glass role '\(role.name)' is not open"
        }
      }
    }
    for opening in book.openings where opening.ending == nil {
      for grant in opening.grants {
        wanted.drop(grant)
        if opening.isActive(at: now), role(opening.role)?.breakGlass != nil {
          wanted.grants.append(grant)
        } else {
          wanted.ended[grant] = "break-glass ended at \(window.text(min(opening.endsAt, now)))"
        }
      }
    }
    return wanted
  }

  private func over(_ book: OpeningBook, _ reason: String) -> WantedAccess {
    var wanted = WantedAccess()
    for role in roles {
      wanted.endedRoles[role.name] = reason
      for member in role.members {
        for grant in grants(role, member.sort, member.name, member.declaredAt) {
          wanted.ended[grant] = reason
        }
      }
    }
    for grant in book.openings.filter({ $0.ending == nil }).flatMap(\.grants) {
      wanted.drop(grant)
      wanted.ended[grant] = reason
    }
    return wanted
  }

  private func grants(
    _ role: Role, _ sort: Access.Subject.Sort, _ subject: String, _ range: SourceRange?
  ) -> [WantedAccess.Grant] {
    role.scopes.map {
      WantedAccess.Grant(sort, subject, role: role.name, division: $0, declaredAt: range)
    }
  }
}

extension HypercareDocument.Role {
  fileprivate var wanted: WantedAccess.Role {
    WantedAccess.Role(
      name, description: description, permissions: permissions.map(\.text), declaredAt: range)
  }
}

extension OpeningBook {
  /// What must go when the document is gone and roles were left open.
  package var remainder: WantedAccess {
    let reason = "hypercare '\(hypercare)' is no longer declared"
    let grants = openings.filter { $0.ending == nil }.flatMap(\.grants)
    return WantedAccess(
      ended: Dictionary(grants.map { ($0, reason) }, uniquingKeysWith: { first, _ in first }))
  }
}

extension Opening {
  /// The grants that it stands for: where the document said that the role holds.
  package var grants: [WantedAccess.Grant] {
    let scopes: [String?] = divisions.isEmpty ? [nil] : divisions
    return scopes.map { WantedAccess.Grant(.user, user, role: role, division: $0) }
  }
}

extension WantedAccess {
  /// Takes back what is said of a grant, wherever it is written and however the name is.
  fileprivate mutating func drop(_ grant: Grant) {
    ended = ended.filter { other, _ in
      !(other.sort == grant.sort && other.role == grant.role && other.division == grant.division
        && other.subject.lowercased() == grant.subject.lowercased())
    }
  }
}
