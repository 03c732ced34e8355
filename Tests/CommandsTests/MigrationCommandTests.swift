import Documents
import Parsing
import Testing

@testable import Commands

/// What the life of a migration brings, with a source of a few objects.
struct MigrationCommandTests {
  private static let seed: Value = [
    "tenants": [
      "legacy": [
        "campaigns": [["name": "Service"]],
        "dispositions": [
          ["dispositionName": "Solved", "isPreviewDisposition": false],
          ["dispositionName": "Call back", "isPreviewDisposition": false],
        ],
        "skills": [
          [
            "skillName": "Billing", "mediaTypeId": 4, "campaignId": "Service",
            "serviceLevelGoal": 80, "serviceLevelThreshold": 20, "shortAbandonThreshold": 5,
            "dispositions": ["Solved"],
          ]
        ],
      ]
    ]
  ]

  private static let mapping = """
    kind: migration
    name: wave-1
    from: legacy
    to: cloud
    map:
      dispositions-to-wrap-up-codes: {}
      skills-to-queues: {}

    """

  private static func using(
    _ mapping: String = mapping, _ more: [String: String] = [:],
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    let tenants = """
        legacy:
          vendor: nice-cxone
          area: na1
          accessKeyId: ${env.NICE_ACCESS_KEY_ID}
          accessKeySecret: ${env.NICE_ACCESS_KEY_SECRET}

      """
    let files = [
      "cutsheet.yaml": SandboxedProject.projectFile + tenants, "mapping.yaml": mapping,
    ].merging(more) { $1 }
    try await SandboxedProject.using(files, legacy: ["legacy"], seed: seed, body)
  }

  private static func apply(_ project: SandboxedProject) async {
    await project.succeed("apply", "--tenant", "cloud", "--yes")
  }

  @Test func `a source object that disappears stays at the target`() async throws {
    try await Self.using { project in
      await Self.apply(project)
      try await project.behindTheBack(
        "PATCH", "objects/dispositions/Call back", ["isActive": false], of: "legacy")
      let plan = await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
      #expect(
        plan.output.contains(
          "kept: 1 wrapUpCodes (Call back): its source is gone or not what it was; it stays until"),
        "\(plan.output)")
      await Self.apply(project)
      #expect(await project.names(of: "wrapUpCodes", in: "cloud").contains("Call back"))
      await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
    }
  }

  @Test func `an object with a new name at the source is renamed at the target`() async throws {
    try await Self.using { project in
      await Self.apply(project)
      let before = try #require(await project.object("queues", "Billing"))
      try await project.behindTheBack(
        "PATCH", "objects/skills/Billing", ["skillName": "Invoices"], of: "legacy")
      let plan = await project.run("plan", "--tenant", "cloud", "--format", "json")
      let changes = try plan.result["resource_changes"]?.array ?? []
      #expect(changes.map { $0["action"] ?? .null } == ["rename"], "\(plan.output)")
      #expect(
        changes.first?["attributes"]?.array?.map { $0["cause"] ?? .null } == ["source"],
        "\(changes)")
      let report = try JSON.value(Array(plan.output.utf8))["coverage"]?.array?.first
      #expect(report?["changes"]?.array?.map { $0["was"] ?? .null } == ["Billing"])
      await Self.apply(project)
      #expect(await project.object("queues", "Invoices")?["id"] == before["id"])
      let found = await project.succeed("crosswalk", "find", "wave-1", "invoices")
      #expect(found.output.split(separator: "\n").count == 1, "\(found.output)")
      #expect(await project.run("crosswalk", "find", "wave-1", "Billing").exit == .differences)
    }
  }

  @Test func `something left out and in use fails the plan and says who uses it`() async throws {
    let mapping = Self.mapping.replacing(
      "dispositions-to-wrap-up-codes: {}",
      with: "dispositions-to-wrap-up-codes: { filter: { dispositionName: Call back } }")
    try await Self.using(mapping) { project in
      let plan = await project.run("plan", "--tenant", "cloud")
      #expect(plan.exit == .invalid)
      #expect(plan.errors.contains("[unmapped-in-use]"), "\(plan.errors)")
      let json = await project.run("plan", "--tenant", "cloud", "--format", "json")
      let report = try JSON.value(Array(json.output.utf8))["coverage"]?.array?.first
      #expect(report?["breaks"]?.array?.first?["key"] == "Solved", "\(json.output)")
    }
  }

  @Test func `from a source that cannot be read whole no plan is made`() async throws {
    try await Self.using { project in
      try await project.behindTheBack(
        "POST", "settings", ["denied": ["dispositions"]], of: "legacy")
      let plan = await project.run("plan", "--tenant", "cloud")
      #expect(plan.exit == .invalid || plan.exit == .failed, "\(plan.output)")
      #expect(plan.output == "")
      #expect(plan.errors.contains("legacy"), "\(plan.errors)")
    }
  }

  @Test func `a saved plan is stale once the source has moved`() async throws {
    try await Self.using { project in
      let file = project.aside("plan.json")
      await project.succeed("plan", "--tenant", "cloud", "--output", file)
      try await project.behindTheBack(
        "PATCH", "objects/skills/Billing", ["serviceLevelGoal": 70], of: "legacy")
      let apply = await project.run("apply", file, "--yes")
      #expect(apply.exit == .stale, "\(apply.errors)")
      #expect(apply.errors.contains("what they make of tenant 'legacy'"), "\(apply.errors)")
    }
  }

  @Test func `what is written overrides what is derived, field by field`() async throws {
    let written =
      "kind: genesys-cloud\ntenant: cloud\nqueues: { Billing: { description: By hand } }\n"
    try await Self.using(Self.mapping, ["cloud.yaml": written]) { project in
      await Self.apply(project)
      let queue = try #require(await project.object("queues", "Billing"))
      #expect(queue["description"] == "By hand")
      let level = queue["mediaSettings"]?["call"]?["serviceLevel"]
      #expect(level?["percentage"]?.number == ExactDecimal("0.8"))
    }
  }

  @Test func `verify says where the target is not as derived`() async throws {
    try await Self.using { project in
      await Self.apply(project)
      await project.succeed("verify", "wave-1")
      try await project.behindTheBack(
        "PATCH", "objects/wrapUpCodes/Solved", ["description": "moved"])
      let answer = await project.run("verify", "wave-1")
      #expect(answer.exit == .differences)
      #expect(answer.output.contains("differs  cloud/wrapUpCodes/Solved description"))
    }
  }

  @Test func `the crosswalk is found from both sides and by ids`() async throws {
    try await Self.using { project in
      let early = await project.run("crosswalk", "show", "wave-1")
      #expect(early.errors.contains("has not been applied"), "\(early.errors)")
      await Self.apply(project)
      let id = try #require(await project.object("queues", "Billing")?["id"]?.string)
      let found = await project.succeed("crosswalk", "find", "wave-1", id)
      #expect(found.output.hasPrefix("skills/Billing ("), "\(found.output)")
      #expect(found.output.hasSuffix("->  queues/Billing (\(id))\n"), "\(found.output)")
      let all = await project.succeed("crosswalk", "show", "wave-1")
      #expect(all.output.split(separator: "\n").count == 3)
    }
  }

  @Test func `a mapping's mistakes are found offline`() async throws {
    let mapping = Self.mapping.replacing("skills-to-queues: {}", with: "skill-to-queues: {}")
    try await Self.using(mapping) { project in
      let answer = await project.run("validate")
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("mapping.yaml:7"), "\(answer.errors)")
      #expect(answer.errors.contains("did you mean 'skills-to-queues'"), "\(answer.errors)")
    }
  }

  @Test func `two migrations into one tenant are refused`() async throws {
    let second = Self.mapping.replacing("wave-1", with: "wave-2")
    try await Self.using(Self.mapping, ["second.yaml": second]) { project in
      let answer = await project.run("validate")
      #expect(answer.errors.contains("[second-migration]"), "\(answer.errors)")
    }
  }

  @Test func `what an audit mends, and what closes a hypercare, is applied to a derived tenant`()
    async throws
  {
    let more = ["people.yaml": HypercareScene.people.replacing("  Support:", with: "  Front:")]
    try await Self.using(Self.mapping, more) { project in
      try project.write(
        HypercareScene.wave(opens: project.now + .seconds(-3600)), to: "wave.yaml")
      await Self.apply(project)
      try await project.behindTheBack(
        "POST", "objects/grants",
        ["subject": "eva@acme.example", "role": "HYPERCARE_OBSERVER", "division": "*"])
      for (words, name) in [
        (["audit", "--fix"], "fix.json"),
        (["hypercare", "close", "wave-1", "--early", "--reason", "stable"], "close.json"),
      ] {
        let path = project.aside(name)
        let saved = await project.run(
          words + ["--tenant", "cloud", "--output", path, "--project", project.folder])
        #expect(saved.exit == (name == "fix.json" ? .differences : .success), "\(saved.errors)")
        let applied = await project.run("apply", path, "--yes")
        #expect(applied.exit == .success, "\(applied.output)\(applied.errors)")
        try await project.expectHolders(
          name == "fix.json" ? ["ana@acme.example *"] : [], of: "HYPERCARE_OBSERVER")
        // What the migration makes is as it was.
        #expect(
          await project.names(of: "queues", in: "cloud").isSuperset(of: ["Billing", "Front"]))
      }
      await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
    }
  }
}
