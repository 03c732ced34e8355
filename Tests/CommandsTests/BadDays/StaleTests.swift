import Documents
import Testing

@testable import Commands

/// Objects that change between plan and write.
struct StaleTests {
  /// A project that was applied, and then a saved plan that changes both queues.
  private static func planned(
    _ text: String = Trouble.project.replacing("Tier 1", with: "Tier 2")
      .replacing("Orders: { division: Sales", with: "Orders: { division: Sales, description: New"),
    _ body: @Sendable @escaping (SandboxedProject, String) async throws -> Void
  ) async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      await project.succeed("apply", "--yes")
      try project.write(text, to: "cloud.yaml")
      let plan = project.folder + "/cloud.plan.json"
      await project.succeed("plan", "--format", "json", "--output", plan)
      try await body(project, plan)
    }
  }

  @Test func `a stale branch stops and the others go on`() async throws {
    try await Self.planned { project, plan in
      try await project.behindTheBack("PATCH", "objects/queues/Support", ["description": "theirs"])
      let answer = await project.run("apply", plan)
      #expect(answer.exit == .partial, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("stale  cloud/queues/Support: 'description' was changed"))
      #expect(await project.object("queues", "Support")?["description"] == "theirs")
      #expect(await project.object("queues", "Orders")?["description"] == "New")
      await project.succeed("apply", "--yes")
      #expect(await project.object("queues", "Support")?["description"] == "Tier 2")
      try await project.expectSettled()
    }
  }

  @Test func `a plan of which everything is stale writes nothing`() async throws {
    try await Self.planned { project, plan in
      for name in ["Support", "Orders"] {
        try await project.behindTheBack(
          "PATCH", "objects/queues/\(name)", ["description": "theirs"])
      }
      try await project.behindTheBack("DELETE", "requests")
      let answer = await project.run("apply", plan)
      #expect(answer.exit == .stale, "\(answer.output)\(answer.errors)")
      #expect(try await project.writes() == 0)
    }
  }

  @Test func `what nobody manages may change meanwhile`() async throws {
    try await Self.planned { project, plan in
      try await project.behindTheBack(
        "PATCH", "objects/queues/Support", ["callingPartyName": "Acme"])
      await project.succeed("apply", plan)
      #expect(await project.object("queues", "Support")?["callingPartyName"] == "Acme")
    }
  }

  @Test func `an object that is gone is stale and not made again`() async throws {
    try await Self.planned { project, plan in
      try await project.behindTheBack("DELETE", "objects/queues/Support")
      let answer = await project.run("apply", plan)
      #expect(answer.exit == .partial, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("stale  cloud/queues/Support: the object is gone"))
      #expect(await project.names(of: "queues").contains("Support") == false)
    }
  }

  @Test(arguments: [
    (
      "queues", ["name": "Late", "division": "Sales"] as Value,
      "queues:\n  Late: { division: Sales }"
    ),
    (
      "schedules",
      [
        "name": "Late", "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
      ] as Value,
      "schedules:\n  Late: { start: \"2026-01-05T08:00:00.000\", end: \"2026-01-05T18:00:00.000\" }"
    ),
  ])
  func `what somebody else made meanwhile is not made twice`(
    _ kind: String, _ object: Value, _ yaml: String
  ) async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      await project.succeed("apply", "--yes")
      try project.write("kind: genesys-cloud\ntenant: cloud\n\(yaml)\n", to: "late.yaml")
      let plan = project.folder + "/cloud.plan.json"
      await project.succeed("plan", "--format", "json", "--output", plan)
      try await project.behindTheBack("POST", "objects/\(kind)", object)
      let answer = await project.run("apply", plan)
      #expect(answer.exit == .stale, "\(answer.output)\(answer.errors)")
      try await project.expectOnce(kind, "Late")
      await project.succeed("apply", "--yes")
      try await project.expectOnce(kind, "Late")
      try await project.expectSettled()
    }
  }

  @Test func `two objects of one name end the plan`() async throws {
    let text = """
      kind: genesys-cloud
      tenant: cloud
      schedules:
        Open: { start: "2026-01-05T08:00:00.000", end: "2026-01-05T18:00:00.000" }

      """
    let open: Value = [
      "name": "Open", "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
    ]
    try await SandboxedProject.using(
      ["cloud.yaml": text], seed: ["schedules": [open, open]]
    ) { project in
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .invalid, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains("cloud.yaml:4:3: error:"), "\(answer.errors)")
      #expect(answer.errors.contains("Open"), "\(answer.errors)")
      let writes = try await project.writes()
      #expect(writes == 0)
    }
  }

  @Test func `a reference that two objects answer to ends the plan`() async throws {
    let text = """
      kind: genesys-cloud
      tenant: cloud
      existing: { schedules: [Open] }
      scheduleGroups: { Hours: { timeZone: Europe/Berlin, openSchedules: [Open] } }

      """
    let open: Value = [
      "name": "Open", "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
    ]
    try await SandboxedProject.using(
      ["cloud.yaml": text], seed: ["schedules": [open, open]]
    ) { project in
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .invalid, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains("cloud.yaml:4"), "\(answer.errors)")
      let writes = try await project.writes()
      #expect(writes == 0)
    }
  }
}
