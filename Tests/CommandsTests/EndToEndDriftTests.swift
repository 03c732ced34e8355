import Documents
import Testing

@testable import Commands

struct EndToEndDriftTests {
  private static let resources = """
    kind: genesys-cloud
    tenant: cloud
    existing: { divisions: [Home], users: ["*"] }
    skills: { Billing: {} }
    queues:
      Support: { division: Home, description: ours, members: [ana@acme.example] }
      Sales: { division: Home, description: ours }

    """
  private static let seed: Value = [
    "divisions": [["name": "East"]],
    "users": [
      ["email": "ana@acme.example", "name": "Ana", "division": "Home"],
      ["email": "bo@acme.example", "name": "Bo", "division": "Home"],
    ],
  ]

  private static func applied(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    try await SandboxedProject.using(["cloud.yaml": resources], seed: seed) { project in
      await project.succeed("apply", "--yes")
      try await body(project)
    }
  }

  /// The routes that were asked since the last look.
  private static func routes(_ project: SandboxedProject) async throws -> Set<String> {
    let report = try await project.behindTheBack("GET", "requests")
    try await project.behindTheBack("DELETE", "requests")
    return Set(
      (report["routes"]?.array ?? []).map {
        "\($0["method"]?.string ?? "") \($0["route"]?.string ?? "")"
      })
  }

  @Test func `reading only what changed finds what reading everything finds`() async throws {
    try await Self.applied { project in
      let quiet = await project.succeed("drift", "--incremental")
      #expect(!quiet.errors.contains("everything was read"), "\(quiet.errors)")
      try await project.behindTheBack(
        "PATCH", "objects/queues/Sales",
        ["description": "theirs", "division": "East"])
      try await project.behindTheBack("DELETE", "objects/skills/Billing")
      let whole = await project.run("drift", "--format", "json")
      let part = await project.run("drift", "--incremental", "--format", "json")
      #expect(whole.exit == .differences && part.exit == .differences)
      let (all, some) = (try whole.result, try part.result)
      #expect(all["resource_changes"] == some["resource_changes"])
      #expect(all["resource_changes"]?.array?.count == 2)
    }
  }

  private static let policy = """
    kind: policy
    name: plain-words
    match: { kinds: [queues], actions: [create, update] }
    condition: { properties: { description: { not: { pattern: theirs } } } }
    message: a description does not say whose it is
    severity: SEVERITY

    """

  @Test(arguments: ["error", "warning"])
  func `a drift says which rule it breaks`(severity: String) async throws {
    try await Self.applied { project in
      try project.write(
        Self.policy.replacing("SEVERITY", with: severity), to: "policies.yaml")
      await project.succeed("drift")
      try await project.behindTheBack("PATCH", "objects/queues/Sales", ["description": "theirs"])
      let drift = await project.run("drift")
      #expect(drift.exit == .differences)
      let words = "\(severity) plain-words: a description does not say whose it is"
      #expect(drift.output.contains(words), "\(drift.output)")
      #expect(
        drift.output.contains("Rules that are broken") == (severity == "error"), "\(drift.output)")
      #expect(!drift.output.contains("Refused") && !drift.output.contains("cannot be applied"))
      let result = try await project.run("drift", "--format", "json").result
      let found = result["policy_results"]?.array ?? []
      #expect(found.map { $0["address"] } == ["cloud/queues/Sales"], "\(found)")
      #expect(found.first?["range"]?["file"] == "cloud.yaml", "\(found)")
    }
  }

  @Test func `a tenant that breaks a rule without a drift is found as well`() async throws {
    try await Self.applied { project in
      try project.write(
        """
        kind: policy
        name: clocks
        rule: time-zones
        severity: error
        settings: { timeZone: Europe/Berlin }
        ---
        kind: genesys-cloud
        tenant: cloud
        scheduleGroups: { Hours: { division: Home, timeZone: Europe/Berlin } }
        """, to: "hours.yaml")
      await project.succeed("apply", "--yes")
      await project.succeed("drift")
      try await project.behindTheBack(
        "POST", "objects/scheduleGroups",
        ["name": "Theirs", "division": "Home", "timeZone": "America/New_York"])
      let drift = await project.run("drift")
      #expect(drift.exit == .differences, "\(drift.output)")
      #expect(drift.output.contains("no changes;") && drift.output.contains(", 1 broken rule"))
    }
  }

  @Test func `a credential that somebody typed into the tenant is not printed`() async throws {
    try await Self.applied { project in
      try await project.behindTheBack(
        "PATCH", "objects/queues/Sales", ["description": "AKIAABCDEFGHIJKLMNOP"])
      let drift = await project.run("drift")
      #expect(drift.exit == .refused, "\(drift.output)")
      #expect(!(drift.output + drift.errors).contains("AKIA"))
      #expect(drift.errors.contains("'description' of 'cloud/queues/Sales'"), "\(drift.errors)")
      #expect(!drift.errors.contains("cloud.yaml"), "\(drift.errors)")
    }
  }

  @Test func `lists that the log makes needless are not read`() async throws {
    try await Self.applied { project in
      try await project.behindTheBack("PATCH", "objects/queues/Sales", ["description": "theirs"])
      _ = try await Self.routes(project)
      _ = await project.run("drift")
      let whole = try await Self.routes(project)
      _ = await project.run("drift", "--incremental")
      let part = try await Self.routes(project)
      #expect(whole.contains("GET /api/v2/routing/queues"), "\(whole)")
      #expect(!part.contains("GET /api/v2/routing/queues"), "\(part)")
      #expect(part.contains("GET /api/v2/routing/queues/{id}"), "\(part)")
      #expect(!part.contains("GET /api/v2/routing/skills"), "\(part)")
    }
  }

  @Test func `a log that we may not read is no obstacle`() async throws {
    try await Self.applied { project in
      try await project.behindTheBack("POST", "settings", ["denied": ["audits:audit:view"]])
      try await project.behindTheBack("PATCH", "objects/queues/Sales", ["description": "theirs"])
      let answer = await project.run("drift", "--incremental")
      #expect(answer.exit == .differences)
      #expect(answer.errors.contains("everything was read"))
    }
  }

  @Test func `without a snapshot everything is read`() async throws {
    try await SandboxedProject.using { project in
      let answer = await project.succeed("drift", "--incremental")
      #expect(answer.errors.contains("everything was read"))
    }
  }
}
