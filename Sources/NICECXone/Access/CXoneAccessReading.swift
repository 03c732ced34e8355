import Documents
import Model

/// Reads access facts off an inventory whose references are named.
struct CXoneAccessReading {
  private let inventory: Inventory
  /// What routing adds to a role, by the role's id.
  private let routing: [String: Set<String>]

  private static let kinds: [CXoneKind] = [.users, .roles, .securityProfiles]

  init(_ inventory: Inventory) {
    self.inventory = inventory
    var routing: [String: Set<String>] = [:]
    for profile in inventory.objects(of: CXoneKind.securityProfiles.name) {
      guard let role = Self.role(profile.attributes["roleId"], inventory) else { continue }
      routing[role, default: []].formUnion(Self.permissions(ofProfile: profile.attributes))
    }
    self.routing = routing
  }

  var access: Access {
    let people = inventory.objects(of: CXoneKind.users.name)
    return Access(
      roles: Array(roles.values), subjects: people.map(Self.subject),
      grants: people.flatMap(grants), holes: holes)
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
    let primary = Self.role(person.attributes["role"], inventory).map {
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
