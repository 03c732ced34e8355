import Documents
import Parsing
import Testing

@testable import Commands

/// What a migration has made stays when nothing makes it any more, until its author lets it go.
struct KeptObjectsTests {
  private static let seed: Value = [
    "tenants": [
      "legacy": [
        "campaigns": [["name": "Service"]],
        "skills": .array(
          ["Billing", "Orders", "Returns"].map { name in
            [
              "skillName": .string(name), "mediaTypeId": 4, "campaignId": "Service",
              "serviceLevelGoal": 80, "serviceLevelThreshold": 20,
            ]
          }),
      ]
    ]
  ]

  private static let tenants = """
      legacy:
        vendor: nice-cxone
        area: na1
        accessKeyId: ${env.NICE_ACCESS_KEY_ID}
        accessKeySecret: ${env.NICE_ACCESS_KEY_SECRET}

    """

  private static func mapping(_ rules: String...) -> String {
    "kind: migration\nname: wave-1\nfrom: legacy\nto: cloud\nmap:\n"
      + rules.map { "  \($0)\n" }.joined()
  }

  private static let queues = "skills-to-queues: {}"
  private static let skills = "skills-to-routing-skills: {}"
  private static let released = "skills-to-queues: { lifecycle: { onRemove: delete } }"

  /// Applies a mapping, and hands over the project with what the tenant then holds.
  private static func applied(
    _ rules: String..., body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    let mapping = mapping(rules.joined(separator: "\n  "))
    let files = [
      "cutsheet.yaml": SandboxedProject.projectFile + tenants, "mapping.yaml": mapping,
    ]
    try await SandboxedProject.using(files, legacy: ["legacy"], seed: seed) { project in
      await apply(project)
      try await body(project)
    }
  }

  private static func apply(_ project: SandboxedProject, _ more: String...) async {
    let words = ["apply", "--tenant", "cloud", "--yes", "--project", project.folder] + more
    let answer = await project.run(words)
    #expect(answer.exit == .success, "\(answer.output)\(answer.errors)")
  }

  private static let threeQueues: Set<String> = ["Billing", "Orders", "Returns"]

  /// Expects a plan without changes that says what stays and why, also after it was applied.
  private static func expectKept(_ project: SandboxedProject, _ line: String) async {
    for _ in 0..<2 {
      let plan = await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
      #expect(plan.output.contains(line), "\(plan.output)")
      await apply(project)
    }
    #expect(await project.names(of: "queues") == threeQueues)
  }

  @Test func `what a rule has made stays when the rule is taken away`() async throws {
    try await Self.applied(Self.queues, Self.skills) { project in
      try project.write(Self.mapping(Self.skills), to: "mapping.yaml")
      await Self.expectKept(
        project,
        "kept: 3 queues (Billing, Orders, Returns): no rule of migration 'wave-1' makes it any more"
      )
      let found = await project.succeed("crosswalk", "find", "wave-1", "Orders")
      #expect(found.output.contains("(not derived any more)"), "\(found.output)")
    }
  }

  @Test func `what a migration has made stays when the document is taken away`() async throws {
    try await Self.applied(Self.queues) { project in
      try project.write("", to: "mapping.yaml")
      await Self.expectKept(
        project, "kept: 3 queues (Billing, Orders, Returns): migration 'wave-1' is gone; it stays")
    }
  }

  @Test func `what the mapping leaves out stays`() async throws {
    try await Self.applied(Self.queues) { project in
      try project.write(
        Self.mapping("skills-to-queues: { skip: { Orders: closed } }"), to: "mapping.yaml")
      await Self.expectKept(project, "kept: 1 queues (Orders): migration 'wave-1' leaves it out")
    }
  }

  @Test(arguments: ["", mapping(skills), mapping("skills-to-queues: { skip: { Orders: closed } }")])
  func `what was let go beforehand goes when it is taken away`(mapping: String) async throws {
    try await Self.applied(Self.queues) { project in
      try project.write(Self.mapping(Self.released), to: "mapping.yaml")
      await Self.apply(project)
      try project.write(mapping, to: "mapping.yaml")
      await Self.apply(project)
      #expect(await !project.names(of: "queues").contains("Orders"))
    }
  }

  @Test func `what was let go stays while it is the source that is gone`() async throws {
    try await Self.applied(Self.released) { project in
      try await project.behindTheBack(
        "PATCH", "objects/skills/Orders", ["isActive": false], of: "legacy")
      await Self.expectKept(project, "kept: 1 queues (Orders): its source is gone")
    }
  }

  @Test func `a written resource of the same name can be let go`() async throws {
    try await Self.applied(Self.queues) { project in
      try project.write(
        "kind: genesys-cloud\ntenant: cloud\n"
          + "queues: { Orders: { lifecycle: { onRemove: delete } } }\n", to: "mapping.yaml")
      await Self.apply(project)
      try project.write("", to: "mapping.yaml")
      await Self.apply(project)
      #expect(await project.names(of: "queues") == ["Billing", "Returns"])
    }
  }

  @Test func `what is deleted in the tenant meanwhile is forgotten`() async throws {
    try await Self.applied(Self.queues) { project in
      try project.write("", to: "mapping.yaml")
      try await project.behindTheBack("DELETE", "objects/queues/Orders")
      let plan = await project.run("plan", "--tenant", "cloud", "--format", "json")
      let actions = try plan.result["resource_changes"]?.array?.map { $0["action"] ?? .null }
      #expect(actions == ["forget"], "\(plan.output)")
    }
  }

  @Test func `a migration is not led to another tenant under its name`() async throws {
    try await Self.applied(Self.queues) { project in
      let other = """
          other:
            vendor: genesys-cloud
            region: us-east-1
            clientId: ${env.GENESYS_CLIENT_ID}
            clientSecret: ${env.GENESYS_CLIENT_SECRET}

        """
      try project.write(project.read("cutsheet.yaml") + other, to: "cutsheet.yaml")
      try project.write(
        Self.mapping(Self.queues).replacing("to: cloud", with: "to: other"), to: "mapping.yaml")
      let endpoint = project.environment["CUTSHEET_ENDPOINT_CLOUD"] ?? ""
      let answer = await project.run(
        "plan", "--tenant", "other", environment: ["CUTSHEET_ENDPOINT_OTHER": endpoint])
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("[other-target]"), "\(answer.errors)")
    }
  }
}
