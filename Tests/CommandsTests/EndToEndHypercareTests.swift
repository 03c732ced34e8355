import Documents
import Foundation
import Testing

@testable import Commands

/// Rights with an end, from the documents to what the tenant holds.
struct EndToEndHypercareTests {
  private static let lead = "HYPERCARE_LEAD"

  @Test func `an apply gives observers their role and nobody break-glass`() async throws {
    try await HypercareScene.using { project in
      try await project.expectHolders(["ana@acme.example *"], of: "HYPERCARE_OBSERVER")
      #expect(await project.names(of: "roles").contains(Self.lead))
      try await project.expectHolders([], of: Self.lead)
      try await project.expectSettled()
    }
  }

  @Test func `break-glass is held for its time and gone by the next command that writes`()
    async throws
  {
    try await HypercareScene.using { project in
      let opened = await project.openLead()
      #expect(opened.exit == .success, "\(opened.output)\(opened.errors)")
      #expect(opened.output.contains("eva@acme.example has role HYPERCARE_LEAD of cloud until"))
      try await project.expectHolders(["eva@acme.example Sales"], of: Self.lead)
      try await project.expectSettled()
      project.pass(hours: 1.9)
      await project.succeed("hypercare", "expire")
      try await project.expectHolders(["eva@acme.example Sales"], of: Self.lead)
      project.pass(hours: 0.2)
      let expired = await project.succeed("hypercare", "expire")
      #expect(expired.output.contains("cloud: HYPERCARE_LEAD of eva@acme.example has ended"))
      #expect(!expired.errors.contains("break-glass-overdue"), "\(expired.errors)")
      try await project.expectHolders([], of: Self.lead)
      #expect(await project.succeed("hypercare", "expire").output == "nothing has ended\n")
      try await project.expectSettled()
    }
  }

  @Test func `an apply takes away first what has ended, whatever else it does`() async throws {
    try await HypercareScene.using { project in
      let path = project.aside("plan.json")
      await project.openLead()
      await project.succeed("plan", "--output", path)
      project.pass(hours: 3)
      let stale = await project.run("apply", path, "--yes")
      #expect(stale.exit == .stale, "\(stale.output)\(stale.errors)")
      #expect(stale.errors.contains("revoking what has ended: HYPERCARE_LEAD of eva@acme.example"))
      try await project.expectHolders([], of: Self.lead)
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test func `the history shows reason and ticket behind who and what`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      project.pass(hours: 3)
      await project.succeed("hypercare", "expire")
      let text = await project.succeed("history").output
      let lines = text.split(separator: "\n").filter { $0.contains("HYPERCARE_LEAD of") }
      #expect(lines.count == 2, "\(text)")
      #expect(lines[0].contains("HYPERCARE_LEAD of eva@acme.example has ended"))
      #expect(lines[1].contains("boss@acme.example"))
      #expect(lines[1].contains("HYPERCARE_LEAD of eva@acme.example opened until"))
      #expect(lines.allSatisfy { $0.contains("calls are lost (OPS-7)") })
    }
  }

  @Test func `a grant that somebody made in the screens goes as well`() async throws {
    try await HypercareScene.using { project in
      try await project.behindTheBack(
        "POST", "objects/grants",
        ["subject": "eva@acme.example", "role": .string(Self.lead), "division": "*"])
      try await project.expectHolders(["eva@acme.example *"], of: Self.lead)
      await project.succeed("apply", "--yes")
      try await project.expectHolders([], of: Self.lead)
    }
  }

  @Test func `what the document does not allow is refused, and leaves no trace`() async throws {
    try await HypercareScene.using { project in
      let before = await project.succeed("history").output
      let long = await project.openLead(for: "5h")
      #expect(long.exit == .refused, "\(long.errors)")
      #expect(long.errors.contains("[too-long]"))
      let other = await project.run(
        "hypercare", "open", "wave-1", "--user", "ana@acme.example", "--reason", "x", "--for", "1h")
      #expect(other.exit == .refused && other.errors.contains("[not-a-member]"), "\(other.errors)")
      let unknown = await project.run(
        "hypercare", "open", "wave-2", "--user", "eva@acme.example", "--reason", "x", "--for", "1h")
      #expect(unknown.exit == .invalid && unknown.errors.contains("[unknown-hypercare]"))
      #expect(await project.succeed("history").output == before)
      try await project.expectHolders([], of: Self.lead)
    }
  }

  @Test func `more time is given on record, and the person keeps the role`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      let again = await project.openLead()
      #expect(again.exit == .refused && again.errors.contains("[open-already]"), "\(again.errors)")
      project.pass(hours: 1.5)
      let extended = await project.openLead("--extend")
      #expect(extended.exit == .success, "\(extended.errors)")
      project.pass(hours: 1.5)
      await project.succeed("hypercare", "expire")
      try await project.expectHolders(["eva@acme.example Sales"], of: Self.lead)
      project.pass(hours: 1)
      await project.succeed("hypercare", "expire")
      try await project.expectHolders([], of: Self.lead)
    }
  }

  @Test func `what one person has open can be taken back`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      let none = await project.run("hypercare", "close", "wave-1", "--user", "ana@acme.example")
      #expect(none.exit == .invalid && none.errors.contains("[nothing-open]"), "\(none.errors)")
      let closed = await project.succeed(
        "hypercare", "close", "wave-1", "--user", "eva@acme.example", "--reason", "mended")
      #expect(closed.output.contains("has ended"), "\(closed.output)")
      try await project.expectHolders([], of: Self.lead)
      #expect(await project.succeed("history").output.contains("ends before its time"))
    }
  }

  @Test func `a rollback gives nobody back what has ended`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      let text = try await project.succeed("history", "--format", "json").result
      let opened = try #require(text["entries"]?.array?.first?["revision"]?.string)
      project.pass(hours: 3)
      await project.succeed("hypercare", "expire")
      let back = await project.run("rollback", opened, "--yes")
      #expect(back.exit == .success, "\(back.output)\(back.errors)")
      try await project.expectHolders([], of: Self.lead)
    }
  }

  @Test func `permissions that the tenant does not know are told before anything is applied`()
    async throws
  {
    try await HypercareScene.using { project in
      let text = try project.read("wave.yaml")
      try project.write(
        text.replacing("routing:skill:assign", with: "routing:skill:asign")
          .replacing("\"routing:skill:view\"", with: "\"billing:*:*\", admin"), to: "wave.yaml")
      let plan = await project.run("plan")
      #expect(plan.exit == .success, "\(plan.errors)")
      let problems = plan.errors.components(separatedBy: "[unknown-permission]")
      #expect(problems.count == 3, "\(plan.errors)")
      #expect(plan.errors.contains("'billing:*:*' stands for no permission of the tenant"))
      #expect(plan.errors.contains("did you mean 'routing:skill:assign'?"), "\(plan.errors)")
      // The place is that of the word itself.
      #expect(plan.errors.contains("wave.yaml:13:"), "\(plan.errors)")
      try project.write(
        text.replacing("routing:skill:assign", with: "routing:skill:asign"), to: "wave.yaml")
      let apply = await project.run("apply")
      let asked = try #require(apply.errors.range(of: "routing:skill:asign"))
      #expect(apply.errors[asked.upperBound...].contains("not-confirmed"), "\(apply.errors)")
    }
  }
}
