import Documents
import Testing

@testable import Commands

/// Flows, prompts and scripts: made by hand, referred to by name, checked by a plan.
struct EndToEndFlowTests {
  private static let seed: Value = [
    "flows": [
      ["id": "f-1", "name": "Main Menu", "type": "INBOUNDCALL", "description": "Welcome"],
      ["id": "f-2", "name": "Waiting", "type": "INQUEUECALL"],
      ["id": "f-3", "name": "Waiting", "type": "INBOUNDCALL"],
    ],
    "prompts": [["id": "p-1", "name": "Music"]],
  ]

  private static func text(_ queue: String, existing: String = "") -> String {
    """
    kind: genesys-cloud
    tenant: cloud
    existing: { flows: [Main Menu, Waiting, f-1], prompts: ["*"], scripts: ["*"] }
    \(queue)

    """
  }

  @Test func `a name and an id of one flow say the same`() async throws {
    let named = Self.text(
      """
      queues: { Support: { onHoldPrompt: Music, defaultScripts: { CALL: Default Inbound Script } } }
      ivrs: { Main: { openHoursFlow: Main Menu } }
      """)
    let identified = Self.text(
      """
      queues: { Support: { onHoldPrompt: { id: p-1 } } }
      ivrs: { Main: { openHoursFlow: { id: f-1 } } }
      """)
    try await SandboxedProject.using(["kind.yaml": named], seed: Self.seed) { project in
      await project.succeed("apply", "--yes")
      #expect(await project.object("ivrs", "Main")?["openHoursFlow"]?["id"] == "f-1")
      await project.succeed("plan", "--detailed-exitcode")
      try project.write(identified, to: "kind.yaml")
      await project.succeed("plan", "--detailed-exitcode")
      await project.succeed("apply", "--yes")
      await project.succeed("drift")
    }
  }

  @Test func `of flows that share a name only the id tells which is meant`() async throws {
    let queue = "queues: { Support: { queueFlow: Waiting } }"
    try await SandboxedProject.using(
      ["kind.yaml": Self.text(queue)], seed: Self.seed
    ) { project in
      let plan = await project.run("plan")
      #expect(plan.exit == .invalid)
      #expect(plan.errors.contains("[ambiguous-object]"), "\(plan.errors)")
      #expect(plan.errors.contains("{id: …}"))
      let text = Self.text("queues: { Support: { queueFlow: { id: f-2 } } }")
      try project.write(text, to: "kind.yaml")
      await project.succeed("apply", "--yes")
      #expect(await project.object("queues", "Support")?["queueFlow"]?["id"] == "f-2")
      await project.succeed("plan", "--detailed-exitcode")
      await project.succeed("drift")
    }
  }

  @Test func `an id in the place of a name is told with the name`() async throws {
    let text = Self.text("ivrs: { Main: { openHoursFlow: f-1 } }")
    try await SandboxedProject.using(["kind.yaml": text], seed: Self.seed) { project in
      let plan = await project.run("plan")
      #expect(plan.exit == .invalid)
      #expect(plan.errors.contains("'f-1' is the id of 'Main Menu'"), "\(plan.errors)")
    }
  }

  @Test func `what a project says of a flow is checked, and left to people`() async throws {
    let text = "kind: genesys-cloud\ntenant: cloud\nflows: { Main Menu: { type: INBOUNDCALL } }\n"
    try await SandboxedProject.using(["kind.yaml": text], seed: Self.seed) { project in
      await project.succeed("apply", "--yes")
      await project.succeed("plan", "--detailed-exitcode")
      try await project.behindTheBack("PATCH", "objects/flows/Main Menu", ["type": "BOT"])
      let plan = await project.run("plan")
      #expect(plan.exit == .invalid)
      #expect(plan.errors.contains("[unsupported-change]"), "\(plan.errors)")
      #expect(plan.errors.contains("edit and publish the flow in Architect"))
      try project.write(text.replacing("Main Menu", with: "Other"), to: "kind.yaml")
      #expect(await project.run("plan").errors.contains("cannot be created"))
      try project.write("kind: genesys-cloud\ntenant: cloud\n", to: "kind.yaml")
      await project.succeed("apply", "--yes")
      #expect(await project.object("flows", "Main Menu") != nil)
    }
  }
}
