import Documents
import Files
import Foundation
import Snapshots
import Testing

@testable import Commands

/// A state that cannot be written keeps nobody's rights alive.
struct HypercareHindranceTests {
  /// The tenant's lock, as a machine that died has left it.
  private static func lockElsewhere(_ state: StateLocation, _ vendor: HypercareVendor) async throws
  {
    let state = try await StateRepository.open(
      at: state, environment: "default",
      author: Author(name: "ci", email: "ci@acme.example"))
    _ = try await state.lock(
      vendor.tenant,
      as: LockHolder(
        holder: "ci", host: "runner-17", since: SystemClock.now(), run: "run-7",
        process: 1, stamp: ""))
  }

  @Test(arguments: HypercareVendor.allCases)
  func `a machine that died with the lock keeps nobody's rights alive`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      await project.openLead()
      project.pass(hours: 3)
      try await Self.lockElsewhere(.folder(project.folder + "/.cutsheet/state"), vendor)
      let expired = await project.run("hypercare", "expire")
      #expect(expired.exit == .stale, "\(expired.output)\(expired.errors)")
      #expect(expired.output.contains("has ended, which is not on record yet"))
      #expect(expired.errors.contains("[locked]") && expired.errors.contains("runner-17"))
      #expect(!expired.errors.contains("[break-glass-overdue]"), "\(expired.errors)")
      try await vendor.expectHolders([], in: project)
      // The record still says that it is due: everybody is told until somebody removes the lock.
      _ = await project.alarms("plan")
      let again = await project.run("hypercare", "expire")
      #expect(again.exit == .stale, "\(again.output)\(again.errors)")
      await project.succeed("unlock", "run-7")
      await project.succeed("hypercare", "expire")
      #expect(await project.succeed("history").output.contains("has ended"))
      #expect(!(await project.run("plan").errors.contains("[break-glass-overdue]")))
      try await project.expectSettled()
    }
  }

  @Test func `a state that is begun anew where the project names a folder is told`() async throws {
    try await HypercareScene.using { project in
      let folder = project.aside("state.git")
      let state = "state: { repository: \"\(folder)\" }\n"
      try project.write(SandboxedProject.projectFile + state, to: "cutsheet.yaml")
      #expect(await project.succeed("apply", "--yes").errors.contains("[new-state]"))
      #expect(!(await project.openLead().errors.contains("[new-state]")))
      try FileManager.default.moveItem(atPath: folder, toPath: folder + ".away")
      let expired = await project.run("hypercare", "expire")
      #expect(expired.errors.contains("[new-state]"), "\(expired.errors)")
    }
  }

  @Test func `what has ended goes by what was last seen of a state that cannot be reached`()
    async throws
  {
    try await HypercareScene.using { project in
      let remote = project.aside("remote.git")
      _ = try Subprocess(["git", "init", "--quiet", "--bare", remote]).run()
      let state = "state: { repository: \"file://\(remote)\" }\n"
      try project.write(SandboxedProject.projectFile + state, to: "cutsheet.yaml")
      await project.succeed("apply", "--yes")
      await project.openLead()
      try FileManager.default.moveItem(atPath: remote, toPath: remote + ".away")
      let early = await project.run("hypercare", "expire")
      #expect(early.exit == .failed && early.errors.contains("[state-unseen]"), "\(early.errors)")
      #expect(early.output == "nothing that is known here has ended\n")
      try await project.expectHolders(["eva@acme.example Sales"], of: "HYPERCARE_LEAD")
      project.pass(hours: 3)
      let expired = await project.run("hypercare", "expire")
      #expect(expired.exit == .failed, "\(expired.output)\(expired.errors)")
      #expect(expired.output.contains("has ended, which is not on record yet"))
      try await project.expectHolders([], of: "HYPERCARE_LEAD")
      try FileManager.default.moveItem(atPath: remote + ".away", toPath: remote)
      await project.succeed("hypercare", "expire")
      #expect(await project.succeed("history").output.contains("has ended"))
    }
  }
}
