import Documents
import Testing

@testable import Commands

struct EndToEndRollbackTests {
  private static let first = """
    kind: genesys-cloud
    tenant: cloud
    existing: { divisions: [Home] }
    skills: { Billing: {} }
    queues:
      Support: { division: Home, description: Tier 1 }
      Sales: { division: Home }

    """
  private static let found: Value = [
    "queues": [["name": "Sales", "description": "as found", "division": "Home"]]
  ]

  @Test func `the very first apply can be rolled back`() async throws {
    let files = [
      "cloud.yaml": Self.first.replacing("Sales: {", with: "Sales: { description: ours,")
    ]
    try await SandboxedProject.using(files, seed: Self.found) { project in
      await project.succeed("apply", "--yes")
      #expect(await project.object("queues", "Sales")?["description"] == "ours")
      let answer = await project.succeed("rollback", "HEAD~1", "--yes")
      #expect(answer.errors.contains("the documents are as they were"))
      #expect(await project.object("queues", "Sales")?["description"] == "as found")
      #expect(await project.names(of: "queues").contains("Support") == false)
      #expect(await project.names(of: "skills").contains("Billing") == false)
      #expect(await project.run("plan", "--detailed-exitcode").exit == .differences)
    }
  }

  @Test func `a rollback takes attributes, members and deletions back`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.first]) { project in
      await project.succeed("apply", "--yes")
      try project.write(
        """
        kind: genesys-cloud
        tenant: cloud
        existing: { divisions: [Home] }
        queues:
          Support: { division: Home, description: Tier 2 }

        """, to: "cloud.yaml")
      await project.succeed("apply", "--yes")
      #expect(await project.names(of: "queues").contains("Sales") == false)
      await project.succeed("rollback", "HEAD~1", "--yes")
      #expect(await project.names(of: "queues").contains("Sales"))
      #expect(await project.names(of: "skills").contains("Billing"))
      #expect(await project.object("queues", "Support")?["description"] == "Tier 1")
      await project.succeed("drift")
      try project.write(Self.first, to: "cloud.yaml")
      await project.succeed("plan", "--detailed-exitcode")
    }
  }

  @Test func `a rollback asks before it writes`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.first]) { project in
      await project.succeed("apply", "--yes")
      let answer = await project.run("rollback", "HEAD~1")
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("rollback"))
      #expect(await project.names(of: "queues").contains("Support"))
    }
  }

  @Test func `a revision that is not there is the user's mistake`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.first]) { project in
      let answer = await project.run("rollback", "HEAD~7", "--yes")
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("[unknown-revision]"))
    }
  }
}
