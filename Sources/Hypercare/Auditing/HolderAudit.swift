import Documents
import Model
import Policies

/// Finds who holds a role of hypercare and should not.
struct HolderAudit {
  private(set) var findings: [AuditFinding] = []
  private let facts: Audit.Facts
  private let directory: AuditDirectory

  init(_ audit: Audit) {
    facts = audit.facts
    directory = audit.directory
    let roles = facts.access.roles.values.filter(\.isOfHypercare).sorted { $0.name < $1.name }
    for role in roles { check(role) }
    for hypercare in facts.hypercares { checkOpenings(hypercare) }
  }

  private mutating func check(_ role: Access.Role) {
    let grants = facts.access.grants.filter { $0.role == role.id }
    let declaring = facts.hypercares.compactMap { hypercare in
      hypercare.document.roles.first { $0.name.lowercased() == role.name.lowercased() }
        .map { (hypercare, $0) }
    }
    guard !declaring.isEmpty else {
      findings.append(
        AuditFinding(
          .warning, "stray-role",
          "role '\(Printable.line(role.name))' bears the prefix of hypercare, and no document "
            + "declares it", roles: [role.name],
          help: "run 'cutsheet hypercare close', or give it another name",
          remedy: grants.map { $0.wanted(role.name) }))
      return
    }
    for grant in grants where !declaring.contains(where: { isLawful(grant, $0.0, $0.1) }) {
      tell(grant, role, declaring)
    }
  }

  private func isLawful(
    _ grant: Access.Grant, _ hypercare: Audit.Hypercare, _ role: HypercareDocument.Role
  ) -> Bool {
    guard hypercare.isOpen(at: facts.now) else { return false }
    if role.breakGlass == nil {
      return role.scopes.contains(grant.division)
        && role.members.contains {
          $0.sort == grant.subject.sort && $0.name.lowercased() == grant.subject.name.lowercased()
        }
    }
    return hypercare.book.active(at: facts.now).contains { opening in
      opening.isOf(grant.subject.name, role.name) && grant.subject.sort == .user
        && opening.grants.contains { $0.division == grant.division }
    }
  }

  private mutating func tell(
    _ grant: Access.Grant, _ role: Access.Role,
    _ declaring: [(Audit.Hypercare, HypercareDocument.Role)]
  ) {
    let overdue = declaring.flatMap { $0.0.book.overdue(at: facts.now) }
      .first { $0.isOf(grant.subject.name, role.name) }
    let holder = AuditWording.subject(grant.subject)
    if let overdue {
      let window = declaring.lazy.compactMap(\.0.document.window).first
      add(
        "overdue-opening",
        "\(holder) still holds '\(role.name)', which ended at "
          + (window?.text(overdue.endsAt) ?? overdue.endsAt.description)
          + failures(overdue, window), grant, role, declaring,
        help: "run 'cutsheet hypercare expire'")
    } else if declaring.contains(where: { $0.0.isOpen(at: facts.now) }) {
      add(
        "granted-elsewhere",
        "\(holder)\(reach(grant)) holds '\(role.name)'\(place(grant)), and no document says so: "
          + "it was granted behind the project's back", grant, role, declaring,
        help: "'cutsheet audit --fix' plans its end")
    } else {
      add(
        "held-outside-window",
        "\(holder)\(reach(grant)) holds '\(role.name)'\(place(grant)) outside the window", grant,
        role, declaring, help: "run 'cutsheet hypercare close'")
    }
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
    _ declaring: [(Audit.Hypercare, HypercareDocument.Role)], help: String
  ) {
    findings.append(
      AuditFinding(
        .error, code, message, of: grant.subject, roles: [role.name],
        at: declaring.first?.1.range, help: help,
        remedy: grant.isPrimary ? [] : [grant.wanted(role.name)]))
  }

  /// What is open and held by nobody, so that whoever waits for it waits in vain.
  private mutating func checkOpenings(_ hypercare: Audit.Hypercare) {
    for opening in hypercare.book.active(at: facts.now) {
      let ids = Set(directory.roles(opening.role))
      let isHeld = facts.access.grants.contains {
        ids.contains($0.role) && $0.subject.sort == .user
          && $0.subject.name.lowercased() == opening.user.lowercased()
      }
      guard !isHeld else { continue }
      findings.append(
        AuditFinding(
          .warning, "opening-not-granted",
          "user '\(Printable.line(opening.user))' has '\(opening.role)' open and does not hold it",
          of: directory.subject(.user, opening.user), roles: [opening.role],
          help: "run 'cutsheet apply'"))
    }
  }
}

extension Access.Grant {
  fileprivate func wanted(_ role: String) -> WantedAccess.Grant {
    WantedAccess.Grant(subject.sort, subject.name, role: role, division: division)
  }
}
