import Documents
import Testing

@testable import Commands

struct EndToEndHistoryTests {
  private static func resources(description: String, more: String = "") -> String {
    """
    kind: genesys-cloud
    tenant: cloud
    existing: { divisions: [Home] }
    skills: { Billing: {} }
    queues:
      Support: { division: Home, description: \(description) }
    \(more)

    """
  }

  /// A project that was applied twice: the queue's description changed, a skill came.
  private static func appliedTwice(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    let files = ["cloud.yaml": resources(description: "one")]
    try await SandboxedProject.using(files) { project in
      await project.succeed("apply", "--yes", environment: ["CUTSHEET_ACTOR": "ana"])
      try project.write(
        resources(description: "two", more: "languages: { French: {} }"), to: "cloud.yaml")
      await project.succeed("apply", "--yes", environment: ["CUTSHEET_ACTOR": "bo"])
      try await body(project)
    }
  }

  @Test func `history lists the newest snapshot first, with who and what`() async throws {
    try await Self.appliedTwice { project in
      let text = await project.succeed("history").output
      let lines = text.split(separator: "\n")
      #expect(lines.first?.contains("apply(cloud): +1 ~1 -0") == true, "\(text)")
      #expect(lines.first?.contains("bo") == true)
      let result = try await project.succeed("history", "--limit", "2", "--format", "json").result
      let entries = try #require(result["entries"]?.array)
      #expect(entries.count == 2)
      #expect(entries.first?["actor"] == "bo")
      #expect(entries.first?["run"] != nil && entries.first?["plan"] != nil)
      let queue = try await project.succeed(
        "history", "--target", "cloud/queues/Support", "--format", "json"
      ).result
      #expect(queue["entries"]?.array?.count == 2, "\(queue)")
      #expect(await project.succeed("history", "--tenant", "cloud").output == text)
    }
  }

  @Test func `two snapshots are told apart by what moved`() async throws {
    try await Self.appliedTwice { project in
      let result = try await project.succeed("diff", "HEAD~1..HEAD", "--format", "json").result
      let changes = try #require(result["changes"]?.array)
      #expect(
        changes.map { $0["address"] } == ["cloud/languages/French", "cloud/queues/Support"],
        "\(result)")
      let attributes = changes.last?["attributes"]?.array ?? []
      #expect(attributes.map { $0["name"] } == ["description"])
      #expect(attributes.first?["before"] == "one" && attributes.first?["after"] == "two")
      let text = await project.succeed("diff", "HEAD~1", "--target", "cloud/queues/*").output
      #expect(text.contains("description") && !text.contains("French"), "\(text)")
      #expect(await project.succeed("diff", "HEAD..HEAD").output.contains("+0 ~0 -0"))
    }
  }

  @Test func `blame names for each attribute the run that set it`() async throws {
    try await Self.appliedTwice { project in
      let result = try await project.succeed(
        "blame", "cloud/queues/Support", "--format", "json"
      ).result
      let attributes = try #require(result["attributes"]?.array)
      let actors = attributes.map { ($0["name"]?.string ?? "", $0["actor"]?.string ?? "") }
      let byName = Dictionary(uniqueKeysWithValues: actors)
      #expect(byName["description"] == "bo" && byName["division"] == "ana", "\(byName)")
      let text = await project.succeed("blame", "cloud/queues/Support").output
      #expect(text.hasPrefix("cloud/queues/Support\n") && text.contains("two"))
      let wrong = await project.run("blame", "cloud/queues/Suport")
      #expect(wrong.exit == .invalid && wrong.errors.contains("cloud/queues/Support"))
    }
  }

  @Test func `show tells of a snapshot, of an object in it and of a saved plan`() async throws {
    try await Self.appliedTwice { project in
      let text = await project.succeed("show", "HEAD").output
      #expect(text.contains("cloud queues: 1 managed"), "\(text)")
      #expect(text.contains("done        create      cloud/languages/French"), "\(text)")
      let before = await project.succeed("show", "HEAD~1", "cloud/queues/Support").output
      #expect(before.contains("description: one"), "\(before)")
      try project.write(Self.resources(description: "three"), to: "cloud.yaml")
      let path = project.aside("plan.json")
      await project.succeed("plan", "--output", path)
      await project.succeed("apply", "--yes", "--allow", "delete=languages:1")
      let shown = await project.succeed("show", path).output
      #expect(shown.contains("cloud/languages/French"), "\(shown)")
    }
  }

  @Test func `nothing has happened before the first apply`() async throws {
    try await SandboxedProject.using { project in
      #expect(await project.succeed("history").output == "nothing has been recorded yet\n")
      #expect(await project.run("show", "HEAD").exit == .invalid)
    }
  }

  @Test(arguments: ["text", "dot", "mermaid", "svg", "json"])
  func `references are drawn, offline`(format: String) async throws {
    try await SandboxedProject.using(["support.yaml": EndToEndTests.support]) { project in
      let text = await project.succeed("graph", "--format", format).output
      #expect(text.contains("Support") && text.contains("Sales"), "\(text)")
      let near = await project.succeed(
        "graph", "--format", format, "--target", "cloud/queues/*"
      ).output
      #expect(near.contains("Sales") && !near.contains("Billing"), "\(near)")
    }
  }
}
