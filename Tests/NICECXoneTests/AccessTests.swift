import Documents
import Model
import Testing

@testable import NICECXone

struct AccessTests {
  private static let access = CXoneAccess()

  private static let observer: Value = [
    "roleName": "HYPERCARE_OBSERVER", "status": "ACTIVE",
    "applications": [
      [
        "applicationId": "ACD", "privileges": [["privilegeId": "reports"]],
        "features": [
          ["featureId": "skills", "privileges": [["privilegeId": "manage", "actions": ["view"]]]]
        ],
      ]
    ],
  ]

  private static func inventory(
    secondary: [Value] = [["id": "r1"]], observer: Value = observer
  ) -> Inventory {
    var inventory = Inventory()
    func store(_ cxone: CXoneKind, _ objects: [(String, Value)]) {
      let live = objects.map { id, attributes in
        LiveObject(
          id: id, key: cxone.kind.key(of: attributes) ?? id, attributes: attributes, raw: .null)
      }
      inventory.store(live, of: cxone.kind)
    }
    store(
      .roles,
      [
        ("r1", observer), ("r2", ["roleName": "Agent", "status": "ACTIVE"]),
        ("r3", ["roleName": "HYPERCARE_LEAD", "status": "DRAFT"]),
      ])
    store(
      .securityProfiles,
      [
        (
          "7",
          [
            "securityProfileName": "Agent", "roleId": ["id": "r2"],
            "permissions": [["permissionKey": "calls", "optionKeys": ["view", "take"]]],
          ]
        )
      ])
    store(
      .users,
      [
        (
          "u1",
          [
            "userName": "ana", "role": ["id": "r2"], "secondaryRoleIds": .array(secondary),
            "status": "ACTIVE",
          ]
        )
      ])
    inventory.nameReferences()
    return inventory
  }

  private static func wanted(_ roles: String..., ended: String...) -> WantedAccess {
    WantedAccess(
      roles: roles.map {
        .init($0, description: "", permissions: ["ACD:reports", "ACD:skills:manage:view"])
      },
      grants: roles.map { .init(.user, "Ana", role: $0) },
      ended: Dictionary(
        ended.map { (.init(.user, "Ana", role: $0), "over") },
        uniquingKeysWith: { first, _ in first }))
  }

  @Test func `people have a primary role and secondary ones, and routing adds to roles`() {
    let access = Self.access.access(in: Self.inventory(), nil)
    #expect(access.roles["r1"]?.permissions == ["ACD:reports", "ACD:skills:manage:view"])
    #expect(access.roles["r2"]?.permissions == ["acd:calls:view", "acd:calls:take"])
    #expect(access.roles["r3"]?.isAssignable == false)
    #expect(access.grants.map(\.role) == ["r2", "r1"])
    #expect(access.grants.map(\.isPrimary) == [true, false])
    #expect(access.holes == [])
  }

  /// The same tenant with agents, whose profile tells the primary role.
  private static func inventory(agents: [(id: String, name: String, Value)]) -> Inventory {
    var inventory = inventory()
    let kind = CXoneKind.agents.kind
    inventory.store(
      agents.map { id, name, given in
        var attributes = given
        attributes.set(.string(name), at: ["userName"])
        return LiveObject(id: id, key: name, attributes: attributes, raw: .null)
      }, of: kind)
    return inventory
  }

  private static let changes: [(Value, Value, String)] = [
    (["profileId": "Agent"], ["profileId": "Agent"], "r2"),
    (["profileId": "Other"], ["profileId": "Agent"], "r2"),
    (["profileId": "Agent"], ["profileId": ["id": "7"], "roleId": "hypercare_lead"], "r3"),
  ]

  @Test(arguments: changes)
  func `a role that a change gives to an agent is the person's`(
    before: Value, after: Value, role: String
  ) {
    let access = Self.access.access(
      in: Self.inventory(agents: [("9", "Ana", after)]),
      since: Self.inventory(agents: [("9", "Ana", before)]), nil)
    #expect(access.grants.filter(\.isPrimary).map(\.role) == [role])
    #expect(access.subjects.map(\.name) == ["ana"])
  }

  @Test func `an agent who is made holds the role of the security profile`() {
    let access = Self.access.access(
      in: Self.inventory(agents: [("new/ben", "ben", ["profileId": "Agent"])]),
      since: Self.inventory(agents: []), nil)
    #expect(access.grants.filter { $0.subject.name == "ben" }.map(\.role) == ["r2"])
    #expect(access.subjects.map(\.name) == ["ana", "ben"])
  }

  @Test func `a role is given to a person beside those that the tenant has`() {
    let wish = Self.access.wish(
      Self.wanted("HYPERCARE_OBSERVER"), of: "legacy",
      in: Self.inventory(secondary: [["id": "r2"], ["id": "unknown"]]))
    #expect(wish.problems == [])
    let resource = wish.resources.first
    #expect(resource?.address.description == "legacy/users/ana")
    #expect(
      resource?.attributes["secondaryRoleIds"]?.array.map(Set.init)
        == ["Agent", ["id": "unknown"], "HYPERCARE_OBSERVER"])
    #expect(resource?.lifecycle.onRemove == .forget)
  }

  @Test func `an ended role is taken from a person and no other`() {
    let wish = Self.access.wish(
      Self.wanted(ended: "hypercare_observer"), of: "legacy",
      in: Self.inventory(secondary: [["id": "r1"], ["id": "r2"]]))
    #expect(wish.resources.first?.attributes["secondaryRoleIds"] == ["Agent"])
  }

  @Test func `a role that is over goes from everybody and stays for a person to retire`() {
    let wish = Self.access.wish(
      WantedAccess(endedRoles: ["HYPERCARE_OBSERVER": "over"]), of: "legacy", in: Self.inventory())
    #expect(wish.resources.first?.attributes["secondaryRoleIds"] == [])
    #expect(wish.problems.map(\.code) == ["role-stays"])
    #expect(wish.problems.first?.severity == .note)
  }

  @Test func `a role that is not there or not active is made by a person`() {
    let wish = Self.access.wish(
      Self.wanted("HYPERCARE_LEAD", "HYPERCARE_NEW"), of: "legacy", in: Self.inventory())
    #expect(wish.problems.map(\.code) == ["role-missing", "role-not-active"])
    #expect(wish.problems.first?.help?.contains("'ACD:skills:manage:view'") == true)
    #expect(wish.resources.isEmpty)
  }

  @Test func `a role with other rights than written is told with both`() throws {
    var observer = Self.observer
    observer.set(
      [
        [
          "applicationId": "ACD", "privileges": [["privilegeId": "delete"]],
          "features": [
            [
              "featureId": "skills",
              "privileges": [["privilegeId": "manage", "actions": ["view"]]],
            ]
          ],
        ]
      ], at: ["applications"])
    let wish = Self.access.wish(
      Self.wanted("HYPERCARE_OBSERVER"), of: "legacy", in: Self.inventory(observer: observer))
    let problem = try #require(wish.problems.first)
    #expect(problem.code == "role-differs")
    #expect(problem.message.hasSuffix("lacks 'ACD:reports' and also allows 'ACD:delete'"))
  }

  @Test func `an eleventh secondary role is refused before anything is sent`() {
    let ten = (1...10).map { Value.object(["id": .string("x\($0)")]) }
    let wish = Self.access.wish(
      Self.wanted("HYPERCARE_OBSERVER"), of: "legacy", in: Self.inventory(secondary: ten))
    #expect(wish.problems.map(\.code) == ["too-many-roles"])
    #expect(wish.resources.isEmpty)
  }

  @Test func `a person who is not there is told, unless something ends`() {
    let missing = WantedAccess(
      grants: [.init(.user, "anna", role: "HYPERCARE_OBSERVER")],
      ended: [.init(.user, "gone", role: "HYPERCARE_OBSERVER"): "over"])
    let wish = Self.access.wish(missing, of: "legacy", in: Self.inventory())
    #expect(wish.problems.map(\.code) == ["unknown-member"])
  }

  @Test(arguments: ["HYPERCARE_A&B", "HYPERCARE_" + String(repeating: "X", count: 41)])
  func `names that the vendor's screens refuse are refused`(name: String) {
    #expect(Self.access.flaw(inRoleName: name) != nil)
    #expect(Self.access.flaw(inRoleName: "HYPERCARE_LEAD") == nil)
  }

  @Test(arguments: ["acd:calls:view", "ACD:skills:manage:view", "DX:inbox"])
  func `permissions of the vendor's form are taken`(text: String) {
    #expect(Self.access.flaw(inPermission: text) == nil)
    #expect(Self.access.flaw(inPermission: text + "::") != nil)
  }

  @Test func `a primary role cannot be taken away`() {
    let wish = Self.access.wish(
      Self.wanted(ended: "Agent"), of: "legacy", in: Self.inventory())
    #expect(wish.problems.map(\.code) == ["ended-primary-role"])
  }
}
