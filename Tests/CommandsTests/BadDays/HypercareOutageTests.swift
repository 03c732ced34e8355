import Documents
import Testing

@testable import Commands

/// What has ended at one tenant goes although another one, or the source of a migration, is away.
struct HypercareOutageTests {
  private static let other = """
      other:
        vendor: genesys-cloud
        region: us-east-1
        clientId: ${env.GENESYS_CLIENT_ID}
        clientSecret: ${env.GENESYS_CLIENT_SECRET}

    """

  /// Two tenants with a wave each, and Eva has the lead's role open in both.
  private static func using(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    let people = HypercareScene.people
    let files = [
      "cutsheet.yaml": SandboxedProject.projectFile + other,
      "people.yaml": people,
      "others.yaml": people.replacing("tenant: cloud", with: "tenant: other"),
    ]
    try await SandboxedProject.using(files, tenants: ["cloud", "other"]) { project in
      let opens = project.now + .seconds(-3600)
      try project.write(HypercareScene.wave(opens: opens), to: "wave.yaml")
      try project.write(
        HypercareScene.wave(opens: opens, name: "wave-2")
          .replacing("tenant: cloud", with: "tenant: other"), to: "second.yaml")
      await project.succeed("apply", "--yes")
      await project.openLead()
      await project.succeed(
        "hypercare", "open", "wave-2", "--user", "eva@acme.example", "--reason", "r", "--for",
        "1h")
      try await body(project)
    }
  }

  @Test(arguments: ["cloud", "other"])
  func `a tenant that is away keeps nobody's rights alive in another`(away: String) async throws {
    try await Self.using { project in
      project.pass(hours: 3)
      try await project.behindTheBack("POST", "settings", ["faults": "500:1"], of: away)
      let ended = await project.run("hypercare", "expire")
      #expect(ended.exit == .failed, "\(ended.errors)")
      #expect(ended.errors.contains("[tenant-failed]"), "\(ended.errors)")
      let there = away == "cloud" ? "other" : "cloud"
      #expect(ended.output == "\(there): HYPERCARE_LEAD of eva@acme.example has ended\n")
      #expect(ended.errors.contains("of tenant '\(away)'"), "\(ended.errors)")
      try await project.behindTheBack("POST", "settings", ["faults": ""], of: away)
      #expect(await project.succeed("hypercare", "expire").output.hasPrefix("\(away): HYPERCARE"))
    }
  }

  @Test func `where nothing is open no tenant is asked`() async throws {
    try await Self.using { project in
      project.pass(hours: 3)
      await project.succeed("hypercare", "expire")
      for tenant in ["cloud", "other"] {
        try await project.behindTheBack("POST", "settings", ["faults": "500:1"], of: tenant)
      }
      #expect(await project.succeed("hypercare", "expire").output == "nothing has ended\n")
    }
  }

  @Test func `break-glass is opened and given back while another tenant is away`() async throws {
    try await Self.using { project in
      try await project.behindTheBack("POST", "settings", ["faults": "500:1"], of: "other")
      let more = await project.openLead("--extend", for: "3h")
      #expect(more.exit == .success, "\(more.errors)")
      await project.succeed("hypercare", "close", "wave-1", "--user", "eva@acme.example")
      await project.succeed(
        "hypercare", "close", "wave-1", "--early", "--reason", "stable", "--yes")
    }
  }
}
