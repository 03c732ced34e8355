import Documents
import Parsing
import Testing

@testable import Commands

/// The end of a hypercare: nothing with its prefix is left, as far as the vendor lets go of it.
struct EndToEndHypercareCloseTests {
  private static let days = 15.0 * 24

  @Test func `after the window everything with the prefix goes, whoever made it`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      try await project.behindTheBack("POST", "objects/roles", ["name": "HYPERCARE_STRAY"])
      try await project.behindTheBack("POST", "objects/groups", ["name": "Night shift"])
      let holders: [(Value, Value)] = [
        ("ana@acme.example", "HYPERCARE_STRAY"), ("ana@acme.example", "HYPERCARE_LEAD"),
        (["group": "Night shift"], "HYPERCARE_LEAD"),
      ]
      for (subject, role) in holders {
        try await project.behindTheBack(
          "POST", "objects/grants", ["subject": subject, "role": role, "division": "*"])
      }
      try await project.behindTheBack(
        "POST", "objects/oauthClients",
        [
          "name": "etl", "authorizedGrantType": "CLIENT-CREDENTIALS",
          "roleDivisions": [["role": "HYPERCARE_STRAY", "division": "*"]],
        ])
      let early = await project.run("hypercare", "close", "wave-1", "--yes")
      #expect(early.exit == .refused && early.errors.contains("[window-open]"), "\(early.errors)")
      project.pass(hours: Self.days)
      let closed = await project.succeed("hypercare", "close", "wave-1", "--yes")
      #expect(closed.errors.contains("Destructive"), "\(closed.errors)")
      #expect(
        await project.names(of: "roles").filter { $0.hasPrefix("HYPERCARE_") }.isEmpty)
      for role in ["HYPERCARE_OBSERVER", "HYPERCARE_LEAD", "HYPERCARE_STRAY"] {
        try await project.expectHolders([], of: role)
      }
      try await project.expectSettled()
      let again = await project.succeed("hypercare", "close", "wave-1", "--yes")
      #expect(again.output.contains("nothing to change"), "\(again.output)")
    }
  }

  @Test func `closing asks, and a saved plan is applied once it is reviewed`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      let path = project.aside("close.json")
      let bare = await project.run("hypercare", "close", "wave-1", "--early")
      #expect(bare.exit == .invalid && bare.errors.contains("[no-reason]"), "\(bare.errors)")
      await project.succeed(
        "hypercare", "close", "wave-1", "--early", "--reason", "stable", "--output", path)
      // What was open ends with the decision; what the review is for stays until then.
      try await project.expectHolders([], of: "HYPERCARE_LEAD")
      try await project.expectHolders(["ana@acme.example *"], of: "HYPERCARE_OBSERVER")
      let opened = await project.openLead()
      #expect(opened.exit == .refused && opened.errors.contains("[closed]"), "\(opened.errors)")
      let applied = await project.run(
        ["apply", path, "--yes", "--project", project.folder])
      #expect(applied.exit == .success, "\(applied.output)\(applied.errors)")
      #expect(await project.names(of: "roles").filter { $0.hasPrefix("HYPERCARE_") }.isEmpty)
      try await project.expectSettled()
      let history = await project.succeed("history").output
      #expect(history.contains("hypercare(cloud): wave-1 closed before its time"), "\(history)")
      #expect(history.contains("stable"))
    }
  }

  @Test func `nobody is asked behind their back`() async throws {
    try await HypercareScene.using { project in
      project.pass(hours: Self.days)
      let asked = await project.run("hypercare", "close", "wave-1")
      #expect(asked.exit == .invalid && asked.errors.contains("[not-confirmed]"), "\(asked.errors)")
      try await project.expectHolders(["ana@acme.example *"], of: "HYPERCARE_OBSERVER")
    }
  }

  @Test func `a wave that nobody agreed to close goes on, and what is open stays open`()
    async throws
  {
    try await HypercareScene.using { project in
      await project.openLead()
      let asked = await project.run(
        "hypercare", "close", "wave-1", "--early", "--reason", "stable")
      #expect(asked.exit == .invalid && asked.errors.contains("[not-confirmed]"), "\(asked.errors)")
      try await project.expectHolders(["eva@acme.example Sales"], of: "HYPERCARE_LEAD")
      let history = await project.succeed("history").output
      #expect(!history.contains("closed before its time"), "\(history)")
      let more = await project.openLead("--extend", for: "3h")
      #expect(more.exit == .success, "\(more.errors)")
    }
  }

  @Test func `roles of another wave of the tenant stay`() async throws {
    try await HypercareScene.using { project in
      let other = """
        kind: hypercare
        name: wave-2
        tenant: cloud
        window:
          opens: \((project.now + .seconds(-3600)).description.prefix(16))
          days: 60
          timeZone: UTC
        roles:
          HYPERCARE_WATCH:
            description: Looks on.
            permissions: ["routing:queue:view"]
            members: [ana@acme.example]

        """
      try project.write(other, to: "second.yaml")
      await project.succeed("apply", "--yes")
      project.pass(hours: Self.days)
      await project.succeed("hypercare", "close", "wave-1", "--yes")
      #expect(
        await project.names(of: "roles").filter { $0.hasPrefix("HYPERCARE_") }
          == ["HYPERCARE_WATCH"])
      try await project.expectHolders(["ana@acme.example *"], of: "HYPERCARE_WATCH")
    }
  }
}
