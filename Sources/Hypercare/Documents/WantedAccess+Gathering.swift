package import Model

extension WantedAccess.Grant {
  /// What tells a grant from others, however names are written and wherever they stand.
  package struct Identity: Hashable, Sendable {
    private let sort: Access.Subject.Sort
    private let subject: String
    private let role: String
    private let division: String?

    fileprivate init(_ grant: WantedAccess.Grant) {
      sort = grant.sort
      subject = grant.subject.lowercased()
      role = grant.role.lowercased()
      division = grant.division
    }
  }

  /// What tells it from others.
  package var identity: Identity { Identity(self) }
}

extension WantedAccess {
  /// Gathers who shall hold what and who shall not: what is said of a grant first holds.
  struct Gathering {
    private(set) var wanted: WantedAccess
    private var spokenOf: Set<Grant.Identity> = []

    init(roles: [Role] = []) {
      wanted = WantedAccess(roles: roles)
    }

    mutating func give(_ grants: some Sequence<Grant>) {
      wanted.grants += grants.filter { spokenOf.insert($0.identity).inserted }
    }

    mutating func end(_ grants: some Sequence<Grant>, because reason: String) {
      for grant in grants where spokenOf.insert(grant.identity).inserted {
        wanted.ended[grant] = reason
      }
    }

    mutating func endRoles(_ names: some Sequence<String>, because reason: String) {
      let kept = Set(wanted.roles.map { $0.name.lowercased() })
      for name in names where !kept.contains(name.lowercased()) && wanted.endedRoles[name] == nil {
        wanted.endedRoles[name] = reason
      }
    }
  }

  /// Joins what several hypercares want; what one of them gives, no other takes.
  package init(joining parts: [WantedAccess]) {
    var all = Gathering(roles: parts.flatMap(\.roles))
    for part in parts { all.give(part.grants) }
    for part in parts {
      for (grant, reason) in part.ended { all.end([grant], because: reason) }
      for (role, reason) in part.endedRoles { all.endRoles([role], because: reason) }
    }
    self = all.wanted
  }
}
