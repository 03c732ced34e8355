import Documents
import TestSupport
import Testing

@testable import Commands

/// The plan that would make a super-admin an observer, from the documents to the exit code.
struct EndToEndObserverTests {
  /// Both rules that look at who observes, told the same.
  private static func exempting(_ who: String, until: String) -> String {
    ["admin-in-hypercare", "observer-defeated"].map { rule in
      """
      kind: policy
      name: for-\(rule)
      rule: \(rule)
      exemptions:
        - { addresses: [\(who)], reason: nobody else knows the trunks, until: "\(until)" }

      """
    }.joined(separator: "---\n")
  }

  /// A tenant in which Ana can do everything, and the wave that would make her an observer.
  private static func using(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    try await SandboxedProject.using(["people.yaml": HypercareScene.people]) { project in
      await project.succeed("apply", "--yes")
      try await project.behindTheBack(
        "POST", "objects/roles",
        [
          "name": "Platform Super Admin",
          "permissionPolicies": [["domain": "routing", "entityName": "*", "actionSet": ["*"]]],
        ])
      try await project.behindTheBack(
        "POST", "objects/grants",
        ["subject": "ana@acme.example", "role": "Platform Super Admin", "division": "*"])
      try project.write(
        HypercareScene.wave(opens: project.now + .seconds(-3600)), to: "wave.yaml")
      try await body(project)
    }
  }

  /// Expects that runs of a command are refused by both rules and leave the tenant as it is.
  private static func expectRefused(
    _ words: String..., of tenant: String = "cloud", saying text: String,
    _ project: SandboxedProject,
    at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let before = try await project.behindTheBack("GET", "world", of: tenant)
    let answer = await project.run(words + ["--project", project.folder])
    let after = try await project.behindTheBack("GET", "world", of: tenant)
    #expect(answer.exit == .refused, "\(answer.errors)", sourceLocation: place)
    for rule in ["admin-in-hypercare", "observer-defeated"] {
      #expect(answer.errors.contains("[\(rule)]"), "\(answer.errors)", sourceLocation: place)
    }
    #expect(answer.errors.contains(text), "\(answer.errors)", sourceLocation: place)
    #expect(before == after, sourceLocation: place)
  }

  @Test func `the plan names the rule, the role that defeats it and the line`() async throws {
    try await Self.using { project in
      let plan = await project.succeed("plan").output
      #expect(
        plan.contains(
          "wave.yaml:10 error observer-defeated: user 'ana@acme.example' observes by "
            + "'HYPERCARE_OBSERVER' and holds 'Platform Super Admin', which allows 'routing:"),
        "\(plan)")
      #expect(plan.contains("error admin-in-hypercare: user 'ana@acme.example'"), "\(plan)")
      #expect(plan.contains("This plan cannot be applied: rules refuse it in 2 places."))
    }
  }

  @Test func `neither an apply nor that of a saved plan writes anything`() async throws {
    try await Self.using { project in
      let place = "wave.yaml:10:15: error: user 'ana@acme.example' observes by"
      try await Self.expectRefused("apply", "--yes", saying: place, project)
      let path = project.aside("plan.json")
      await project.succeed("plan", "--output", path)
      try await Self.expectRefused("apply", path, "--yes", saying: place, project)
      try await project.expectHolders([], of: "HYPERCARE_OBSERVER")
    }
  }

  @Test func `an exemption lets it through until it ends, and is shown`() async throws {
    try await Self.using { project in
      let who = "cloud/users/ana@acme.example"
      let end = (project.now + .seconds(3600)).description
      try project.write(Self.exempting(who, until: end), to: "policies.yaml")
      let plan = await project.succeed("plan").output
      #expect(plan.contains("exempted observer-defeated: user 'ana@acme.example'"), "\(plan)")
      #expect(plan.contains("(nobody else knows the trunks, until \(end))"), "\(plan)")
      project.pass(hours: 2)
      try await Self.expectRefused(
        "apply", "--yes", saying: "its exemption (nobody else knows the trunks) ended on", project)
      try project.write(Self.exempting(who, until: "2099-12-31"), to: "policies.yaml")
      await project.succeed("apply", "--yes")
      try await project.expectHolders(["ana@acme.example *"], of: "HYPERCARE_OBSERVER")
    }
  }
}

// What the same plan takes away.
extension EndToEndObserverTests {
  private static let staff = """
    kind: genesys-cloud
    tenant: cloud
    roles:
      Desk Admin:
        permissionPolicies: [{ domain: routing, entityName: queue, actionSet: [edit, view] }]
    grants:
      - { user: eva@acme.example, role: Desk Admin, division: "*" }
      - { user: ana@acme.example, role: Desk Admin, division: "*" }

    """

  @Test func `a plan that takes the other role from the observer is applied`() async throws {
    try await SandboxedProject.using(["people.yaml": HypercareScene.people]) { project in
      try project.write(Self.staff, to: "staff.yaml")
      await project.succeed("apply", "--yes")
      try await project.expectHolders(
        ["ana@acme.example *", "eva@acme.example *"], of: "Desk Admin")
      try project.write(
        HypercareScene.wave(opens: project.now + .seconds(-3600)), to: "wave.yaml")
      try await Self.expectRefused(
        "apply", "--yes", saying: "and holds 'Desk Admin', which allows 'routing:queue:edit'",
        project)
      let less = Self.staff.split(separator: "\n").filter { !$0.contains("user:") }
      try project.write(
        less.joined(separator: "\n").replacing("grants:", with: "grants: []"), to: "staff.yaml")
      await project.succeed("apply", "--yes", "--allow", "delete=grants:2")
      try await project.expectHolders([], of: "Desk Admin")
      try await project.expectHolders(["ana@acme.example *"], of: "HYPERCARE_OBSERVER")
    }
  }
}

// On a platform where roles are there already and are given to people.
extension EndToEndObserverTests {
  private static func wave(opens: Instant) -> String {
    """
    kind: hypercare
    name: wave-1
    tenant: legacy
    window: { opens: \(opens.description.prefix(16)), timeZone: UTC }
    roles:
      HYPERCARE_OBSERVER:
        description: Looks on.
        permissions: ["acd:Skills:View"]
        members: [ana@acme.example]

    """
  }

  private static let seed: Value = [
    "securityProfiles": [
      [
        "securityProfileName": "HYPERCARE_OBSERVER",
        "permissions": [["permissionKey": "Skills", "optionKeys": ["View"]]],
      ],
      [
        "securityProfileName": "Super Admin",
        "permissions": [["permissionKey": "Skills", "optionKeys": ["View", "Edit"]]],
      ],
    ],
    "agents": [
      [
        "userName": "ana@acme.example", "firstName": "Ana", "lastName": "Silva",
        "emailAddress": "ana@acme.example", "profileId": "Super Admin",
      ]
    ],
  ]

  @Test func `on CXone the primary role defeats the observer in the same way`() async throws {
    try await SandboxedProject.using(
      ["cutsheet.yaml": HypercareVendor.legacyProject], tenants: [], legacy: ["legacy"],
      seed: Self.seed
    ) { project in
      try project.write(Self.wave(opens: project.now + .seconds(-3600)), to: "wave.yaml")
      let plan = await project.succeed("plan").output
      #expect(plan.contains("holds 'Super Admin', which allows 'acd:Skills:Edit'"), "\(plan)")
      let place = "wave.yaml:9:15: error: user 'ana@acme.example' observes by"
      try await Self.expectRefused("apply", "--yes", of: "legacy", saying: place, project)
      let path = project.aside("plan.json")
      await project.succeed("plan", "--output", path)
      try await Self.expectRefused("apply", path, "--yes", of: "legacy", saying: place, project)
      let who = "legacy/users/ana@acme.example"
      try project.write(Self.exempting(who, until: "2020-12-31"), to: "policies.yaml")
      try await Self.expectRefused(
        "apply", "--yes", of: "legacy", saying: "ended on 2020-12-31", project)
      try project.write(Self.exempting(who, until: "2099-12-31"), to: "policies.yaml")
      let applied = await project.succeed("apply", "--yes")
      #expect(applied.output.contains("1 of 1 changes made"), "\(applied.output)")
      let ana = try await project.objects("agents", of: "legacy").first {
        $0["userName"] == "ana@acme.example"
      }
      #expect(ana?["secondaryRoleIds"]?.array?.count == 1)
    }
  }

  private static let promotion = """
    kind: nice-cxone
    tenant: legacy
    existing: { teams: [Day], securityProfiles: ["*"] }
    agents:
      ana@acme.example:
        { firstName: Ana, lastName: Silva, emailAddress: ana@acme.example, teamId: Day,
          profileId: Super Admin, timeZone: America/New_York, country: US, city: Boston }

    """

  @Test func `nor can an observer on CXone be made an administrator by the profile in routing`()
    async throws
  {
    var seed = Self.seed
    seed.set([["teamName": "Day"]], at: ["teams"])
    seed.set(
      [
        [
          "userName": "ana@acme.example", "firstName": "Ana", "lastName": "Silva",
          "emailAddress": "ana@acme.example", "teamId": "Day", "profileId": "Agent",
        ]
      ], at: ["agents"])
    try await SandboxedProject.using(
      ["cutsheet.yaml": HypercareVendor.legacyProject], tenants: [], legacy: ["legacy"], seed: seed
    ) { project in
      try project.write(Self.wave(opens: project.now + .seconds(-3600)), to: "wave.yaml")
      await project.succeed("apply", "--yes")
      try project.write(Self.promotion, to: "agents.yaml")
      try await Self.expectRefused(
        "apply", "--yes", of: "legacy", saying: "holds administrator's role 'Super Admin'", project)
    }
  }
}
