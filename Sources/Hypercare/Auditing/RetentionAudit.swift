import Documents
import Policies

/// Tells times of keeping that do not go together.
struct RetentionAudit {
  let findings: [AuditFinding]

  init(_ hypercare: Audit.Hypercare) {
    let gaps = hypercare.document.facts(hypercare.book)?.keepingGaps ?? []
    findings = gaps.map { gap in
      AuditFinding(
        gap.losesAlways ? .error : .warning, gap.sort.rawValue, gap.message, at: gap.range,
        help: gap.help)
    }
  }
}
