import Documents
import Model

/// Says what is wrong with a set of roles in the hands of somebody with a part in a hypercare: once
/// for all who hold the same and have the same part.
struct MemberJudge {
  /// What decides.
  struct Case: Hashable {
    /// Ids, sorted.
    var roles: [String]
    var part: Participation
    /// What is denied whatever roles allow.
    var denied: Rights
  }

  struct Verdict {
    /// What roles bring beyond what is allowed.
    var excess: [Surplus] = []
    /// The same of roles that must not be held beside.
    var forbidden: [Surplus] = []
    var missing: [Lack] = []
  }

  /// What one role brings beyond what is allowed, and the words for it.
  struct Surplus {
    let role: String
    let rights: [String]
    let words: String

    init(_ role: String, _ rights: [String]) {
      self.role = role
      self.rights = rights
      words = rights.isEmpty ? "" : AuditWording.rights(rights)
    }
  }

  /// What a task of a role takes and nothing brings.
  struct Lack {
    /// The role's place in the document.
    let role: Int
    let task: HypercareDocument.Duty
    let rights: [String]
  }

  private struct Share: Hashable {
    var role: String
    var part: Participation
    var denied: Rights
  }

  private let document: HypercareDocument
  private let access: Access
  private let directory: AuditDirectory
  private let forbidden: [AddressPattern]
  private let allowed: [AddressPattern]
  private var verdicts: [Case: Verdict] = [:]
  private var surpluses: [Share: Surplus] = [:]
  private var lawful: [Participation: Rights] = [:]

  init(_ document: HypercareDocument, _ access: Access, _ directory: AuditDirectory) {
    self.document = document
    self.access = access
    self.directory = directory
    forbidden = document.mustNotHold.map { AddressPattern($0.text.lowercased()) }
    allowed = document.allowed.roles.map { AddressPattern($0.lowercased()) }
  }

  mutating func verdict(_ key: Case, _ effective: inout EffectiveAccess) -> Verdict {
    if let known = verdicts[key] { return known }
    var verdict = Verdict()
    for id in key.roles {
      // Who may hold a role of hypercare is looked at by itself.
      guard let role = access.roles[id], !role.isOfHypercare else { continue }
      let name = role.name.lowercased()
      let isForbidden = forbidden.contains { $0.matches(name) }
      guard isForbidden || !allowed.contains(where: { $0.matches(name) }) else { continue }
      let surplus = surplus(id, key, effective)
      if isForbidden {
        verdict.forbidden.append(surplus)
      } else if !surplus.rights.isEmpty {
        verdict.excess.append(surplus)
      }
    }
    verdict.missing = missing(key, &effective)
    verdicts[key] = verdict
    return verdict
  }

  private mutating func surplus(
    _ id: String, _ key: Case, _ effective: EffectiveAccess
  ) -> Surplus {
    let share = Share(role: id, part: key.part, denied: key.denied)
    if let known = surpluses[share] { return known }
    let allowed = lawful(key.part, effective.table)
    let more = effective.rights(ofRole: id).subtracting(allowed).subtracting(key.denied)
    let surplus = Surplus(id, effective.table.names(of: more))
    surpluses[share] = surplus
    return surplus
  }

  /// What somebody with such a part may be able to do.
  private mutating func lawful(_ part: Participation, _ table: RightsTable) -> Rights {
    if let known = lawful[part] { return known }
    let rights = table.rights(
      document.allowed.permissions.map(\.text)
        + part.held.flatMap { document.roles[$0].permissions.map(\.text) })
    lawful[part] = rights
    return rights
  }

  /// What tasks take beyond what is held, and beyond what the hypercare itself is about to give.
  private func missing(_ key: Case, _ effective: inout EffectiveAccess) -> [Lack] {
    let roles = key.part.all.filter { !document.roles[$0].tasks.isEmpty }
    guard !roles.isEmpty else { return [] }
    let table = effective.table
    let held = effective.rights(ofRoles: key.roles)
    return roles.flatMap { place in
      let role = document.roles[place]
      let isHeld = directory.roles(role.name).contains(where: key.roles.contains)
      let given = isHeld ? held : held.union(table.rights(role.permissions.map(\.text)))
      return role.tasks.compactMap { task in
        let missing = table.rights(task.permissions.map(\.text))
          .subtracting(given.subtracting(key.denied))
        return missing.isEmpty
          ? nil : Lack(role: place, task: task, rights: table.names(of: missing))
      }
    }
  }
}
