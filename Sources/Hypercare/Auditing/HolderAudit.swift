import Documents
import Model
import Policies

/// Finds who holds a role of hypercare and should not.
struct HolderAudit {
  /// A role of hypercare as one document declares it, and who holds it rightly now.
  private struct Declared {
    let role: HypercareDocument.Role
    /// The hypercare's name.
    let hypercare: String
    let window: HypercareWindow?
    let isOpen: Bool
    let lawful: Set<WantedAccess.Grant.Identity>
    /// What should have ended, by the folded name of the person.
    let overdue: [String: Opening]

    init(_ role: HypercareDocument.Role, of hypercare: Audit.Hypercare, at now: Instant) {
      self.role = role
      self.hypercare = hypercare.document.name
      window = hypercare.document.window
      isOpen = hypercare.isOpen(at: now)
      let name = role.name.lowercased()
      let openings = hypercare.book.unfinished.filter { $0.role.lowercased() == name }
      let grants =
        role.breakGlass == nil
        ? hypercare.document.grants(of: role)
        : openings.filter { $0.isActive(at: now) }.flatMap(\.grants)
      lawful = isOpen ? Set(grants.map(\.identity)) : []
      overdue = Dictionary(
        openings.filter { $0.isOverdue(at: now) }.map { ($0.user.lowercased(), $0) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private(set) var findings: [AuditFinding] = []
  private let facts: Audit.Facts
  private let directory: AuditDirectory
  private let declared: [String: [Declared]]

  init(_ audit: Audit) {
    facts = audit.facts
    directory = audit.directory
    let now = facts.now
    declared = Dictionary(
      grouping: facts.hypercares.flatMap { hypercare in
        hypercare.document.roles.map { Declared($0, of: hypercare, at: now) }
      }, by: { $0.role.name.lowercased() })
    let roles = facts.access.roles.values.filter(\.isOfHypercare).sorted { $0.name < $1.name }
    for role in roles { check(role) }
    for hypercare in facts.hypercares { checkOpenings(hypercare) }
  }

  private mutating func check(_ role: Access.Role) {
    let grants = directory.grants(ofRole: role.id)
    guard let declaring = declared[role.name.lowercased()] else {
      findings.append(stray(role, grants))
      return
    }
    for grant in grants {
      let identity = grant.wanted(role.name).identity
      guard !declaring.contains(where: { $0.lawful.contains(identity) }) else { continue }
      tell(grant, role, declaring)
    }
  }

  private func stray(_ role: Access.Role, _ grants: [Access.Grant]) -> AuditFinding {
    let name = role.name.lowercased()
    let giver = facts.abandoned.first { book in
      book.standing?.roles.contains { $0.lowercased() == name } ?? false
    }
    if let giver {
      return AuditFinding(
        .error, "left-over",
        "role '\(Printable.line(role.name))' is left of hypercare "
          + "'\(Printable.line(giver.hypercare))', which the project has no more",
        roles: [role.name],
        help: "run 'cutsheet hypercare close \(Printable.line(giver.hypercare))'",
        remedy: grants.map { $0.wanted(role.name) })
    }
    return AuditFinding(
      .warning, "stray-role",
      "role '\(Printable.line(role.name))' bears the prefix of hypercare, and no document declares "
        + "it", roles: [role.name],
      help: "'cutsheet hypercare close NAME' takes away every role with the prefix that no other "
        + "hypercare gives; or give it another name",
      remedy: grants.map { $0.wanted(role.name) })
  }

  private mutating func tell(
    _ grant: Access.Grant, _ role: Access.Role, _ declaring: [Declared]
  ) {
    let who = "\(AuditWording.subject(grant.subject))\(reach(grant))"
    let what = "'\(Printable.line(role.name))'\(place(grant))"
    let name = grant.subject.name.lowercased()
    if grant.subject.sort == .user,
      let overdue = declaring.lazy.compactMap({ $0.overdue[name] }).first
    {
      let window = declaring.lazy.compactMap(\.window).first
      add(
        "overdue-opening",
        "\(who) still holds '\(Printable.line(role.name))', which ended at "
          + (window?.text(overdue.endsAt) ?? overdue.endsAt.description)
          + failures(overdue, window), grant, role, declaring,
        help: "run 'cutsheet hypercare expire'")
    } else if declaring.contains(where: \.isOpen) {
      add(
        "granted-elsewhere",
        "\(who) holds \(what), and no document says so: it was granted behind the project's back",
        grant, role, declaring, help: "'cutsheet audit --fix' plans its end")
    } else {
      add(
        "held-outside-window", "\(who) holds \(what) outside the window", grant, role, declaring,
        help: Self.closing(declaring))
    }
  }

  private static func closing(_ declaring: [Declared]) -> String {
    let name = declaring.first.map { " \(Printable.line($0.hypercare))" } ?? ""
    return "run 'cutsheet hypercare close\(name)'"
  }

  private func failures(_ opening: Opening, _ window: HypercareWindow?) -> String {
    guard let first = opening.failures.first, let last = opening.failures.last else { return "" }
    return ": taking it away has failed since "
      + (window?.text(first.at) ?? first.at.description)
      + ", the last time with '\(Printable.line(last.message))'"
  }

  /// How many people a group stands for.
  private func reach(_ grant: Access.Grant) -> String {
    guard grant.subject.sort == .group else { return "" }
    let count = directory.people(in: grant.subject).count
    return " with \(count) \(count == 1 ? "member" : "members")"
  }

  private func place(_ grant: Access.Grant) -> String {
    grant.division.map { " in division '\(Printable.line($0))'" } ?? ""
  }

  private mutating func add(
    _ code: String, _ message: String, _ grant: Access.Grant, _ role: Access.Role,
    _ declaring: [Declared], help: String
  ) {
    findings.append(
      AuditFinding(
        .error, code, message, of: grant.subject, roles: [role.name],
        at: declaring.first?.role.range, help: help,
        remedy: grant.isPrimary ? [] : [grant.wanted(role.name)]))
  }

  /// What is open and held by nobody, so that whoever waits for it waits in vain.
  private mutating func checkOpenings(_ hypercare: Audit.Hypercare) {
    for opening in hypercare.book.active(at: facts.now) {
      let ids = directory.roles(opening.role)
      guard !ids.contains(where: { directory.holds($0, opening.user) }) else { continue }
      findings.append(
        AuditFinding(
          .warning, "opening-not-granted",
          "user '\(Printable.line(opening.user))' has '\(Printable.line(opening.role))' open and "
            + "does not hold it", of: directory.subject(.user, opening.user), roles: [opening.role],
          help: "run 'cutsheet apply'"))
    }
  }
}

extension Access.Grant {
  fileprivate func wanted(_ role: String) -> WantedAccess.Grant {
    WantedAccess.Grant(subject.sort, subject.name, role: role, division: division)
  }
}
