/// What everybody can effectively do: the union of all their roles, from wherever they come, less
/// what is denied.
///
/// The union is worked out once for each set of roles, however many people hold that set.
package struct EffectiveAccess: Sendable {
  /// One way by which a role reaches somebody.
  package struct Way: Hashable, Sendable, Comparable {
    /// The role's id.
    package var role: String
    /// The group that was given it; nil where the person was.
    package var group: Access.Subject?
    /// The division's name; nil where it holds in all, or the vendor knows none.
    package var division: String?
    /// Set for the one role that everybody must have.
    package var isPrimary: Bool

    package static func < (left: Way, right: Way) -> Bool {
      (left.role, left.group?.name ?? "", left.division ?? "")
        < (right.role, right.group?.name ?? "", right.division ?? "")
    }
  }

  /// What it was worked out from.
  package let access: Access
  /// The rights that sets are out of.
  package let table: RightsTable
  /// How many unions had to be worked out.
  package private(set) var unionCount = 0

  private let direct: [Access.Subject: [Way]]
  /// The groups of a user that hold a role or are denied a right, by the user's id.
  private let groups: [String: [Access.Subject]]
  private var rightsByRole: [String: Rights] = [:]
  private var unions: [[String]: Rights] = [:]

  /// `further` are rights that will be asked for although no role has them.
  package init(
    _ access: Access, knowing catalogue: PermissionCatalogue? = nil, further: Set<String> = []
  ) {
    self.access = access
    var names = (catalogue?.permissions ?? []).union(further)
    for role in access.roles.values { names.formUnion(role.permissions) }
    names.formUnion(access.denials.map(\.permission))
    table = RightsTable(names)
    direct = access.grants.reduce(into: [:]) { direct, grant in
      direct[grant.subject, default: []].append(
        Way(role: grant.role, division: grant.division, isPrimary: grant.isPrimary))
    }
    let holders = Set(direct.keys).union(access.denials.compactMap(\.subject))
      .filter { $0.sort == .group }.sorted()
    groups = holders.reduce(into: [:]) { groups, group in
      for user in access.members[group.id] ?? [] { groups[user, default: []].append(group) }
    }
    for (id, role) in access.roles { rightsByRole[id] = table.rights(role.permissions) }
  }

  /// How roles reach somebody, sorted; a role may come by several ways.
  package func ways(of subject: Access.Subject) -> [Way] {
    var ways = direct[subject] ?? []
    if subject.sort == .user {
      for group in groups[subject.id] ?? [] {
        ways += (direct[group] ?? []).map { way in
          var way = way
          way.group = group
          return way
        }
      }
    }
    return ways.sorted()
  }

  /// What a role allows; nothing where it is not known.
  package func rights(ofRole id: String) -> Rights {
    rightsByRole[id] ?? table.none
  }

  /// What somebody can do with all their roles, in whatever division, less what is denied.
  package mutating func rights(of subject: Access.Subject) -> Rights {
    let allowed = rights(ofRoles: ways(of: subject).map(\.role))
    return access.denials.isEmpty ? allowed : allowed.subtracting(rights(deniedTo: subject))
  }

  /// What somebody cannot do whatever their roles allow.
  package func rights(deniedTo subject: Access.Subject) -> Rights {
    table.rights(denials(of: subject).filter { !$0.isConditional }.map(\.permission))
  }

  /// What is said against somebody, or a group that they are in.
  package func denials(of subject: Access.Subject) -> [Access.Denial] {
    guard !access.denials.isEmpty else { return [] }
    let groups = Set(subject.sort == .user ? groups[subject.id] ?? [] : [])
    return access.denials.filter { denial in
      guard let denied = denial.subject else {
        return subject.sort != .client || denial.bindsClients
      }
      return denied == subject || groups.contains(denied)
    }
  }

  /// What roles allow together.
  package mutating func rights(ofRoles ids: some Sequence<String>) -> Rights {
    let key = Set(ids).sorted()
    if let known = unions[key] { return known }
    unionCount += 1
    let union = key.reduce(into: table.none) { $0.formUnion(rights(ofRole: $1)) }
    unions[key] = union
    return union
  }
}
