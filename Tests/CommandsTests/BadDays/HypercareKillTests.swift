import Documents
import Files
import Foundation
import Glibc
import TestSupport
import Testing

@testable import Commands

/// The program itself, killed while it opens, ends and closes break-glass, at one step after the
/// other.
struct HypercareKillTests {
  private static let lead = HypercareVendor.lead
  private static let close = [
    "hypercare", "close", "wave-1", "--early", "--reason", "stable", "--yes",
  ]

  /// Everything durable that the program has changed: files of the state, and calls.
  private static func steps(
    _ project: SandboxedProject, _ vendor: HypercareVendor
  ) async -> Int {
    let files = (try? Folder(project.state).tree(entering: { _ in true }).count) ?? 0
    return files + ((try? await project.writes(of: vendor.tenant)) ?? 0)
  }

  /// Starts the program and kills it once it has changed so much, if it is not done by then.
  private static func kill(
    after steps: Int, _ words: [String], _ project: SandboxedProject, _ vendor: HypercareVendor
  ) async throws {
    let before = await Self.steps(project, vendor)
    let process = try KilledProcessTests.start(project, words)
    while process.isRunning, await Self.steps(project, vendor) - before < steps {
      await Task.yield()
    }
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test(arguments: HypercareVendor.allCases)
  func `whenever it is killed, what is on record is granted, and what has ended goes`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      for step in stride(from: 0, through: 24, by: 3) {
        try await Self.kill(
          after: step,
          [
            "hypercare", "open", "wave-1", "--user", "eva@acme.example", "--reason",
            "calls are lost", "--for", "2h",
          ], project, vendor)
        // Nobody holds it who is not on record.
        let isHeld = try await !vendor.holders(of: Self.lead, in: project).isEmpty
        let isOpen = await project.openLead().errors.contains("[open-already]")
        #expect(isOpen || !isHeld, "after \(step) steps")
        await project.succeed("apply", "--yes")
        try await vendor.expectHolders([HypercareVendor.eva], in: project)
        project.pass(hours: 3)
        try await Self.kill(after: step, ["hypercare", "expire"], project, vendor)
        if try await vendor.holders(of: Self.lead, in: project) != [] {
          _ = await project.alarms("plan")
        }
        await project.succeed("apply", "--yes")
        try await vendor.expectHolders([], in: project)
        #expect(await project.succeed("hypercare", "expire").output == "nothing has ended\n")
      }
      try await Self.expectSettled(project)
    }
  }

  @Test(arguments: HypercareVendor.allCases, [2, 8, 16])
  func `a closing that was killed is finished by the next`(
    _ vendor: HypercareVendor, _ step: Int
  ) async throws {
    try await vendor.applied { project in
      await project.openLead()
      try await Self.kill(after: step, Self.close, project, vendor)
      let again = await project.run(Self.close + ["--project", project.folder])
      #expect(again.exit == .success, "\(again.output)\(again.errors)")
      for role in [Self.lead, HypercareVendor.observer] {
        try await vendor.expectHolders([], of: role, in: project)
      }
      #expect(await project.openLead().errors.contains("[closed]"))
      await project.succeed("apply", "--yes")
      try await Self.expectSettled(project)
    }
  }

  @Test(arguments: HypercareVendor.allCases, [3, 9, 15])
  func `what a killed apply has given is known although the document is deleted`(
    _ vendor: HypercareVendor, _ step: Int
  ) async throws {
    try await vendor.using { project in
      try await Self.kill(after: step, ["apply", "--yes"], project, vendor)
      try Disk.remove(project.folder + "/wave.yaml")
      let given = try await vendor.holders(of: HypercareVendor.observer, in: project)
      let told = await project.run("history").errors.contains("[hypercare-gone]")
      #expect(told || given.isEmpty, "\(step)")
      let closed = await project.run("hypercare", "close", "wave-1", "--yes")
      #expect(closed.exit == (told ? .success : .invalid), "\(closed.output)\(closed.errors)")
      try await vendor.expectHolders([], of: HypercareVendor.observer, in: project)
      #expect(!(await project.run("plan").errors.contains("[hypercare-gone]")))
    }
  }

  /// Expects that plan and tenant agree, and that no journal is left but of runs that had not begun.
  private static func expectSettled(_ project: SandboxedProject) async throws {
    await project.succeed("plan", "--detailed-exitcode")
    let resumed = await project.run("apply", "--resume")
    #expect(resumed.errors.contains("[nothing-to-resume]"), "\(resumed.output)\(resumed.errors)")
  }
}
