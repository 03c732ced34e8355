package import Documents
package import Model
package import Parsing

/// Finds where what people can effectively do is not what a hypercare allows and needs.
///
/// Pure: the same facts give the same findings. What is known only in part is told as such.
package struct Audit {
  /// A hypercare of the tenant, and what was opened.
  package struct Hypercare: Sendable {
    /// The document.
    package var document: HypercareDocument
    /// What was opened.
    package var book: OpeningBook

    package init(_ document: HypercareDocument, _ book: OpeningBook) {
      self.document = document
      self.book = book
    }

    /// Whether it is neither over nor closed before its time.
    func isCurrent(at now: Instant) -> Bool {
      document.window.map { now < book.end(of: $0) } ?? false
    }

    /// Whether its roles hold.
    func isOpen(at now: Instant) -> Bool {
      document.window.map { now >= $0.opens && now < book.end(of: $0) } ?? false
    }
  }

  /// All that an audit follows from.
  package struct Facts: Sendable {
    /// The hypercares of the tenant.
    package var hypercares: [Hypercare]
    /// What the state knows of those that the project has no more.
    package var abandoned: [OpeningBook] = []
    /// Who may do what.
    package var access: Access
    /// All rights that the vendor knows.
    package var catalogue: PermissionCatalogue?
    /// The moment of the audit.
    package var now: Instant
    /// Whether the organisation asks everybody for a second factor; nil where that is not known.
    package var asksForSecondFactor: Bool?
    /// The zones by which the tenant's clocks go.
    package var clocks: [TenantClock]
    /// What zones are.
    package var zones: ZoneLibrary

    package init(
      _ hypercares: [Hypercare], access: Access, catalogue: PermissionCatalogue? = nil,
      now: Instant, asksForSecondFactor: Bool? = nil, clocks: [TenantClock] = [],
      zones: ZoneLibrary
    ) {
      self.hypercares = hypercares
      self.access = access
      self.catalogue = catalogue
      self.now = now
      self.asksForSecondFactor = asksForSecondFactor
      self.clocks = clocks
      self.zones = zones
    }
  }

  let facts: Facts
  /// Everybody's rights; unions are kept as they are worked out.
  var effective: EffectiveAccess
  let directory: AuditDirectory
  private var findings: [AuditFinding] = []

  package init(_ facts: Facts) {
    self.facts = facts
    let written = facts.hypercares.flatMap { $0.document.writtenPermissions }
    effective = EffectiveAccess(
      facts.access, knowing: facts.catalogue,
      further: Set(written.filter { !$0.contains("*") }))
    directory = AuditDirectory(facts.access)
  }

  /// How many unions of roles had to be worked out: one for each set that somebody holds.
  package var unionCount: Int { effective.unionCount }

  /// Everything that there is to find, the worst first.
  package mutating func run() -> [AuditFinding] {
    findings = holes
    for hypercare in facts.hypercares {
      var members = MemberAudit(hypercare, self)
      findings += members.run(&effective)
      findings += unknownPermissions(hypercare.document)
      findings += RoleAudit(hypercare, self).findings
      findings += RetentionAudit(hypercare).findings
      findings += secondFactor(hypercare)
    }
    findings += HolderAudit(self).findings
    var clients = ClientAudit(self)
    findings += clients.run(&effective)
    findings += ClockAudit(facts).findings
    return findings.inOrder
  }

  /// What could not be read leaves the audit without an answer, which is not the same as nothing.
  private var holes: [AuditFinding] {
    facts.access.holes.map { hole in
      AuditFinding(
        .warning, "known-in-part", "\(hole.kind) are not known: \(Printable.line(hole.reason))",
        help: "give the client the permission to read \(hole.kind), and audit again")
    }
  }

  /// The vendor takes a permission that it does not know without a word.
  private func unknownPermissions(_ document: HypercareDocument) -> [AuditFinding] {
    guard let catalogue = facts.catalogue else { return [] }
    return PermissionCheck(catalogue).problems(of: document).map {
      AuditFinding($0.severity, $0.code, $0.message, at: $0.range, help: $0.help)
    }
  }

  private func secondFactor(_ hypercare: Hypercare) -> [AuditFinding] {
    let document = hypercare.document
    guard document.requiresMFA, hypercare.isCurrent(at: facts.now) else { return [] }
    let range = document.node.member("requiresMFA")?.value.range
    switch facts.asksForSecondFactor {
    case true?: return []
    case false?:
      return [
        AuditFinding(
          .error, "no-second-factor",
          "hypercare '\(Printable.line(document.name))' requires a second factor, and the "
            + "organisation asks nobody for one", at: range,
          help: "switch it on for the whole organisation: no platform has it by role")
      ]
    case nil:
      return [
        AuditFinding(
          .note, "second-factor-unknown",
          "whether the organisation asks for a second factor is not known", at: range,
          help: "look at the organisation's security settings, or at the identity provider")
      ]
    }
  }
}

extension HypercareDocument {
  /// Every permission that stands in it.
  var writtenPermissions: [String] {
    (roles.flatMap { $0.permissions + $0.tasks.flatMap(\.permissions) } + allowed.permissions)
      .map(\.text)
  }
}
