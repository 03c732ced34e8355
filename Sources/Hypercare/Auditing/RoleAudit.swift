import Documents
import Model
import Policies

/// Compares the roles of one hypercare with what the tenant has under their names.
struct RoleAudit {
  private(set) var findings: [AuditFinding] = []
  private let access: Access
  private let table: RightsTable
  private let directory: AuditDirectory
  private let now: Instant

  init(_ hypercare: Audit.Hypercare, _ audit: Audit) {
    access = audit.facts.access
    table = audit.effective.table
    directory = audit.directory
    now = audit.facts.now
    for role in hypercare.document.roles { check(role, hypercare) }
  }

  private mutating func check(_ role: HypercareDocument.Role, _ hypercare: Audit.Hypercare) {
    for id in directory.roles(role.name) {
      guard let live = access.roles[id] else { continue }
      if hypercare.isCurrent(at: now) {
        compare(role, live)
      } else if hypercare.document.window != nil {
        findings.append(
          AuditFinding(
            .error, "left-over",
            "role '\(live.name)' is still there, and hypercare "
              + "'\(Printable.line(hypercare.document.name))' has closed", roles: [live.name],
            at: role.range,
            help: "run 'cutsheet hypercare close "
              + "\(Printable.line(hypercare.document.name))'"))
      }
    }
  }

  private mutating func compare(_ role: HypercareDocument.Role, _ live: Access.Role) {
    let (written, held) = (
      table.rights(role.permissions.map(\.text)), table.rights(live.permissions)
    )
    let (more, less) = (
      table.names(of: held.subtracting(written)), table.names(of: written.subtracting(held))
    )
    guard !more.isEmpty || !less.isEmpty else { return }
    let parts = [
      more.isEmpty ? nil : "allows \(AuditWording.rights(more)), not written in the project",
      less.isEmpty ? nil : "lacks \(AuditWording.rights(less))",
    ]
    findings.append(
      AuditFinding(
        more.isEmpty ? .warning : .error, "role-edited",
        "role '\(live.name)' " + parts.compactMap(\.self).joined(separator: " and "),
        roles: [live.name], permissions: (more + less).sorted(), at: role.range,
        help: "somebody changed it in the tenant: apply the project, or write the change there"))
  }
}

extension Access.Role {
  /// Whether its name says that it exists for hypercare alone.
  var isOfHypercare: Bool { name.uppercased().hasPrefix(HypercareFacts.prefix) }
}
