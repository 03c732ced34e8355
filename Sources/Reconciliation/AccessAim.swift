package import Model

/// Who shall hold what in a tenant, beside what documents say of its objects.
package struct AccessAim: Sendable {
  /// Roles of which nothing may be left.
  package struct Sweep: Sendable {
    /// What their names begin with.
    package var prefix: String
    /// Those that stay all the same.
    package var sparing: Set<String>
    /// Why they go.
    package var reason: String

    package init(prefix: String, sparing: Set<String>, reason: String) {
      self.prefix = prefix
      self.sparing = sparing
      self.reason = reason
    }
  }

  /// Roles and grants by name.
  package var wanted: WantedAccess
  /// Roles that go whoever made them; nil for none but those that `wanted` names.
  package var sweep: Sweep?
  /// Set where the plan shall do this alone: everything else of the tenant stays as it is.
  package var isAlone: Bool

  package init(_ wanted: WantedAccess, sweep: Sweep? = nil, isAlone: Bool = false) {
    self.wanted = wanted
    self.sweep = sweep
    self.isAlone = isAlone
  }

  /// The names of all roles that it speaks of; `*` stands for any characters.
  var roleNames: Set<String> {
    Set(wanted.roles.map(\.name)).union(wanted.grants.map(\.role))
      .union(wanted.ended.keys.map(\.role)).union(wanted.endedRoles.keys)
      .union(sweep.map { [$0.prefix + "*"] } ?? [])
  }

  /// What is wanted, with the roles of the tenant that a sweep finds.
  func wanted(in access: Access) -> WantedAccess {
    guard let sweep else { return wanted }
    var wanted = wanted
    for name in access.roles.values.map(\.name)
    where name.hasPrefix(sweep.prefix) && !sweep.sparing.contains(name)
      && wanted.endedRoles[name] == nil
    {
      wanted.endedRoles[name] = sweep.reason
    }
    return wanted
  }
}
