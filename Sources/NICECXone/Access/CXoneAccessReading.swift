import Documents
import Model

/// Reads access facts off an inventory whose references are named.
struct CXoneAccessReading {
  private let inventory: Inventory
  /// What routing adds to a role, by the role's id.
  private let routing: [String: Set<String>]
  /// The primary roles that changes of agents give to people, by folded name; until they are
  /// carried out people themselves say nothing of it.
  private let exchanged: [String: (role: String, name: String)]

  private static let kinds: [CXoneKind] = [.users, .roles, .securityProfiles]

  /// `before` is the tenant before the changes that led to this one.
  init(_ inventory: Inventory, since before: Inventory? = nil) {
    self.inventory = inventory
    exchanged = before.map { Self.exchanged(in: inventory, since: $0) } ?? [:]
    var routing: [String: Set<String>] = [:]
    for profile in inventory.objects(of: CXoneKind.securityProfiles.name) {
      guard let role = Self.role(profile.attributes["roleId"], inventory) else { continue }
      routing[role, default: []].formUnion(Self.permissions(ofProfile: profile.attributes))
    }
    self.routing = routing
  }

  var access: Access {
    let people = inventory.objects(of: CXoneKind.users.name)
    let newcomers = self.newcomers
    return Access(
      roles: Array(roles.values), subjects: people.map(Self.subject) + newcomers.map(\.subject),
      grants: people.flatMap(grants) + newcomers, holes: holes)
  }

  /// An agent who is made becomes a user as well.
  private var newcomers: [Access.Grant] {
    exchanged.sorted { $0.key < $1.key }.compactMap { _, change in
      guard inventory.object(of: CXoneKind.users.name, key: change.name) == nil else { return nil }
      let subject = Access.Subject(.user, id: "new/\(change.name)", name: change.name)
      return Access.Grant(subject, role: change.role, isPrimary: true)
    }
  }

  /// What roles allow, by id.
  var roles: [String: Access.Role] {
    Dictionary(
      inventory.objects(of: CXoneKind.roles.name).map { ($0.id, role($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func role(_ role: LiveObject) -> Access.Role {
    let permissions = Self.permissions(ofRole: role.attributes)
    return Access.Role(
      id: role.id, name: role.key, permissions: permissions.union(routing[role.id] ?? []),
      isAssignable: role.attributes["status"]?.string ?? "ACTIVE" == "ACTIVE")
  }

  private static func subject(_ person: LiveObject) -> Access.Subject {
    // Whoever has not signed in yet still can.
    let isShutOut = ["BLOCKED", "DELETED"].contains(person.attributes["status"]?.string)
    return Access.Subject(.user, id: person.id, name: person.key, isActive: !isShutOut)
  }

  private func grants(_ person: LiveObject) -> [Access.Grant] {
    let subject = Self.subject(person)
    let given = exchanged[CXoneKind.users.kind.foldedKey(person.key)]?.role
    let primary = (given ?? Self.role(person.attributes["role"], inventory)).map {
      Access.Grant(subject, role: $0, isPrimary: true)
    }
    let secondary = (person.attributes["secondaryRoleIds"]?.array ?? []).compactMap {
      Self.role($0, inventory)
    }
    return [primary].compactMap(\.self) + secondary.map { Access.Grant(subject, role: $0) }
  }

  /// The id that a reference leads to, named or not.
  private static func role(_ reference: Value?, _ inventory: Inventory) -> String? {
    if let id = reference?["id"]?.string { return id }
    guard let key = reference?.string else { return nil }
    return inventory.object(of: CXoneKind.roles.name, key: key)?.id ?? key
  }

  /// What agents are given anew: a role by its name, or the one that a security profile mirrors.
  private static func exchanged(
    in inventory: Inventory, since before: Inventory
  ) -> [String: (role: String, name: String)] {
    var result: [String: (role: String, name: String)] = [:]
    for agent in inventory.objects(of: CXoneKind.agents.name) {
      let past = before.object(of: CXoneKind.agents.name, id: agent.id)?.attributes
      func isNew(_ name: String) -> Bool {
        agent.attributes[name] != nil && agent.attributes[name] != past?[name]
      }
      let profile = isNew("profileId") ? profile(agent.attributes["profileId"], inventory) : nil
      let given = isNew("roleId") ? agent.attributes["roleId"] : profile?["roleId"]
      if let role = role(given, inventory) {
        result[CXoneKind.users.kind.foldedKey(agent.key)] = (role, agent.key)
      }
    }
    return result
  }

  private static func profile(_ reference: Value?, _ inventory: Inventory) -> Value? {
    let kind = CXoneKind.securityProfiles.name
    if let id = reference?["id"]?.string { return inventory.object(of: kind, id: id)?.attributes }
    return reference?.string.flatMap { inventory.object(of: kind, key: $0)?.attributes }
  }

  private var holes: [Inventory.Hole] {
    let told = inventory.holes.filter { hole in Self.kinds.contains { $0.name == hole.kind } }
    let unread = Self.kinds.filter { kind in
      !inventory.hasRead(kind.name) && !told.contains { $0.kind == kind.name }
    }
    return told + unread.map { .init(kind: $0.name, reason: "was not read") }
  }
}

// What roles allow, as words.
extension CXoneAccessReading {
  static func permissions(ofRole attributes: Value) -> Set<String> {
    var result: Set<String> = []
    for application in attributes["applications"]?.array ?? [] {
      let name = application["applicationId"]?.string ?? ""
      result.formUnion(privileges(application, below: name))
      for feature in application["features"]?.array ?? [] {
        result.formUnion(
          privileges(feature, below: "\(name):\(feature["featureId"]?.string ?? "")"))
      }
    }
    return result
  }

  /// A privilege without actions is a right of its own; one with actions is each of them.
  private static func privileges(_ holder: Value, below place: String) -> [String] {
    (holder["privileges"]?.array ?? []).flatMap { privilege -> [String] in
      guard let id = privilege["privilegeId"]?.string else { return [] }
      let actions = (privilege["actions"]?.array ?? []).compactMap(\.string)
      return actions.isEmpty ? ["\(place):\(id)"] : actions.map { "\(place):\(id):\($0)" }
    }
  }

  private static func permissions(ofProfile attributes: Value) -> [String] {
    (attributes["permissions"]?.array ?? []).flatMap { permission -> [String] in
      guard let key = permission["permissionKey"]?.string else { return [] }
      let options = (permission["optionKeys"]?.array ?? []).compactMap(\.string)
      return options.isEmpty ? ["acd:\(key)"] : options.map { "acd:\(key):\($0)" }
    }
  }
}
