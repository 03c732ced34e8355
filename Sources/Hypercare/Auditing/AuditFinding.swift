package import Documents
package import Model

/// One thing that an audit finds about a tenant.
package struct AuditFinding: Hashable, Sendable {
  /// Code, severity, sentence, place and help, as every other remark has them.
  package var diagnostic: Diagnostic
  /// Whom it speaks of, where that is somebody.
  package var subject: Access.Subject?
  /// The names of the roles that it speaks of; the one to take away comes first.
  package var roles: [String]
  /// The rights that it speaks of, sorted.
  package var permissions: [String]
  /// The grants whose end mends it; empty where nothing that a plan can do would.
  package var remedy: [WantedAccess.Grant]

  init(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String,
    of subject: Access.Subject? = nil, roles: [String] = [], permissions: [String] = [],
    at range: SourceRange? = nil, help: String? = nil, remedy: [WantedAccess.Grant] = []
  ) {
    diagnostic = Diagnostic(severity, code, message, at: range, help: help)
    self.subject = subject
    self.roles = roles
    self.permissions = permissions
    self.remedy = remedy
  }

  /// The machine-readable form.
  package var value: Value {
    var object = diagnostic.value.object ?? Object()
    if let subject {
      object["subject"] = ["sort": .string(subject.sort.rawValue), "name": .string(subject.name)]
    }
    if !roles.isEmpty { object["roles"] = .array(roles.map { .string($0) }) }
    if !permissions.isEmpty { object["permissions"] = .array(permissions.map { .string($0) }) }
    return .object(object)
  }
}

extension [AuditFinding] {
  /// The worst first, then by whom they speak of; what is said twice is said once.
  var inOrder: [AuditFinding] {
    let ranked = map { finding in
      (rank: Rank(finding), finding: finding)
    }.sorted { $0.rank < $1.rank }
    return ranked.indices.compactMap { place in
      place > 0 && ranked[place].rank == ranked[place - 1].rank ? nil : ranked[place].finding
    }
  }
}

/// The place of a finding among others.
private struct Rank: Comparable {
  let severity: Diagnostic.Severity
  let subject: Access.Subject?
  let code: String
  let message: String

  init(_ finding: AuditFinding) {
    severity = finding.diagnostic.severity
    subject = finding.subject
    code = finding.diagnostic.code
    message = finding.diagnostic.message
  }

  static func < (left: Rank, right: Rank) -> Bool {
    if left.severity != right.severity { return left.severity < right.severity }
    switch (left.subject, right.subject) {
    case (nil, .some): return true
    case (.some, nil): return false
    case (let first?, let second?) where first.id != second.id || first.sort != second.sort:
      return first < second
    default: return (left.code, left.message) < (right.code, right.message)
    }
  }
}

extension WantedAccess {
  /// What mends findings: the end of grants that should not be, each with its reason.
  package init(mending findings: some Sequence<AuditFinding>) {
    self.init()
    for finding in findings {
      for grant in finding.remedy where ended[grant] == nil {
        ended[grant] = finding.diagnostic.message
      }
    }
  }
}
