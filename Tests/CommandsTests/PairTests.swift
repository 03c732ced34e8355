import Documents
import Parsing
import Testing

@testable import Commands

/// What people made on both sides is there, or the plan says where it is not.
struct PairTests {
  private static let seed: Value = [
    "tenants": [
      "legacy": [
        "campaigns": [["name": "Service"]],
        "skills": [["skillName": "Billing", "mediaTypeId": 4, "campaignId": "Service"]],
        "scripts": [
          ["scriptName": "IVR\\Main", "mediaType": 4], ["scriptName": "IVR\\Old", "mediaType": 4],
        ],
      ],
      "cloud": [
        "flows": [["name": "Main Menu"], ["name": "Night", "type": "VOICE"], ["name": "Night"]],
        "prompts": [["name": "Hello"]],
      ],
    ]
  ]

  private static let tenants = """
      legacy:
        vendor: nice-cxone
        area: na1
        accessKeyId: ${env.NICE_ACCESS_KEY_ID}
        accessKeySecret: ${env.NICE_ACCESS_KEY_SECRET}

    """

  private static func using(
    _ names: String, _ target: String = "flows",
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    let mapping = """
      kind: migration
      name: wave-1
      from: legacy
      to: cloud
      map: { skills-to-queues: {} }
      pairs:
        - source: scripts
          target: \(target)
          names: { \(names) }

      """
    let files = [
      "cutsheet.yaml": SandboxedProject.projectFile + tenants, "mapping.yaml": mapping,
    ]
    try await SandboxedProject.using(files, legacy: ["legacy"], seed: seed, body)
  }

  @Test(arguments: [
    (
      "IVR\\Main: Main Menue", "mapping.yaml:9:24: error: tenant 'cloud' has no 'Main Menue' among "
    ),
    (
      "IVR\\Mian: Main Menu",
      "mapping.yaml:9:14: error: tenant 'legacy' has no 'IVR\\Mian' among its"
    ),
    ("IVR\\Main: Night", "mapping.yaml:9:24: error: tenant 'cloud' has 2 flows named 'Night' ("),
  ])
  func `a pair that is not on both sides fails the plan at its place`(
    names: String, error: String
  ) async throws {
    try await Self.using(names) { project in
      for command in ["plan", "apply"] {
        let answer = await project.run([
          command, "--tenant", "cloud", "--project", project.folder,
        ])
        #expect(answer.exit == .invalid)
        #expect(answer.errors.contains(error), "\(answer.errors)")
      }
      let writes = try await project.writes()
      #expect(writes == 0)
    }
  }

  @Test func `a mistyped name is told with the nearest`() async throws {
    try await Self.using("IVR\\Main: Main Menue") { project in
      let errors = await project.run("plan", "--tenant", "cloud").errors
      #expect(errors.contains("did you mean 'Main Menu'?"), "\(errors)")
    }
  }

  @Test func `a pair stands in the crosswalk with both ids and is verified`() async throws {
    try await Self.using("IVR\\Main: Main Menu") { project in
      await project.succeed("apply", "--tenant", "cloud", "--yes")
      let id = try #require(await project.object("flows", "Main Menu")?["id"]?.string)
      let found = await project.succeed("crosswalk", "find", "wave-1", id)
      #expect(
        found.output
          == "scripts/IVR\\Main (IVR\\Main)  ->  flows/Main Menu (\(id))  (made by hand)\n")
      let plan = await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
      #expect(plan.output.contains("Made by hand on both sides\n  1 scripts -> flows\n"))
      #expect(plan.output.contains("  1 scripts\n"), "\(plan.output)")
      await project.succeed("verify", "wave-1")
      try await project.behindTheBack("DELETE", "objects/flows/Main Menu")
      let gone = await project.run("verify", "wave-1")
      #expect(gone.output.contains("missing  cloud/flows/Main Menu"), "\(gone.output)")
    }
  }

  @Test func `an id tells which of two is meant`() async throws {
    try await Self.using("IVR\\Main: Main Menu") { project in
      let night = try await project.objects("flows").filter { $0["name"] == "Night" }
      let id = try #require(night.first?["id"]?.string)
      try project.write(
        project.read("mapping.yaml").replacing("Main Menu", with: id), to: "mapping.yaml")
      await project.succeed("apply", "--tenant", "cloud", "--yes")
      let found = await project.succeed("crosswalk", "find", "wave-1", id)
      #expect(found.output.contains("flows/Night (\(id))"), "\(found.output)")
      await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
      await project.succeed("verify", "wave-1")
    }
  }

  @Test func `what the project makes itself need not be there yet`() async throws {
    try await Self.using("IVR\\Main: Ready", "wrapUpCodes") { project in
      #expect(await project.run("plan", "--tenant", "cloud").exit == .invalid)
      try project.write(
        "kind: genesys-cloud\ntenant: cloud\nwrapUpCodes: { Ready: {} }\n", to: "cloud.yaml")
      await project.succeed("apply", "--tenant", "cloud", "--yes")
      let found = await project.succeed("crosswalk", "find", "wave-1", "Ready")
      let id = await project.object("wrapUpCodes", "Ready")?["id"]?.string ?? "?"
      #expect(found.output.contains(id), "\(found.output)")
      // It was made by hand: it goes by hand.
      try Self.unpair(project)
      await project.succeed("apply", "--tenant", "cloud", "--yes")
      #expect(await project.object("wrapUpCodes", "Ready") == nil)
      #expect(await project.run("crosswalk", "find", "wave-1", "Ready").exit == .differences)
    }
  }

  private static func unpair(_ project: SandboxedProject) throws {
    let text = try project.read("mapping.yaml")
    try project.write(text.replacing(/pairs:(.|\n)*/, with: ""), to: "mapping.yaml")
    try project.write("kind: genesys-cloud\ntenant: cloud\n", to: "cloud.yaml")
  }

  @Test func `a pair costs one list on each side`() async throws {
    try await Self.using("IVR\\Main: Main Menu") { project in
      for tenant in ["cloud", "legacy"] {
        try await project.behindTheBack("DELETE", "requests", of: tenant)
      }
      await project.succeed("plan", "--tenant", "cloud")
      let flows = try await Self.requests(project, "cloud", ["/flows", "/prompts"])
      let scripts = try await Self.requests(project, "legacy", ["/scripts/search"])
      #expect(flows == 1 && scripts == 1, "\(flows), \(scripts)")
    }
  }

  private static func requests(
    _ project: SandboxedProject, _ tenant: String, _ parts: [String]
  ) async throws -> Int {
    let routes = try await project.behindTheBack("GET", "requests", of: tenant)["routes"]?.array
    return (routes ?? []).filter { entry in
      parts.contains { entry["route"]?.string?.contains($0) ?? false }
    }.reduce(0) { $0 + ($1["count"]?.integer ?? 0) }
  }

  @Test func `kinds that nobody asks for are named as such`() async throws {
    try await Self.using("IVR\\Main: Main Menu") { project in
      let json = await project.run("plan", "--tenant", "cloud", "--format", "json")
      let report = try JSON.value(Array(json.output.utf8))["coverage"]?.array?.first
      let unread = report?["unread"]?.array ?? []
      #expect(unread.contains("addressBooks") && unread.contains("pointsOfContact"))
      #expect(!unread.contains("scripts") && !unread.contains("skills"))
      #expect(report?["pairs"] == [["source": "scripts", "target": "flows", "count": 1]])
    }
  }
}
