import Model
import Testing

struct EffectiveAccessTests {
  private static let ana = Access.Subject(.user, id: "u1", name: "ana")
  private static let ben = Access.Subject(.user, id: "u2", name: "ben")
  private static let team = Access.Subject(.group, id: "g1", name: "team")

  private static let access = Access(
    roles: [
      Access.Role(id: "r1", name: "Look", permissions: ["a:b:view"]),
      Access.Role(id: "r2", name: "Edit", permissions: ["a:b:edit", "a:b:view"]),
      Access.Role(id: "r3", name: "All", permissions: ["a:*:*"]),
    ],
    subjects: [ana, ben, team],
    grants: [
      Access.Grant(ana, role: "r1", isPrimary: true),
      Access.Grant(team, role: "r2", division: "Sales"),
      Access.Grant(ana, role: "unknown"),
    ],
    members: ["g1": ["u1", "u2"]])

  @Test func `a role reaches somebody directly and through a group`() {
    let effective = EffectiveAccess(Self.access)
    let ways = effective.ways(of: Self.ana)
    #expect(ways.map(\.role) == ["r1", "r2", "unknown"])
    #expect(ways.map(\.group?.name) == [nil, "team", nil])
    #expect(ways.map(\.division) == [nil, "Sales", nil])
    #expect(ways.map(\.isPrimary) == [true, false, false])
    #expect(effective.ways(of: Self.team).map(\.role) == ["r2"])
  }

  @Test func `rights are the union of all roles`() {
    var effective = EffectiveAccess(Self.access, further: ["a:c:delete"])
    #expect(
      effective.table.names(of: effective.rights(of: Self.ana)) == ["a:b:edit", "a:b:view"])
    let all = effective.rights(ofRoles: ["r3"])
    #expect(effective.table.names(of: all) == ["a:*:*", "a:b:edit", "a:b:view", "a:c:delete"])
    #expect(
      effective.table.names(of: effective.table.rights(["*:view", "nothing"])) == ["a:b:view"])
  }

  @Test func `what is denied is lost by everybody it binds, and by nobody else`() {
    var access = Self.access
    access.denials = [
      Access.Denial("team", of: "a:b:edit", from: Self.team),
      Access.Denial("sometimes", of: "a:b:view", isConditional: true),
    ]
    var effective = EffectiveAccess(access)
    #expect(effective.table.names(of: effective.rights(of: Self.ben)) == ["a:b:view"])
    let client = Access.Subject(.client, id: "c", name: "client")
    access.denials = [Access.Denial("all", of: "a:b:view")]
    access.grants.append(Access.Grant(client, role: "r1"))
    effective = EffectiveAccess(access)
    #expect(effective.rights(of: client).count == 1)
    #expect(effective.table.names(of: effective.rights(of: Self.ben)) == ["a:b:edit"])
  }

  @Test func `the union of a set of roles is worked out once, however many hold it`() {
    let people = (0..<20_000).map { Access.Subject(.user, id: "u\($0)", name: "user \($0)") }
    let roles = (0..<60).map {
      Access.Role(id: "r\($0)", name: "Role \($0)", permissions: ["a:b:\($0)"])
    }
    let grants = people.enumerated().flatMap { place, person in
      [Access.Grant(person, role: "r\(place % 5)"), Access.Grant(person, role: "r\(place % 7)")]
    }
    var effective = EffectiveAccess(Access(roles: roles, subjects: people, grants: grants))
    for person in people { _ = effective.rights(of: person) }
    #expect(effective.unionCount <= 35)
  }

  @Test func `somebody with sixty roles has all their rights`() {
    let roles = (0..<60).map {
      Access.Role(id: "r\($0)", name: "Role \($0)", permissions: ["a:b:\($0)", "a:b:\($0 + 1)"])
    }
    let grants = roles.map { Access.Grant(Self.ana, role: $0.id) }
    var effective = EffectiveAccess(
      Access(roles: roles, subjects: [Self.ana], grants: grants))
    #expect(effective.rights(of: Self.ana).count == 61)
    #expect(effective.unionCount == 1)
  }

  @Test func `sets of rights are compared as sets`() {
    let table = RightsTable(Set((0..<130).map { "p\($0)" }))
    let (low, all) = (table.rights(["p0", "p1"]), table.rights(["p*"]))
    #expect(low.isSubset(of: all))
    #expect(!all.isSubset(of: low))
    #expect(all.subtracting(low).count == 128)
    #expect(all.intersection(low) == low)
    #expect(low.subtracting(all).isEmpty)
    #expect(table.none.union(low) == low)
  }
}
