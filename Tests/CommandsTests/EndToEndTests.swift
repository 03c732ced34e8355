import Documents
import Testing

@testable import Commands

struct EndToEndTests {
  static let support = """
    kind: genesys-cloud
    tenant: cloud
    divisions: { Sales: { description: Inside sales } }
    skills: { Billing: {} }
    queues:
      Support:
        division: Sales
        description: Tier 1

    """

  @Test func `what was applied needs no second plan`() async throws {
    try await SandboxedProject.using(["support.yaml": Self.support]) { project in
      await project.succeed("apply", "--yes")
      let queue = try #require(await project.object("queues", "Support"))
      #expect(queue["description"] == "Tier 1")
      await project.succeed("plan", "--detailed-exitcode")
      await project.succeed("drift")
    }
  }

  @Test func `what somebody changed behind the back is drift`() async throws {
    try await SandboxedProject.using(["support.yaml": Self.support]) { project in
      await project.succeed("apply", "--yes")
      try await project.behindTheBack(
        "PATCH", "objects/queues/Support", ["description": "moved"])
      let answer = await project.run("drift", "--verbose")
      #expect(answer.exit == .differences)
      #expect(answer.output.contains("moved"), "\(answer.output)")
    }
  }
}
