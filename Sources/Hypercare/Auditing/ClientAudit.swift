import Documents
import Model

/// Finds programs that can do everything, or everything of a product area: nobody watches them, and
/// their secrets lie in pipelines.
struct ClientAudit {
  private let access: Access
  private let catalogue: PermissionCatalogue?
  /// The rights of each product area that is large enough to speak of.
  private let areas: [String: [String]]
  private let forbidden: [AddressPattern]
  private var findings: [AuditFinding] = []

  /// An area with fewer rights is covered by accident.
  private static let smallestArea = 5

  init(_ audit: Audit) {
    access = audit.facts.access
    catalogue = audit.facts.catalogue
    areas = Dictionary(grouping: catalogue?.permissions ?? [], by: Self.area)
      .filter { $0.value.count >= Self.smallestArea }
    forbidden = audit.facts.hypercares.flatMap(\.document.mustNotHold).map {
      AddressPattern($0.text.lowercased())
    }
  }

  mutating func run(_ effective: inout EffectiveAccess) -> [AuditFinding] {
    for client in access.subjects.filter({ $0.sort == .client && $0.isActive }).sorted() {
      let ids = effective.ways(of: client).map(\.role)
      guard !ids.isEmpty else { continue }
      let rights = effective.rights(of: client)
      let roles = Set(ids.compactMap { access.roles[$0]?.name }).sorted()
      check(client, roles, effective.table.names(of: rights))
    }
    return findings
  }

  private mutating func check(_ client: Access.Subject, _ roles: [String], _ rights: [String]) {
    let held = Set(rights)
    let words = roles.map { "'\(Printable.line($0))'" }.joined(separator: ", ")
    if held.contains("admin") || held.contains("*:*:*") || coversAll(held) {
      add(
        .error, "client-may-everything", "may do everything", client, words, roles, [])
      return
    }
    let areas = areas(covered: held)
    if !areas.isEmpty {
      let list = areas.map { "'\(Printable.line($0))'" }.joined(separator: ", ")
      add(
        .warning, "client-may-area", "may do everything in \(list)", client, words, roles,
        rights.filter { right in areas.contains { right.hasPrefix($0 + ":") } })
    }
    if let role = roles.first(where: { role in
      forbidden.contains { $0.matches(role.lowercased()) }
    }) {
      add(
        .warning, "client-forbidden-role",
        "holds a role that nobody in hypercare may hold, '\(Printable.line(role))'", client, words,
        roles, [])
    }
  }

  private func coversAll(_ held: Set<String>) -> Bool {
    catalogue.map { !$0.permissions.isEmpty && $0.permissions.isSubset(of: held) } ?? false
  }

  /// Product areas of which every right is held.
  private func areas(covered held: Set<String>) -> [String] {
    let written = held.filter { $0.hasSuffix(":*:*") }.map(Self.area)
    let covered = areas.filter { held.isSuperset(of: $0.value) }
    return Set(covered.keys).union(written).sorted()
  }

  private static func area(of right: String) -> String { String(right.prefix { $0 != ":" }) }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ what: String, _ client: Access.Subject,
    _ words: String, _ roles: [String], _ permissions: [String]
  ) {
    findings.append(
      AuditFinding(
        severity, code, "\(AuditWording.subject(client)) \(what) through \(words)", of: client,
        roles: roles, permissions: permissions,
        help: "give it one role with the rights that it uses"))
  }
}
