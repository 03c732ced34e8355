import Documents
import Model
import TestSupport
import Testing
import Transport

@testable import GenesysCloud

struct AccessTests {
  private static let access = GenesysAccess()

  private static func inventory(_ objects: [(GenesysKind, String, Value)]) -> Inventory {
    var inventory = Inventory()
    let kinds: [GenesysKind] = [
      .divisions, .users, .groups, .oauthClients, .roles, .grants, .authorizationPolicies,
    ]
    for genesys in kinds {
      let live = objects.filter { $0.0.name == genesys.name }.map { _, id, attributes in
        LiveObject(
          id: id, key: genesys.kind.key(of: attributes) ?? id, attributes: attributes, raw: .null)
      }
      inventory.store(live, of: genesys.kind)
    }
    inventory.nameReferences()
    return inventory
  }

  private static func grant(
    _ attribute: String, _ subject: String, _ role: String, _ division: String
  ) -> (GenesysKind, String, Value) {
    (
      .grants, "\(attribute)/\(subject)/\(division)/\(role)",
      [
        attribute: ["id": .string(subject)], "role": ["id": .string(role)],
        "division": ["id": .string(division)],
      ]
    )
  }

  private static func role(
    _ id: String, _ name: String, _ permissions: Value
  ) -> (GenesysKind, String, Value) {
    (.roles, id, ["name": .string(name), "permissionPolicies": permissions])
  }

  private static let tenant = inventory([
    (.divisions, "d1", ["name": "Sales"]),
    (.users, "u1", ["email": "Ana@acme.example", "state": "active"]),
    (.users, "u2", ["email": "ben@acme.example", "state": "inactive"]),
    (.groups, "g1", ["name": "War Room", "members": [["id": "u1"], ["id": "u2"]]]),
    (.groups, "g2", ["name": "Closed", "rolesEnabled": false]),
    (.oauthClients, "c1", ["name": "Exporter", "state": "active"]),
    role(
      "r1", "HYPERCARE_LEAD",
      [
        ["domain": "routing", "entityName": "queue", "actionSet": ["view", "edit"]]
      ]),
    role("r2", "Everything", [["domain": "routing", "entityName": "*", "actionSet": ["*"]]]),
    grant("user", "u1", "r1", "*"), grant("user", "u1", "r1", "d1"),
    grant("group", "g1", "r2", "d1"), grant("client", "c1", "r2", "*"),
    grant("user", "gone", "r2", "*"),
  ])

  @Test func `roles, holders, divisions and members are gathered, wildcards spelled out`() throws {
    let catalogue = PermissionCatalogue(["routing:queue:view", "routing:skill:view", "a:b:c"])
    let access = Self.access.access(in: Self.tenant, catalogue)
    #expect(access.roles["r1"]?.permissions == ["routing:queue:view", "routing:queue:edit"])
    #expect(access.roles["r2"]?.permissions == ["routing:queue:view", "routing:skill:view"])
    #expect(access.members == ["g1": ["u1", "u2"]])
    #expect(access.holes == [])
    let shown = access.grants.map {
      "\($0.subject.sort) \($0.subject.name) \($0.role) \($0.division ?? "*")"
    }
    #expect(
      shown == [
        "user Ana@acme.example r1 *", "user Ana@acme.example r1 Sales", "group War Room r2 Sales",
        "client Exporter r2 *", "user gone r2 *",
      ])
    #expect(access.subjects.first { $0.name == "ben@acme.example" }?.isActive == false)
  }

  /// A client whose one role is known from the grant and from its own fields, or from one of them.
  private static func client(granted: Bool = true, told: Bool = true) -> Inventory {
    let roles: Value = told ? [["roleId": ["id": "r1"], "divisionId": ["id": "*"]]] : []
    return inventory(
      [
        (.oauthClients, "c1", ["name": "Exporter", "state": "active", "roleDivisions": roles]),
        role("r1", "Reader", []),
      ] + (granted ? [grant("client", "c1", "r1", "*")] : []))
  }

  @Test func `a role that a client loses in one place is not held by the other`() {
    func held(_ after: Inventory, since before: Inventory) -> Int {
      Self.access.access(in: after, since: before, nil).grants.count
    }
    let both = Self.client()
    #expect(held(both, since: both) == 1)
    #expect(held(Self.client(told: false), since: both) == 0)
    #expect(held(Self.client(granted: false), since: both) == 0)
    let none = Self.client(granted: false, told: false)
    #expect(held(Self.client(granted: false), since: none) == 1)
    #expect(held(Self.client(told: false), since: none) == 1)
    // Moved from one place to the other it is held all the time.
    #expect(held(Self.client(told: false), since: Self.client(granted: false)) == 1)
  }

  @Test func `a snapshot without people names those who hold roles`() {
    var inventory = Inventory()
    let attributes: Value = ["user": "ana@acme.example", "role": "Lead", "division": "*"]
    inventory.store(
      [
        LiveObject(
          id: "user/u1/*/r1", key: GenesysKind.grants.kind.key(of: attributes) ?? "",
          attributes: attributes, raw: .null)
      ], of: GenesysKind.grants.kind)
    let access = Self.access.access(in: inventory, nil)
    #expect(access.grants.map(\.subject.name) == ["ana@acme.example"])
    #expect(access.grants.map(\.subject.id) == ["u1"])
  }

  @Test func `whoever is gone after a change holds nothing`() {
    let grants = [Self.grant("user", "u1", "r1", "*"), Self.grant("user", "stranger", "r1", "*")]
    let before = Self.inventory(
      [(.users, "u1", ["email": "ana@acme.example"]), Self.role("r1", "Reader", [])] + grants)
    let after = Self.inventory([Self.role("r1", "Reader", [])] + grants)
    let held = Self.access.access(in: after, since: before, nil).grants
    #expect(held.map(\.subject.id) == ["stranger"])
  }

  private static func policy(
    _ name: String, _ subject: Value, active: Bool = true, effect: Value = "DENY",
    condition: Value = .null
  ) -> (GenesysKind, String, Value) {
    (
      .authorizationPolicies, name,
      [
        "name": .string(name), "targetResource": "routing:queue:edit", "effect": effect,
        "active": .bool(active), "subject": subject, "condition": condition,
      ]
    )
  }

  @Test func `what policies deny is gathered, and of whom`() {
    let inventory = Self.inventory([
      (.users, "u1", ["email": "ana@acme.example"]),
      Self.policy("all", ["type": "ALL"]),
      Self.policy("ana", ["type": "USER", "user": ["id": "u1"]], condition: ["a": 1]),
      Self.policy("team", ["type": "TEAM", "team": ["id": "t1"]]),
      Self.policy("off", ["type": "ALL"], active: false),
      Self.policy("allows", ["type": "ALL"], effect: "ALLOW"),
    ])
    let denials = Self.access.access(in: inventory, nil).denials
    #expect(denials.map(\.name) == ["all", "ana", "team"])
    #expect(denials.map(\.subject?.name) == [nil, "ana@acme.example", nil])
    #expect(denials.map(\.isConditional) == [false, true, true])
  }

  @Test func `an organisation without policies hides nothing, a missing permission does`() {
    var inventory = Self.inventory([])
    inventory.add(.init(kind: "authorizationPolicies", reason: "answered 403 'not.authorized'"))
    #expect(Self.access.access(in: inventory, nil).holes == [])
    inventory.add(
      .init(kind: "authorizationPolicies", reason: "answered 403 'missing.permissions'"))
    #expect(Self.access.access(in: inventory, nil).holes.count == 1)
  }

  @Test func `what was not read is told`() {
    var inventory = Inventory()
    inventory.add(.init(kind: "grants", reason: "the tenant answered 403"))
    inventory.store([], of: GenesysKind.users.kind)
    let holes = Self.access.access(in: inventory, nil).holes
    #expect(holes.map(\.kind) == ["grants", "groups", "oauthClients", "roles"])
    #expect(holes.first?.reason == "the tenant answered 403")
  }

  @Test func `a group with a role whose members were not read is a hole`() {
    let inventory = Self.inventory([
      (.groups, "g1", ["name": "War Room"]), Self.grant("group", "g1", "r1", "*"),
    ])
    #expect(Self.access.access(in: inventory, nil).holes.map(\.kind) == ["groups"])
    #expect(Self.access.furtherRequests(after: inventory).map(\.keys) == [["War Room"]])
    #expect(Self.access.furtherRequests(after: Inventory()).isEmpty)
  }

  @Test func `wanted roles and grants become resources`() {
    let wish = Self.access.wish(
      WantedAccess(
        roles: [
          .init(
            "HYPERCARE_LEAD", description: "Mends routing.",
            permissions: ["routing:queue:view", "routing:skill:assign", "routing:queue:edit"])
        ],
        grants: [
          .init(.user, "ana@acme.example", role: "HYPERCARE_LEAD", division: "Sales"),
          .init(.group, "War Room", role: "HYPERCARE_LEAD"),
        ]), of: "cloud", in: Self.tenant)
    #expect(wish.problems == [])
    #expect(
      wish.resources.map(\.address.description) == [
        "cloud/roles/HYPERCARE_LEAD",
        "cloud/grants/user=ana@acme.example,role=HYPERCARE_LEAD,division=Sales",
        "cloud/grants/group=War Room,role=HYPERCARE_LEAD,division=*",
      ])
    #expect(
      wish.resources.first?.attributes["permissionPolicies"] == [
        ["domain": "routing", "entityName": "queue", "actionSet": ["edit", "view"]],
        ["domain": "routing", "entityName": "skill", "actionSet": ["assign"]],
      ])
  }

  @Test func `a role without a description manages none`() {
    let wish = Self.access.wish(
      WantedAccess(roles: [.init("HYPERCARE_LEAD", description: "", permissions: [])]),
      of: "cloud", in: Self.tenant)
    #expect(wish.resources.first?.attributes["description"] == nil)
  }

  @Test func `an ended grant goes in every division, and no other`() {
    let wish = Self.access.wish(
      WantedAccess(
        ended: [.init(.user, "ana@acme.example", role: "HYPERCARE_LEAD", division: "Home"): "over"]
      ),
      of: "cloud", in: Self.tenant)
    #expect(
      wish.condemned.keys.sorted().map(\.key) == [
        "user=ana@acme.example,role=HYPERCARE_LEAD,division=*",
        "user=ana@acme.example,role=HYPERCARE_LEAD,division=Home",
        "user=ana@acme.example,role=HYPERCARE_LEAD,division=Sales",
      ])
    #expect(Set(wish.condemned.values) == ["over"])
  }

  @Test func `what is wanted in one division outlives its end in another`() {
    let wish = Self.access.wish(
      WantedAccess(
        grants: [.init(.user, "ana@acme.example", role: "HYPERCARE_LEAD", division: "Sales")],
        ended: [.init(.user, "ana@acme.example", role: "HYPERCARE_LEAD"): "over"]),
      of: "cloud", in: Self.tenant)
    #expect(
      wish.condemned.keys.map(\.key) == ["user=ana@acme.example,role=HYPERCARE_LEAD,division=*"])
  }

  @Test func `an ended role goes with everybody who holds it`() {
    let wish = Self.access.wish(
      WantedAccess(endedRoles: ["Everything": "over"]), of: "cloud", in: Self.tenant)
    #expect(wish.condemned.keys.map(\.kind).sorted() == ["grants", "grants", "grants", "roles"])
  }

  @Test func `members who do not exist and groups that hold no roles stand in the way`() {
    let wish = Self.access.wish(
      WantedAccess(grants: [
        .init(.user, "anna@acme.example", role: "HYPERCARE_LEAD"),
        .init(.group, "Closed", role: "HYPERCARE_LEAD"),
      ]), of: "cloud", in: Self.tenant)
    #expect(wish.problems.map(\.code) == ["group-without-roles", "unknown-member"])
    #expect(wish.problems.last?.help == "did you mean 'Ana@acme.example'?")
    #expect(wish.resources.count == 1)
  }

  @Test(arguments: ["routing:queue:view", "routing:*:*", "admin"])
  func `permissions of the vendor's form are taken`(text: String) {
    #expect(Self.access.flaw(inPermission: text) == nil)
  }

  @Test(arguments: ["routing:queue", "routing::view", "a:b:c:d", "*", ""])
  func `other texts are no permissions`(text: String) {
    #expect(Self.access.flaw(inPermission: text) != nil)
  }

  @Test func `roles of hypercare are read by one request each`() async throws {
    let tenant = ScriptedTenant { $0.page(of: [["id": "u1", "type": "PC_USER", "divisions": []]]) }
    let request = try #require(
      Self.access.requests(forRoles: ["HYPERCARE_*"]).first { $0.kind.name == "grants" })
    _ = try await GenesysReader(tenant.connection).objects(request, known: Self.tenant)
    #expect(await tenant.paths == ["GET /api/v2/authorization/roles/r1/subjectgrants"])
  }

  @Test func `members of groups are read without the list of groups again`() async throws {
    let tenant = ScriptedTenant { $0.page(of: [["id": "u1"]]) }
    let request = try #require(Self.access.furtherRequests(after: Self.tenant).first)
    let groups = try await GenesysReader(tenant.connection).objects(request, known: Self.tenant)
    #expect(await tenant.paths == ["GET /api/v2/groups/g1/members"])
    #expect(groups.map(\.key) == ["War Room", "Closed"])
  }
}
