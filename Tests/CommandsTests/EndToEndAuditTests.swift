import Documents
import Parsing
import Testing

@testable import Commands

/// What people can effectively do, from the tenant to the exit code.
struct EndToEndAuditTests {
  /// Makes the observer one who may do everything.
  private static func plant(_ project: SandboxedProject) async throws {
    try await project.behindTheBack(
      "POST", "objects/roles",
      [
        "name": "Platform Super Admin",
        "permissionPolicies": [
          ["domain": "routing", "entityName": "*", "actionSet": ["*"]],
          ["domain": "telephony", "entityName": "*", "actionSet": ["*"]],
        ],
      ])
    try await project.behindTheBack(
      "POST", "objects/grants",
      ["subject": "ana@acme.example", "role": "Platform Super Admin", "division": "*"])
  }

  @Test func `a super-admin made observer is found, with the role that defeats it`() async throws {
    try await HypercareScene.using { project in
      try await Self.plant(project)
      let audit = await project.run("audit")
      #expect(audit.exit == .differences, "\(audit.output)\(audit.errors)")
      #expect(audit.output.contains("ana@acme.example"), "\(audit.output)")
      #expect(audit.output.contains("'Platform Super Admin'"), "\(audit.output)")
    }
  }

  @Test func `findings come as JSON, Markdown and SARIF`() async throws {
    try await HypercareScene.using { project in
      try await Self.plant(project)
      let machine = try await project.run("audit", "--format", "json").result
      let findings = machine["findings"]?.array ?? []
      #expect(
        findings.contains {
          $0["subject"]?["name"] == "ana@acme.example"
            && $0["roles"]?.array?.contains("Platform Super Admin") == true
        })
      let markdown = await project.run("audit", "--format", "markdown").output
      #expect(markdown.contains("**Findings**") && markdown.contains("Platform Super Admin"))
      let sarif = await project.run("audit", "--format", "sarif")
      #expect(sarif.exit == .differences)
      let log = try JSON.value(Array(sarif.output.utf8))
      let results = log["runs"]?.array?.first?["results"]?.array ?? []
      #expect(results.count == findings.count)
    }
  }

  @Test func `a fix is a saved plan that ends what is too much, and nothing else`() async throws {
    try await HypercareScene.using { project in
      try await Self.plant(project)
      let path = project.aside("fix.json")
      let bare = await project.run("audit", "--fix")
      #expect(bare.exit == .invalid && bare.errors.contains("[no-output]"), "\(bare.errors)")
      let audit = await project.run("audit", "--fix", "--output", path)
      #expect(audit.exit == .differences, "\(audit.output)\(audit.errors)")
      try await project.expectHolders(["ana@acme.example *"], of: "Platform Super Admin")
      let applied = await project.run("apply", path, "--yes")
      #expect(applied.exit == .success, "\(applied.output)\(applied.errors)")
      try await project.expectHolders([], of: "Platform Super Admin")
      try await project.expectHolders(["ana@acme.example *"], of: "HYPERCARE_OBSERVER")
    }
  }

  @Test func `what a snapshot does not hold has not changed since`() async throws {
    try await HypercareScene.using { project in
      // Was there before anything was recorded, and is no business of the project.
      try await project.behindTheBack(
        "POST", "objects/grants",
        ["subject": "eva@acme.example", "role": "employee", "division": "*"])
      let then = await project.run("audit", "--since", "HEAD")
      #expect(then.output.contains("Rights that changed since") && !then.output.contains("gained"))
      #expect(then.output.contains("what the project manages"), "\(then.output)")
      await project.openLead()
      let now = await project.run("audit", "--since", "HEAD~2")
      #expect(now.output.contains("user eva@acme.example: gained routing:queue:edit"))
      #expect(!now.output.contains("Master Admin and"), "\(now.output)")
    }
  }

  @Test func `rights that changed since a saved audit are told person by person`() async throws {
    try await HypercareScene.using { project in
      let path = project.aside("before.json")
      _ = await project.run("audit", "--format", "json", "--output", path)
      try await Self.plant(project)
      let audit = await project.run("audit", "--before", path)
      #expect(audit.exit == .differences)
      #expect(audit.output.contains("Rights that changed since"), "\(audit.output)")
      #expect(audit.output.contains("user ana@acme.example: gained"), "\(audit.output)")
      try project.write("{}", to: "other.json")
      let other = await project.run("audit", "--before", project.folder + "/other.json")
      #expect(other.exit == .invalid && other.errors.contains("[no-audit]"), "\(other.errors)")
    }
  }

  @Test func `break-glass that is overdue is shouted about by an audit too`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      project.pass(hours: 3)
      _ = await project.alarms("audit")
    }
  }
}
