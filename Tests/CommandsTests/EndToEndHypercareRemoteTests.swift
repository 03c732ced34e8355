import Documents
import Files
import Foundation
import Testing

@testable import Commands

/// Break-glass of two people whose states meet in one repository.
struct EndToEndHypercareRemoteTests {
  private static let lead = "HYPERCARE_LEAD"

  /// A wave whose state is pushed to a bare repository, and the same project in another folder.
  private static func using(
    _ body: @Sendable @escaping (SandboxedProject, _ other: String) async throws -> Void
  ) async throws {
    try await SandboxedProject.using(["people.yaml": HypercareScene.people]) { project in
      let (remote, other) = (project.aside("remote.git"), project.aside("other"))
      _ = try Subprocess(["git", "init", "--quiet", "--bare", remote]).run()
      let state = "state: { repository: \"file://\(remote)\" }\n"
      try project.write(SandboxedProject.projectFile + state, to: "cutsheet.yaml")
      try project.write(
        HypercareScene.wave(opens: project.now + .seconds(-3600)), to: "wave.yaml")
      try Disk.makeFolder(other)
      for name in ["cutsheet.yaml", "people.yaml", "wave.yaml"] {
        try Disk.write(Array(try project.read(name).utf8), to: "\(other)/\(name)")
      }
      await project.succeed("apply", "--yes")
      try await body(project, other)
    }
  }

  /// Makes the remote run a script when somebody pushes; none lets everything through.
  private static func hook(_ name: String, _ script: String?, of project: SandboxedProject) throws {
    let path = project.aside("remote.git/hooks/\(name)")
    guard let script else { return try FileManager.default.removeItem(atPath: path) }
    try Disk.write(Array("#!/bin/sh\n\(script)\n".utf8), to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  @Test func `what one opens another sees, shouts about, and ends`() async throws {
    try await Self.using { project, other in
      await project.openLead()
      let seen = await project.run(["history", "--project", other])
      #expect(seen.output.contains("HYPERCARE_LEAD of eva@acme.example opened until"))
      project.pass(hours: 3)
      let plan = await project.run(["plan", "--project", other])
      #expect(plan.errors.contains("[break-glass-overdue]"), "\(plan.errors)")
      let expired = await project.run(["hypercare", "expire", "--project", other])
      #expect(expired.exit == .success, "\(expired.output)\(expired.errors)")
      try await project.expectHolders([], of: Self.lead)
      #expect(!(await project.run("plan").errors.contains("[break-glass-overdue]")))
      #expect(await project.succeed("history").output.contains("has ended"))
    }
  }

  @Test func `an opening that cannot be pushed gives nobody anything, and is made by a second try`()
    async throws
  {
    try await Self.using { project, other in
      try Self.hook("pre-receive", "grep -q locks || exit 1", of: project)
      let refused = await project.openLead()
      #expect(refused.exit == .failed, "\(refused.output)\(refused.errors)")
      #expect(refused.errors.contains("[not-pushed]"), "\(refused.errors)")
      #expect(refused.errors.contains("run the same command again"), "\(refused.errors)")
      try await project.expectHolders([], of: Self.lead)
      try Self.hook("pre-receive", nil, of: project)
      let opened = await project.openLead()
      #expect(opened.exit == .success, "\(opened.output)\(opened.errors)")
      try await project.expectHolders(["eva@acme.example Sales"], of: Self.lead)
      let history = await project.run(["history", "--project", other]).output
      #expect(history.components(separatedBy: "opened until").count == 2, "\(history)")
      let again = await project.openLead()
      #expect(again.exit == .refused && again.errors.contains("[open-already]"), "\(again.errors)")
    }
  }

  @Test func `an opening whose push got through and whose answer was lost ends all the same`()
    async throws
  {
    try await Self.using { project, other in
      try Self.hook("post-receive", "grep -q locks || kill -9 $PPID", of: project)
      let lost = await project.openLead()
      #expect(lost.exit == .failed, "\(lost.output)\(lost.errors)")
      try Self.hook("post-receive", nil, of: project)
      try await project.expectHolders([], of: Self.lead)
      // The other sees it as open, and grants it.
      let applied = await project.run(["apply", "--yes", "--project", other])
      #expect(applied.exit == .success, "\(applied.output)\(applied.errors)")
      try await project.expectHolders(["eva@acme.example Sales"], of: Self.lead)
      project.pass(hours: 3)
      _ = await project.alarms("plan")
      await project.succeed("hypercare", "expire")
      try await project.expectHolders([], of: Self.lead)
    }
  }

  @Test func `an end that cannot be pushed is told, and pushed by the next run`() async throws {
    try await Self.using { project, other in
      await project.openLead()
      project.pass(hours: 3)
      try Self.hook("pre-receive", "grep -q locks || exit 1", of: project)
      let expired = await project.run("hypercare", "expire")
      #expect(expired.exit == .success, "\(expired.output)\(expired.errors)")
      #expect(expired.errors.contains("notice: cannot push"), "\(expired.errors)")
      try await project.expectHolders([], of: Self.lead)
      let blind = await project.run(["plan", "--project", other])
      #expect(blind.errors.contains("[break-glass-overdue]"), "\(blind.errors)")
      try Self.hook("pre-receive", nil, of: project)
      #expect(await project.succeed("hypercare", "expire").output == "nothing has ended\n")
      let plan = await project.run(["plan", "--project", other])
      #expect(!plan.errors.contains("[break-glass-overdue]"), "\(plan.errors)")
    }
  }
}
