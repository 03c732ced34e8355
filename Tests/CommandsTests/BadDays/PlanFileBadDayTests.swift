import Documents
import Files
import Parsing
import Testing

@testable import Commands

/// Saved plans whose ground has moved: none is applied, and nothing is written.
struct PlanFileBadDayTests {
  /// A project with a saved plan for it.
  private static func saved(
    _ body: @Sendable @escaping (SandboxedProject, String) async throws -> Void
  ) async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      let plan = project.folder + "/cloud.plan.json"
      await project.succeed("plan", "--format", "json", "--output", plan)
      try await body(project, plan)
    }
  }

  private static func expectUntouched(
    _ answer: SandboxedProject.Answer, _ exit: ExitCode, _ code: String,
    _ project: SandboxedProject, at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let told = "\(answer.exit) \(answer.output)\(answer.errors)"
    #expect(answer.exit == exit, "\(told)", sourceLocation: place)
    #expect(answer.errors.contains("[\(code)]"), "\(told)", sourceLocation: place)
    #expect(try await project.writes() == 0, sourceLocation: place)
    #expect(try project.journals().isEmpty, sourceLocation: place)
  }

  @Test func `a saved plan is applied as it is, and once`() async throws {
    try await Self.saved { project, plan in
      await project.succeed("apply", plan)
      try await project.expectOnce("queues", "Support", "Orders")
      try await project.expectSettled()
      try await project.behindTheBack("DELETE", "requests")
      let again = await project.run("apply", plan)
      try await Self.expectUntouched(again, .stale, "already-applied", project)
    }
  }

  @Test func `a plan edited by hand is refused`() async throws {
    try await Self.saved { project, plan in
      let text = try project.read("cloud.plan.json").replacing("Tier 1", with: "Tier 9")
      try project.write(text, to: "cloud.plan.json")
      let answer = await project.run("apply", plan)
      try await Self.expectUntouched(answer, .stale, "unusable-plan", project)
      #expect(answer.errors.contains("was changed after it was made"), "\(answer.errors)")
    }
  }

  @Test(arguments: [
    "", "{", "[]", "null", "{\"format_version\": \"9.0\"}", "{\"format_version\": \"1.0\"}",
    String(repeating: "[", count: 100_000),
  ])
  func `what is no plan is refused as that`(_ text: String) async throws {
    try await Self.saved { project, plan in
      try project.write(text, to: "cloud.plan.json")
      let answer = await project.run("apply", plan)
      #expect(answer.exit == .invalid, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.hasPrefix("error") || answer.errors.contains(": error"))
      #expect(try await project.writes() == 0)
    }
  }

  @Test func `every part of a plan file counts`() async throws {
    try await Self.saved { project, plan in
      let text = try project.read("cloud.plan.json")
      let value = try JSON.value(Array(text.utf8))
      let names = (value["result"] ?? value).object?.keys ?? []
      #expect(names.count > 3)
      for name in names {
        var altered = value
        altered.remove(at: value["result"] == nil ? [name] : ["result", name])
        try project.write(CanonicalJSON.text(of: altered), to: "cloud.plan.json")
        let answer = await project.run("apply", plan)
        #expect([.invalid, .stale].contains(answer.exit), "\(name): \(answer.exit)")
      }
      #expect(try await project.writes() == 0)
    }
  }

  @Test func `a plan whose documents moved is stale`() async throws {
    try await Self.saved { project, plan in
      try project.write(Trouble.project.replacing("Tier 1", with: "Tier 2"), to: "cloud.yaml")
      let answer = await project.run("apply", plan)
      try await Self.expectUntouched(answer, .stale, "documents-moved", project)
      #expect(answer.errors.contains("make a new plan: cutsheet plan"), "\(answer.errors)")
    }
  }

  @Test func `a comment moves no document`() async throws {
    try await Self.saved { project, plan in
      try project.write("# a remark\n" + Trouble.project, to: "cloud.yaml")
      await project.succeed("apply", plan)
      try await project.expectSettled()
    }
  }

  @Test func `a plan older than the state is stale`() async throws {
    try await Self.saved { project, plan in
      try project.write(Trouble.project.replacing("Tier 1", with: "Tier 2"), to: "cloud.yaml")
      await project.succeed("apply", "--yes")
      try project.write(Trouble.project, to: "cloud.yaml")
      try await project.behindTheBack("DELETE", "requests")
      let answer = await project.run("apply", plan)
      try await Self.expectUntouched(answer, .stale, "state-moved", project)
    }
  }

  @Test func `a plan for another environment or tenant is refused`() async throws {
    try await Self.saved { project, plan in
      try project.write(
        "kind: project\nname: trial\n", to: "environments/staging.yaml")
      let answer = await project.run("apply", plan, "--env", "staging")
      try await Self.expectUntouched(answer, .invalid, "other-project", project)
      try project.write(
        SandboxedProject.projectFile.replacing("  cloud:", with: "  sky:"), to: "cutsheet.yaml")
      try project.write(
        Trouble.project.replacing("tenant: cloud", with: "tenant: sky"), to: "cloud.yaml")
      let other = await project.run("apply", plan)
      try await Self.expectUntouched(other, .invalid, "other-tenant", project)
    }
  }

  @Test func `another organisation behind the endpoint is refused`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      await project.succeed("apply", "--yes")
      try project.write(Trouble.project.replacing("Tier 1", with: "Tier 2"), to: "cloud.yaml")
      let plan = project.folder + "/cloud.plan.json"
      await project.succeed("plan", "--format", "json", "--output", plan)
      try await project.set(["organizationId": "0b5e0a1e-0000-4000-8000-00000000beef"])
      try await project.behindTheBack("DELETE", "requests")
      for words in [
        ["plan"], ["apply", "--yes"], ["apply", plan], ["drift"], ["rollback", "HEAD~1", "--yes"],
      ] {
        let answer = await project.run(words + ["--project", project.folder])
        try await Self.expectUntouched(answer, .refused, "wrong-organization", project)
        #expect(answer.errors.contains("0b5e0a1e-0000-4000-8000-00000000beef"))
      }
    }
  }
}
