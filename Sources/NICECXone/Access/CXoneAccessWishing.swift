import Documents
import Model

/// Turns wanted access into people with the right secondary roles.
///
/// A person's set of roles is as the tenant has it, more what is wanted and less what has ended, so
/// that nobody's other roles are touched.
struct CXoneAccessWishing {
  private let tenant: String
  private let inventory: Inventory
  private let users = CXoneKind.users.kind
  private let roles = CXoneKind.roles.kind
  /// What roles allow, by id.
  private let live: [String: Access.Role]
  private let catalogue: PermissionCatalogue
  private var result = AccessWish()

  init(_ tenant: String, _ inventory: Inventory) {
    self.tenant = tenant
    self.inventory = inventory
    live = CXoneAccessReading(inventory).roles
    catalogue = PermissionCatalogue(
      live.values.reduce(into: []) { $0.formUnion($1.permissions) })
  }

  mutating func wish(_ wanted: WantedAccess) -> AccessWish {
    result = AccessWish()
    let present = Set(wanted.roles.filter { isThere($0) }.map { roles.foldedKey($0.name) })
    let declared = Set(wanted.roles.map { roles.foldedKey($0.name) })
    let grants = wanted.grants.filter { grant in
      let role = roles.foldedKey(grant.role)
      return present.contains(role) || !declared.contains(role)
    }
    let changes = changes(grants, wanted)
    warnOfPrimaries(changes, Set(wanted.endedRoles.keys.map(roles.foldedKey)))
    for (person, change) in changes.sorted(by: { $0.key < $1.key }) { add(person, change) }
    for role in wanted.endedRoles.keys.sorted() { noteEnd(of: role) }
    result.problems.sort()
    return result
  }
}

// People.
extension CXoneAccessWishing {
  /// What becomes of one person's roles, all by folded name.
  private struct Change {
    var name: String
    var adding: [String: String] = [:]
    var removing: Set<String> = []
    var declaredAt: SourceRange?
  }

  private func changes(
    _ grants: [WantedAccess.Grant], _ wanted: WantedAccess
  ) -> [String: Change] {
    var changes: [String: Change] = [:]
    func change(_ name: String, _ range: SourceRange?, _ body: (inout Change) -> Void) {
      var change = changes[users.foldedKey(name)] ?? Change(name: name)
      change.declaredAt = change.declaredAt ?? range
      body(&change)
      changes[users.foldedKey(name)] = change
    }
    for grant in grants {
      change(grant.subject, grant.declaredAt) {
        $0.adding[roles.foldedKey(grant.role)] = grant.role
      }
    }
    for grant in wanted.ended.keys {
      change(grant.subject, grant.declaredAt) { $0.removing.insert(roles.foldedKey(grant.role)) }
    }
    let ended = Set(wanted.endedRoles.keys.map(roles.foldedKey))
    guard !ended.isEmpty else { return changes }
    for person in inventory.objects(of: users.name) {
      let held = ended.intersection(secondary(person).map(roles.foldedKey))
      if !held.isEmpty { change(person.key, nil) { $0.removing.formUnion(held) } }
    }
    return changes
  }

  private func secondary(_ person: LiveObject) -> [String] {
    (person.attributes["secondaryRoleIds"]?.array ?? []).compactMap(\.string)
  }

  private mutating func add(_ folded: String, _ change: Change) {
    guard let person = inventory.object(of: users.name, key: change.name) else {
      // Who is gone holds nothing that must end.
      if !change.adding.isEmpty, inventory.hasRead(users.name) { noteUnknown(change) }
      return
    }
    // References that could not be named stay among the roles as they are.
    var kept = (person.attributes["secondaryRoleIds"]?.array ?? []).filter { role in
      guard let name = role.string.map(roles.foldedKey) else { return true }
      return change.adding[name] == nil && !change.removing.contains(name)
    }
    kept += change.adding.values.sorted().map { .string($0) }
    guard kept.count <= CXoneAccess.mostSecondaryRoles else {
      noteTooMany(change, kept.count)
      return
    }
    result.resources.append(
      Resource(
        address: Address(tenant: tenant, kind: users.name, key: person.key),
        attributes: ["userName": .string(person.key), "secondaryRoleIds": .array(kept)],
        // A break-glass that ended must not switch the person off.
        lifecycle: Lifecycle(onRemove: .forget), declaredAt: change.declaredAt))
  }
}

// Roles, which are there or not.
extension CXoneAccessWishing {
  /// Whether a role can be given; says what a person must do where it cannot.
  private mutating func isThere(_ role: WantedAccess.Role) -> Bool {
    guard inventory.hasRead(roles.name) else { return true }
    guard let live = inventory.object(of: roles.name, key: role.name) else {
      result.problems.append(
        Diagnostic(
          "role-missing",
          "tenant '\(Printable.line(tenant))' has no role '\(role.name)', and the vendor has no "
            + "call that makes one", at: role.declaredAt,
          help: "make and activate it in Admin > Security Settings with these permissions: "
            + Self.list(role.permissions.sorted())))
      return false
    }
    let status = live.attributes["status"]?.string ?? "ACTIVE"
    guard status == "ACTIVE" else {
      result.problems.append(
        Diagnostic(
          "role-not-active",
          "role '\(role.name)' is '\(status)' in tenant '\(Printable.line(tenant))' and cannot be "
            + "given to anybody", at: role.declaredAt,
          help: "activate it in Admin > Security Settings"))
      return false
    }
    checkContent(role, live)
    return true
  }

  private mutating func checkContent(_ role: WantedAccess.Role, _ live: LiveObject) {
    let wanted = catalogue.expanded(role.permissions)
    let held = self.live[live.id]?.permissions ?? []
    let (missing, more) = (wanted.subtracting(held).sorted(), held.subtracting(wanted).sorted())
    guard !missing.isEmpty || !more.isEmpty else { return }
    let parts = [
      missing.isEmpty ? nil : "lacks \(Self.list(missing))",
      more.isEmpty ? nil : "also allows \(Self.list(more))",
    ]
    result.problems.append(
      Diagnostic(
        .warning, "role-differs",
        "role '\(role.name)' in tenant '\(Printable.line(tenant))' "
          + parts.compactMap(\.self).joined(separator: " and "), at: role.declaredAt,
        help: "edit it in Admin > Security Settings, or write what it allows"))
  }

  /// A role stays when its hypercare is over: only a person can retire it.
  private mutating func noteEnd(of role: String) {
    guard let live = inventory.object(of: roles.name, key: role),
      live.attributes["status"]?.string ?? "ACTIVE" == "ACTIVE"
    else { return }
    result.problems.append(
      Diagnostic(
        .note, "role-stays",
        "role '\(Printable.line(role))' stays in tenant '\(Printable.line(tenant))': the vendor has "
          + "no call that retires one",
        help: "deactivate it in Admin > Security Settings; its name can never be used again"))
  }
}

// What stands in the way of a person.
extension CXoneAccessWishing {
  private mutating func noteUnknown(_ change: Change) {
    let role = change.adding.values.sorted().first ?? ""
    result.problems.append(
      Diagnostic(
        "unknown-member",
        "there is no user '\(Printable.line(change.name))' in tenant '\(Printable.line(tenant))', "
          + "who shall hold '\(role)'", at: change.declaredAt,
        help: Suggestion.clause(for: change.name, in: inventory.objects(of: users.name).map(\.key))
          ?? "people whom the access key's role may not see are missing from the list"))
  }

  private mutating func noteTooMany(_ change: Change, _ count: Int) {
    result.problems.append(
      Diagnostic(
        "too-many-roles",
        "user '\(Printable.line(change.name))' would hold \(count) secondary roles, and the vendor "
          + "allows \(CXoneAccess.mostSecondaryRoles)", at: change.declaredAt,
        help: "take another secondary role from the user"))
  }

  /// A primary role can only be exchanged, and it alone reaches digital channels. What a project
  /// says of a person refuses the plan; anybody else is only told of.
  private mutating func warnOfPrimaries(_ changes: [String: Change], _ ended: Set<String>) {
    for person in inventory.objects(of: users.name) {
      guard let primary = person.attributes["role"]?.string else { continue }
      let change = changes[users.foldedKey(person.key)]
      let role = roles.foldedKey(primary)
      let isNamed = change?.removing.contains(role) ?? false
      guard isNamed || ended.contains(role) else { continue }
      result.problems.append(
        Diagnostic(
          isNamed ? .error : .warning, "ended-primary-role",
          "user '\(Printable.line(person.key))' holds '\(Printable.line(primary))' as the primary "
            + "role, which cannot be taken away", at: change?.declaredAt,
          help: "give the user another primary role in Admin > Employees"))
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "'\(Printable.line($0))'" }.joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }
}
