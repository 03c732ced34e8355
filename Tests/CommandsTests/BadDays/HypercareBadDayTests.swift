import Documents
import Files
import Foundation
import Snapshots
import TestSupport
import Testing

@testable import Commands

/// Days on which break-glass cannot simply end: tenants that are away, grants that nobody made here,
/// states that lie.
struct HypercareBadDayTests {
  private static let lead = "HYPERCARE_LEAD"

  /// Puts something else in the place of the openings.
  private static func damageBook(of project: SandboxedProject) async throws {
    let repository = try await StateRepository.open(
      at: .folder(project.state), environment: "default",
      author: Author(name: "mallory", email: "mallory@acme.example"))
    _ = try await repository.commit(
      ["hypercare/cloud/wave-1.json": .some(Array("{}".utf8))], onto: try await repository.head(),
      message: CommitMessage("damage"))
  }

  @Test func `a tenant that does not answer leaves the record as it is`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      project.pass(hours: 3)
      let away = ["CUTSHEET_ENDPOINT_CLOUD": "http://127.0.0.1:9"]
      let failed = await project.run("hypercare", "expire", environment: away)
      #expect(failed.exit == .failed, "\(failed.output)\(failed.errors)")
      #expect(failed.errors.contains("[break-glass-overdue]"), "\(failed.errors)")
      await project.succeed("hypercare", "expire")
      try await project.expectHolders([], of: Self.lead)
    }
  }

  @Test func `a grant that no snapshot knows is revoked as well`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      // Somebody gives it again in another division, and the state forgets what was applied.
      try await project.behindTheBack(
        "POST", "objects/grants",
        ["subject": "eva@acme.example", "role": .string(Self.lead), "division": "*"])
      project.pass(hours: 3)
      await project.succeed("hypercare", "expire")
      try await project.expectHolders([], of: Self.lead)
    }
  }

  @Test func `openings that nobody can read stop what would write, and are told by the rest`()
    async throws
  {
    try await HypercareScene.using { project in
      await project.openLead()
      try await Self.damageBook(of: project)
      let plan = await project.run("plan")
      #expect(plan.exit == .failed, "\(plan.output)\(plan.errors)")
      #expect(plan.errors.contains("[unreadable-openings]"), "\(plan.errors)")
      let history = await project.run("history")
      #expect(history.exit == .success)
      #expect(history.errors.contains("[unreadable-openings]"), "\(history.errors)")
    }
  }

  @Test func `a group that was granted the role behind our back is found, and loses it`()
    async throws
  {
    try await HypercareScene.using { project in
      try await project.behindTheBack(
        "POST", "objects/groups", ["name": "Night shift", "members": ["eva@acme.example"]])
      try await project.behindTheBack(
        "POST", "objects/grants",
        ["subject": ["group": "Night shift"], "role": .string(Self.lead), "division": "*"])
      await project.openLead()
      project.pass(hours: 3)
      // What was opened has ended, and the group still brings the role.
      await project.succeed("hypercare", "expire")
      try await project.expectHolders(["Night shift *"], of: Self.lead)
      let path = project.aside("fix.json")
      let audit = await project.run("audit", "--fix", "--output", path)
      #expect(audit.exit == .differences, "\(audit.output)\(audit.errors)")
      #expect(audit.output.contains("group 'Night shift' with 1 member holds 'HYPERCARE_LEAD'"))
      #expect(audit.output.contains("[granted-elsewhere]"), "\(audit.output)")
      let applied = await project.run("apply", path, "--yes")
      #expect(applied.exit == .success, "\(applied.output)\(applied.errors)")
      try await project.expectHolders([], of: Self.lead)
    }
  }

  @Test func `somebody with sixty roles is judged by all of them and can be given one more`()
    async throws
  {
    try await HypercareScene.using { project in
      for number in 1...60 {
        let name = Value.string("Extra \(number)")
        try await project.behindTheBack(
          "POST", "objects/roles",
          [
            "name": name,
            "permissionPolicies": [
              [
                "domain": "routing", "entityName": "queue",
                "actionSet": [number == 60 ? "delete" : "view"],
              ]
            ],
          ])
        for user in ["ana", "eva"] {
          try await project.behindTheBack(
            "POST", "objects/grants",
            ["subject": .string(user + "@acme.example"), "role": name, "division": "*"])
        }
      }
      let audit = await project.run("audit")
      #expect(audit.exit == .differences)
      // Fifty-nine allow what an observer may do anyway.
      #expect(audit.output.components(separatedBy: "[defeated-observer]").count == 2)
      #expect(audit.output.contains("user 'ana@acme.example' holds 'Extra 60' directly"))
      #expect(await project.openLead().exit == .success)
      try await project.expectHolders(["eva@acme.example Sales"], of: Self.lead)
    }
  }
}
