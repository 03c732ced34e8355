package import Documents
package import Model
import Policies

extension HypercareDocument {
  /// What must be true of roles and grants at a moment, given what is on record.
  ///
  /// Before the window nothing is said but that what is on record must go. Within it, roles and the
  /// grants of observers are there, and a break-glass role is held by those alone who have it open:
  /// of everybody else who may open it, the grant must go, whoever made it; so must what was given
  /// to people whom the document no longer names. After the window everything must go.
  package func wantedAccess(_ book: OpeningBook, at now: Instant) -> WantedAccess {
    guard let window else { return WantedAccess() }
    guard now >= window.opens else {
      return book.remainder(because: "hypercare '\(name)' begins at \(window.text(window.opens))")
    }
    if let closing = book.closing, book.isClosed(window) {
      return over(book, "hypercare '\(name)' was closed at \(window.text(closing.at))")
    }
    guard now < window.closes else {
      return over(book, "hypercare '\(name)' closed at \(window.text(window.closes))")
    }
    return current(book, now, window)
  }

  /// What it gives at a moment without an opening; nil where it gives nothing.
  package func standing(_ book: OpeningBook, at now: Instant) -> Standing? {
    guard let window, window.contains(now), now < book.end(of: window) else { return nil }
    return Standing(roles: roles.map(\.name), grants: grants { $0.breakGlass == nil })
  }

  private func current(
    _ book: OpeningBook, _ now: Instant, _ window: HypercareWindow
  ) -> WantedAccess {
    var all = WantedAccess.Gathering(roles: roles.map(\.wanted))
    all.give(grants { $0.breakGlass == nil })
    let (open, ended) = split(book.unfinished) {
      $0.isActive(at: now) && role($0.role)?.breakGlass != nil
    }
    for opening in open { all.give(opening.grants) }
    for opening in ended {
      all.end(
        opening.grants, because: "break-glass ended at \(window.text(min(opening.endsAt, now)))")
    }
    for role in roles where role.breakGlass != nil {
      all.end(grants(of: role), because: "break-glass role '\(role.name)' is not open")
    }
    let reason = "hypercare '\(name)' no longer gives it"
    all.end(book.standing?.grants ?? [], because: reason)
    all.endRoles(book.standing?.roles ?? [], because: reason)
    return all.wanted
  }

  private func split(
    _ openings: [Opening], _ isMeant: (Opening) -> Bool
  ) -> ([Opening], [Opening]) {
    (openings.filter(isMeant), openings.filter { !isMeant($0) })
  }

  private func over(_ book: OpeningBook, _ reason: String) -> WantedAccess {
    var all = WantedAccess.Gathering()
    all.end(grants { _ in true }, because: reason)
    all.endRoles(roles.map(\.name), because: reason)
    return WantedAccess(joining: [all.wanted, book.remainder(because: reason)])
  }

  private func grants(where isMeant: (Role) -> Bool) -> [WantedAccess.Grant] {
    roles.filter(isMeant).flatMap(grants)
  }

  /// Every grant that a role stands for: of each member in each division.
  func grants(of role: Role) -> [WantedAccess.Grant] {
    role.members.flatMap { member in
      role.scopes.map {
        WantedAccess.Grant(
          member.sort, member.name, role: role.name, division: $0, declaredAt: member.declaredAt)
      }
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
  /// What must go of everything that is on record: what was opened, and what was given without.
  package func remainder(because reason: String) -> WantedAccess {
    var all = WantedAccess.Gathering()
    all.end(unfinished.flatMap(\.grants), because: reason)
    all.end(standing?.grants ?? [], because: reason)
    all.endRoles(standing?.roles ?? [], because: reason)
    return all.wanted
  }
}

extension Opening {
  /// The grants that it stands for: where the document said that the role holds.
  package var grants: [WantedAccess.Grant] {
    let scopes: [String?] = divisions.isEmpty ? [nil] : divisions
    return scopes.map { WantedAccess.Grant(.user, user, role: role, division: $0) }
  }
}
