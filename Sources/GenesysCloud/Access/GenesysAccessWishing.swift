import Documents
import Model

/// Turns wanted access into roles and grants.
struct GenesysAccessWishing {
  private let tenant: String
  private let inventory: Inventory
  private var result = AccessWish()
  /// The grants that the tenant has, by the name of their role, and of each holder of one.
  private let liveByRole: [String: [Address]]
  private let liveByHolder: [Holder: [Address]]

  private struct Holder: Hashable {
    var role: String
    var attribute: String
    var name: String
  }

  /// Divisions in which a grant holds everywhere.
  private static let everywhere = "*"

  init(_ tenant: String, _ inventory: Inventory) {
    self.tenant = tenant
    self.inventory = inventory
    var (byRole, byHolder): ([String: [Address]], [Holder: [Address]]) = ([:], [:])
    for grant in inventory.objects(of: GenesysKind.grants.name) {
      guard let role = grant.attributes["role"]?.string else { continue }
      let address = Address(tenant: tenant, kind: GenesysKind.grants.name, key: grant.key)
      byRole[role, default: []].append(address)
      for subject in Subject.all {
        guard let name = grant.attributes[subject.attribute]?.string else { continue }
        byHolder[Self.holder(role, subject, name), default: []].append(address)
      }
    }
    (liveByRole, liveByHolder) = (byRole, byHolder)
  }

  mutating func wish(_ wanted: WantedAccess) -> AccessWish {
    result = AccessWish()
    for role in wanted.roles { result.resources.append(resource(role)) }
    for grant in wanted.grants { add(grant) }
    let kept = Set(result.resources.map(\.address))
    for (grant, reason) in wanted.ended { end(grant, reason) }
    for (role, reason) in wanted.endedRoles { end(role, reason) }
    result.condemned = result.condemned.filter { !kept.contains($0.key) }
    result.problems.sort()
    return result
  }

  private func resource(_ role: WantedAccess.Role) -> Resource {
    var attributes: Value = [
      "name": .string(role.name),
      "permissionPolicies": .array(policies(of: role.permissions)),
    ]
    // Nothing written is nothing managed: vendors give back no empty text.
    if !role.description.isEmpty {
      attributes.set(.string(role.description), at: ["description"])
    }
    let words = role.permissions.filter { !$0.contains(":") }
    if !words.isEmpty {
      attributes.set(.array(words.sorted().map { .string($0) }), at: ["permissions"])
    }
    return Resource(
      address: address(GenesysKind.roles, role.name), attributes: attributes,
      declaredAt: role.declaredAt)
  }

  /// One policy for each entity, as the vendor gives them back.
  private func policies(of permissions: [String]) -> [Value] {
    var actions: [[String]: Set<String>] = [:]
    for permission in permissions {
      let parts = permission.split(separator: ":").map(String.init)
      guard parts.count == 3 else { continue }
      actions[[parts[0], parts[1]], default: []].insert(parts[2])
    }
    return actions.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { place, actions in
      [
        "domain": .string(place[0]), "entityName": .string(place[1]),
        "actionSet": .array(actions.sorted().map { .string($0) }),
      ]
    }
  }

  private mutating func add(_ grant: WantedAccess.Grant) {
    guard isHeldBySomebody(grant) else { return }
    let attributes = attributes(grant, in: grant.division ?? Self.everywhere)
    guard let key = GenesysKind.grants.kind.key(of: attributes) else { return }
    result.resources.append(
      Resource(
        address: address(GenesysKind.grants, key), attributes: attributes,
        declaredAt: grant.declaredAt))
  }

  private func attributes(_ grant: WantedAccess.Grant, in division: String) -> Value {
    [
      Self.subject(grant.sort).attribute: .string(grant.subject), "role": .string(grant.role),
      "division": .string(division),
    ]
  }

  private static func subject(_ sort: Access.Subject.Sort) -> Subject {
    Subject.all.first { $0.sort == sort } ?? Subject.all[0]
  }

  private func address(_ kind: GenesysKind, _ key: String) -> Address {
    Address(tenant: tenant, kind: kind.name, key: key)
  }
}

// What must go.
extension GenesysAccessWishing {
  /// Condemns the grant itself, and the same role of the same subject in any other division.
  private mutating func end(_ grant: WantedAccess.Grant, _ reason: String) {
    let attributes = attributes(grant, in: grant.division ?? Self.everywhere)
    if let key = GenesysKind.grants.kind.key(of: attributes) {
      result.condemned[address(GenesysKind.grants, key)] = reason
    }
    let subject = Self.subject(grant.sort)
    let holder = Self.holder(grant.role, subject, grant.subject)
    for address in liveByHolder[holder] ?? [] { result.condemned[address] = reason }
  }

  /// Condemns a role and whoever holds it.
  private mutating func end(_ role: String, _ reason: String) {
    result.condemned[address(GenesysKind.roles, role)] = reason
    for address in liveByRole[role] ?? [] { result.condemned[address] = reason }
  }

  private static func holder(_ role: String, _ subject: Subject, _ name: String) -> Holder {
    let kind = GenesysKind.all.first { $0.name == subject.kind }?.kind
    return Holder(
      role: role, attribute: subject.attribute, name: kind?.foldedKey(name) ?? name)
  }
}

// What stands in the way.
extension GenesysAccessWishing {
  /// Whether there is somebody of that name, as far as subjects were read.
  private mutating func isHeldBySomebody(_ grant: WantedAccess.Grant) -> Bool {
    let subject = Self.subject(grant.sort)
    guard inventory.hasRead(subject.kind) else { return true }
    guard let live = inventory.object(of: subject.kind, key: grant.subject) else {
      result.problems.append(unknown(grant, subject))
      return false
    }
    if grant.sort == .group, live.attributes["rolesEnabled"] == false {
      result.problems.append(
        Diagnostic(
          "group-without-roles",
          "group '\(Printable.line(grant.subject))' cannot be given '\(grant.role)': it may not "
            + "hold roles", at: grant.declaredAt,
          help: "set 'rolesEnabled' of the group, or name its members"))
    }
    return true
  }

  private func unknown(_ grant: WantedAccess.Grant, _ subject: Subject) -> Diagnostic {
    Diagnostic(
      "unknown-member",
      "there is no \(grant.sort.rawValue) '\(Printable.line(grant.subject))' in tenant "
        + "'\(Printable.line(tenant))', who shall hold '\(grant.role)'", at: grant.declaredAt,
      help: Suggestion.clause(
        for: grant.subject, in: inventory.objects(of: subject.kind).map(\.key)))
  }
}
