import Documents

/// What a subject may do, division by division; `*` stands for all divisions.
struct Rights: Sendable {
  private var sets: [String: PermissionSet] = [:]

  init() {}

  init(everywhere set: PermissionSet) { sets["*"] = set }

  mutating func add(_ role: Record, in division: String) {
    sets[division, default: PermissionSet([])].add(role)
  }

  /// Where a permission is held.
  func divisions(for name: String) -> Set<String> {
    if let all = sets["*"], all.allows(name) { return ["*"] }
    return Set(sets.filter { $0.value.allows(name) }.keys)
  }
}

/// What a set of roles allows.
struct PermissionSet: Sendable {
  private var names: Set<String>

  init(_ names: [String]) { self.names = Set(names) }

  mutating func add(_ role: Record) {
    for name in role.fields["permissions"]?.array ?? [] {
      if let text = name.string { names.insert(text) }
    }
    for policy in role.fields["permissionPolicies"]?.array ?? [] {
      let domain = policy["domain"]?.string ?? ""
      let entity = policy["entityName"]?.string ?? ""
      for action in policy["actionSet"]?.array ?? [] {
        names.insert("\(domain):\(entity):\(action.string ?? "")")
      }
    }
  }

  func allows(_ name: String) -> Bool {
    if names.contains(name) || names.contains("*:*:*") || names.contains("*") { return true }
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return names.contains(name) }
    return names.contains("\(parts[0]):\(parts[1]):*") || names.contains("\(parts[0]):*:*")
      || names.contains("\(parts[0]):*:\(parts[2])")
  }
}
