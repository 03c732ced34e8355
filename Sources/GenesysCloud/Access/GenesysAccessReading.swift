import Documents
import Model

/// Reads access facts off an inventory whose references are named.
struct GenesysAccessReading {
  private let inventory: Inventory
  /// What it was before the changes that led to it; nil where it is as it was read.
  private let before: Inventory?
  private let catalogue: PermissionCatalogue?

  /// The kinds that facts come from.
  private static let kinds: [GenesysKind] = [.users, .groups, .oauthClients, .roles, .grants]

  init(
    _ inventory: Inventory, since before: Inventory? = nil, _ catalogue: PermissionCatalogue?
  ) {
    self.inventory = inventory
    self.before = before
    self.catalogue = catalogue
  }

  var access: Access {
    let subjects = Subject.all.flatMap(subjects)
    var access = Access(
      roles: inventory.objects(of: GenesysKind.roles.name).map(role), subjects: subjects,
      grants: grants(subjects), members: members, holes: holes)
    access.denials = GenesysDenials(inventory, among: subjects).all
    return access
  }

  private func role(_ role: LiveObject) -> Access.Role {
    let policies = role.attributes["permissionPolicies"]?.array ?? []
    let words = (role.attributes["permissions"]?.array ?? []).compactMap(\.string)
    let names = policies.flatMap(Self.permissions) + words
    return Access.Role(
      id: role.id, name: role.key, permissions: catalogue?.expanded(names) ?? Set(names))
  }

  /// A right that holds under a condition only is a right.
  private static func permissions(of policy: Value) -> [String] {
    guard let domain = policy["domain"]?.string, let entity = policy["entityName"]?.string else {
      return []
    }
    return (policy["actionSet"]?.array ?? []).compactMap(\.string).map {
      "\(domain):\(entity):\($0)"
    }
  }

  private func subjects(_ subject: Subject) -> [Access.Subject] {
    inventory.objects(of: subject.kind).map { object in
      let state = object.attributes["state"]?.string
      return Access.Subject(
        subject.sort, id: object.id, name: object.key, isActive: state ?? "active" == "active")
    }
  }

  /// Grants by id, since two subjects, roles or divisions may bear one name.
  private func grants(_ subjects: [Access.Subject]) -> [Access.Grant] {
    let known = Dictionary(
      subjects.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Where people were read nobody asks for it.
    lazy var names = namesInGrants
    return identities(known).compactMap { identity in
      guard let sort = Subject.all.first(where: { $0.attribute == identity.attribute })?.sort
      else { return nil }
      let subject =
        known[identity.subject]
        ?? Access.Subject(
          sort, id: identity.subject, name: names[identity.subject] ?? identity.subject,
          isActive: false)
      return Access.Grant(subject, role: identity.role, division: division(identity.division))
    }
  }

  /// The names of subjects by id, as grants of a snapshot have them that holds no people.
  private var namesInGrants: [String: String] {
    let grants = inventory.objects(of: GenesysKind.grants.name)
    return Dictionary(
      grants.compactMap { grant in
        identity(of: grant).flatMap { made in
          grant.attributes[made.attribute]?.string.map { (made.subject, $0) }
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What clients say of themselves is known when grants cannot be read, and before they are made.
  private func identities(_ known: [String: Access.Subject]) -> [GrantIdentity] {
    let (made, told) = (madeGrants, clientGrants)
    let repeated = Set(made)
    let all = made + told.filter { !repeated.contains($0) }
    guard let before else { return all }
    let past = GenesysAccessReading(before, nil)
    let (pastMade, pastTold) = (Set(past.madeGrants), Set(past.clientGrants))
    let given = repeated.subtracting(pastMade).union(Set(told).subtracting(pastTold))
    let taken = pastMade.subtracting(made).union(pastTold.subtracting(told)).subtracting(given)
    // Whoever is gone or switched off holds nothing any more.
    let lost = Set(Subject.all.flatMap(past.subjects).map(\.id)).subtracting(known.keys)
    return all.filter { !taken.contains($0) && !lost.contains($0.subject) }
  }

  private var madeGrants: [GrantIdentity] {
    inventory.objects(of: GenesysKind.grants.name).compactMap(identity)
  }

  /// A grant that is yet to be made has no id and names its three.
  private func identity(of grant: LiveObject) -> GrantIdentity? {
    let attributes = grant.attributes
    if let made = GrantIdentity(id: grant.id),
      Subject.all.contains(where: { $0.attribute == made.attribute })
    {
      return made
    }
    guard let subject = Subject.all.first(where: { attributes[$0.attribute] != nil }),
      let holder = id(of: attributes[subject.attribute], subject.kind),
      let role = id(of: attributes["role"], GenesysKind.roles.name),
      let division = id(of: attributes["division"], GenesysKind.divisions.name)
    else { return nil }
    return GrantIdentity(
      attribute: subject.attribute, subject: holder, division: division, role: role)
  }

  /// What clients say of themselves.
  private var clientGrants: [GrantIdentity] {
    inventory.objects(of: GenesysKind.oauthClients.name).flatMap { client in
      (client.attributes["roleDivisions"]?.array ?? []).compactMap { entry in
        guard let role = id(of: entry["roleId"], GenesysKind.roles.name),
          let division = id(of: entry["divisionId"], GenesysKind.divisions.name)
        else { return nil }
        return GrantIdentity(
          attribute: "client", subject: client.id, division: division, role: role)
      }
    }
  }

  private func id(of reference: Value?, _ kind: String) -> String? {
    if let id = reference?["id"]?.string { return id }
    guard let key = reference?.string else { return nil }
    return inventory.object(of: kind, key: key)?.id ?? key
  }

  private func division(_ id: String) -> String? {
    id == "*" ? nil : inventory.object(of: GenesysKind.divisions.name, id: id)?.key ?? id
  }

  private var members: [String: [String]] {
    var members: [String: [String]] = [:]
    for group in inventory.objects(of: GenesysKind.groups.name) {
      guard let people = group.attributes["members"]?.array else { continue }
      members[group.id] = people.compactMap { id(of: $0, GenesysKind.users.name) }
    }
    return members
  }

  private var holes: [Inventory.Hole] {
    let told = inventory.holes.filter { hole in Self.kinds.contains { $0.name == hole.kind } }
    let unread = Self.kinds.filter { kind in
      !inventory.hasRead(kind.name) && !told.contains { $0.kind == kind.name }
    }
    let closed = inventory.objects(of: GenesysKind.groups.name).count { group in
      group.attributes["members"] == nil && holders.contains(group.id)
    }
    return told + GenesysDenials.holes(in: inventory)
      + unread.map { .init(kind: $0.name, reason: "was not read") }
      + (closed == 0
        ? []
        : [
          .init(
            kind: GenesysKind.groups.name,
            reason: "the members of \(closed) groups with a role were not read")
        ])
  }

  /// The ids of groups that hold a role.
  private var holders: Set<String> {
    Set(
      inventory.objects(of: GenesysKind.grants.name).compactMap { GrantIdentity(id: $0.id) }
        .filter { $0.attribute == "group" }.map(\.subject))
  }
}

extension Subject {
  /// The neutral word.
  var sort: Access.Subject.Sort {
    switch attribute {
    case "group": .group
    case "client": .client
    default: .user
    }
  }
}
