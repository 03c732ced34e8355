import Documents
import Hypercare
import Model
import Reconciliation
import Rendering

/// Audits in every format.
struct AuditView {
  private let audits: [TenantAudit]
  private let remarksByTenant: [[Remark]]

  /// A list that goes on shows this many of its entries.
  private static let most = 50

  init(_ audits: [TenantAudit]) {
    self.audits = audits
    remarksByTenant = audits.map { audit in
      audit.findings.map { Self.remark($0, of: audit.run) }
    }
  }

  /// Who may do what takes long to write: `isForMachines` tells whether anybody will read it.
  func outcome(isForMachines: Bool) -> Outcome {
    let view = self
    let values = isForMachines ? audits.map(Self.value) : []
    var outcome = Outcome(
      audits.allSatisfy(\.isClean) ? .success : .differences,
      result: values.count == 1 ? values[0] : .array(values),
      diagnostics: audits.first?.run.workspace.diagnostics ?? [],
      sources: audits.first?.run.workspace.sources ?? [:])
    outcome.remarks = remarksByTenant.flatMap(\.self)
    return
      outcome
      .shown(as: .text) { view.audits.map(view.text).joined(separator: "\n") }
      .shown(as: .markdown) {
        zip(view.audits, view.remarksByTenant).map(Self.markdown).joined(separator: "\n")
      }
  }

  private static func remark(_ finding: AuditFinding, of run: TenantRun) -> Remark {
    var remark = Remark(finding.diagnostic)
    remark.address = finding.subject.map { subject in
      let kind = run.access.provider.access?.kind(of: subject.sort) ?? subject.sort.rawValue
      return "\(run.tenant)/\(kind)/\(subject.name)"
    }
    return remark
  }

  private static func value(_ audit: TenantAudit) -> Value {
    var object: Object = [
      "tenant": .string(audit.run.tenant), "findings": .array(audit.findings.map(\.value)),
      "access": audit.access.value,
    ]
    if let (since, comparison, _) = audit.changes {
      object["changes"] = comparison.value
      object["since"] = .string(since)
    }
    return .object(object)
  }

  private static func headline(_ audit: TenantAudit) -> String {
    let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
      let count = audit.findings.count { $0.diagnostic.severity == severity }
      return count == 0 ? nil : count.counted(severity.rawValue)
    }
    func count(_ sort: Access.Subject.Sort) -> Int {
      audit.access.subjects.count { $0.sort == sort }
    }
    return "\(audit.run.tenant): "
      + (counts.isEmpty ? "no findings" : listed(counts, "and")) + "; "
      + [
        count(.user).counted("user"), count(.group).counted("group"),
        count(.client).counted("client"), audit.access.roles.count.counted("role"),
      ].joined(separator: ", ")
  }

  /// The changes as lines, the first ones of many.
  private static func changes(_ audit: TenantAudit) -> [String] {
    guard let (since, comparison, isOfRecords) = audit.changes else { return [] }
    let rows = comparison.rows
    let more = rows.count - most
    return [
      "Rights that changed since \(Printable.line(since)): \(grouped(rows.count)) of "
        + "\(grouped(rows.count + comparison.unchanged))"
    ] + rows.prefix(most).map(line) + (more > 0 ? ["  and \(grouped(more)) more"] : [])
      + (isOfRecords
        ? ["  as far as snapshots hold it: what the project manages; '--before' compares everybody"]
        : comparison.holes.map { "  not known: \($0.kind): \($0.reason)" }.map(Printable.line))
  }

  private static func line(_ row: AccessComparison.Row) -> String {
    let parts = [("gained", row.gained, row.gainedRoles), ("lost", row.lost, row.lostRoles)]
      .compactMap { word, rights, roles -> String? in
        guard !rights.isEmpty else { return nil }
        let names = roles.isEmpty ? "" : " by \(roles.joined(separator: ", "))"
        let shown = rights.prefix(3).joined(separator: ", ")
        let rest = rights.count > 3 ? " and \(rights.count - 3) more" : ""
        return "\(word) \(shown)\(rest)\(names)"
      }
    return Printable.line(
      "  \(row.subject.sort.rawValue) \(row.subject.name): \(parts.joined(separator: "; "))")
  }

  private func text(_ audit: TenantAudit) -> String {
    var text = DiagnosticText(sources: audit.run.workspace.sources)
    let findings = audit.findings.map { text.render($0.diagnostic) }
    let changes = Self.changes(audit)
    let tail = changes.isEmpty ? [] : [changes.joined(separator: "\n") + "\n"]
    return ([Self.headline(audit) + "\n"] + findings + tail).joined(separator: "\n")
  }

  private static func markdown(_ audit: TenantAudit, _ remarks: [Remark]) -> String {
    let changes = changes(audit)
    let block =
      changes.isEmpty
      ? [] : [Markdown.fence()] + changes.map(Markdown.inFence) + [Markdown.fence(), ""]
    return
      (["### " + Markdown.escaped(headline(audit)), ""]
      + [RemarkMarkdown.list(remarks, title: "Findings")] + block).joined(separator: "\n")
  }
}
