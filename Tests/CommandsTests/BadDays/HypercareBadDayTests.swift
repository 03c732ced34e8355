import Documents
import Files
import Foundation
import Snapshots
import TestSupport
import Testing

@testable import Commands

/// Days on which break-glass cannot simply end: processes that die, vendors that refuse, clocks that
/// are wrong, states that lie.
struct HypercareBadDayTests {
  private static let lead = "HYPERCARE_LEAD"
  private static let route = "/api/v2/authorization/subjects/*"

  /// How often the program has changed something durable: files of the state and calls.
  private static func steps(_ project: SandboxedProject) async -> Int {
    let objects = (try? Folder(project.state).tree(entering: { _ in true }).count) ?? 0
    return objects + ((try? await project.writes()) ?? 0)
  }

  /// Puts something else in the place of the openings.
  private static func damageBook(of project: SandboxedProject) async throws {
    let repository = try await StateRepository.open(
      at: .folder(project.state), environment: "default",
      author: Author(name: "mallory", email: "mallory@acme.example"))
    _ = try await repository.commit(
      ["hypercare/cloud/wave-1.json": .some(Array("{}".utf8))], onto: try await repository.head(),
      message: CommitMessage("damage"))
  }

  @Test(arguments: [0, 1, 3, 6, 10, 16, 24])
  func `an opening whose process was killed is finished, and ended in time`(
    _ moment: Int
  ) async throws {
    try await HypercareScene.using { project in
      let before = await Self.steps(project)
      let process = try KilledProcessTests.start(
        project,
        [
          "hypercare", "open", "wave-1", "--user", "eva@acme.example", "--reason", "calls are lost",
          "--for", "2h",
        ])
      while process.isRunning, await Self.steps(project) - before < moment { await Task.yield() }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // Nobody holds it who is not on record.
      let isHeld = try await project.grants(of: Self.lead) != []
      let isOnRecord = await project.succeed("history").output.contains("opened until")
      #expect(isOnRecord || !isHeld)
      await project.succeed("apply", "--yes")
      try await project.expectHolders(isOnRecord ? ["eva@acme.example Sales"] : [], of: Self.lead)
      project.pass(hours: 3)
      if isOnRecord { _ = await project.alarms("plan") }
      await project.succeed("hypercare", "expire")
      try await project.expectHolders([], of: Self.lead)
      try await project.expectSettled()
    }
  }

  @Test(arguments: [0, 1, 3, 6, 10, 16, 24])
  func `an expiry whose process was killed is finished by the next`(_ moment: Int) async throws {
    try await HypercareScene.using { project in
      // The program goes by the machine's clock: for it the opening is over.
      project.pass(hours: -0.5)
      await project.openLead(for: "1m")
      project.pass(hours: 0.5)
      try await project.expectHolders(["eva@acme.example Sales"], of: Self.lead)
      let before = await Self.steps(project)
      let process = try KilledProcessTests.start(project, ["hypercare", "expire"])
      while process.isRunning, await Self.steps(project) - before < moment { await Task.yield() }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      project.pass(hours: 1)
      await project.succeed("apply", "--yes")
      try await project.expectHolders([], of: Self.lead)
      #expect(await project.succeed("hypercare", "expire").output == "nothing has ended\n")
      let history = await project.succeed("history").output
      #expect(history.contains("has ended"), "\(history)")
      try await project.expectSettled()
    }
  }

  @Test func `a revocation that fails is kept, tried again by every run, and shouted about`()
    async throws
  {
    try await HypercareScene.using { project in
      await project.openLead()
      project.pass(hours: 3)
      try await project.answer([
        "method": "DELETE", "route": .string(Self.route), "status": 403, "count": 100,
      ])
      let failed = await project.run("hypercare", "expire")
      #expect(failed.exit == .failed, "\(failed.output)\(failed.errors)")
      #expect(failed.errors.contains("[not-revoked]"), "\(failed.errors)")
      #expect(failed.errors.contains("[break-glass-overdue]"), "\(failed.errors)")
      #expect(failed.errors.contains("1 attempts to revoke it failed"), "\(failed.errors)")
      #expect(await project.succeed("history").output.contains("could not be revoked"))
      try await project.expectHolders(["eva@acme.example Sales"], of: Self.lead)
      _ = await project.alarms("plan")
      let apply = await project.run("apply", "--yes")
      #expect(apply.errors.contains("[break-glass-overdue]"), "\(apply.errors)")
      try await project.answer()
      await project.succeed("apply", "--yes")
      try await project.expectHolders([], of: Self.lead)
      try await project.expectSettled()
    }
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

  @Test func `what expires while an apply runs ends well`() async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      try project.write(
        HypercareScene.people.replacing(
          "Support:", with: "Orders: { division: Sales }\n  Support:"),
        to: "people.yaml")
      let answer = await project.run(
        ["apply", "--yes", "--events", project.aside("events"), "--project", project.folder]
      ) { context in
        context.files = Watched(context.files, Trigger { project.pass(hours: 3) })
      }
      #expect(answer.exit == .success, "\(answer.output)\(answer.errors)")
      // It went on with what it began with; what ended meanwhile is said, and gone with the next.
      #expect(answer.errors.contains("[break-glass-overdue]"), "\(answer.errors)")
      #expect(await project.names(of: "queues").contains("Orders"))
      await project.succeed("hypercare", "expire")
      try await project.expectHolders([], of: Self.lead)
      try await project.expectSettled()
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

  @Test(arguments: [-1.0, 1.0])
  func `where our clock is wrong by an hour, the tenant's counts`(hours: Double) async throws {
    try await HypercareScene.using { project in
      await project.openLead()
      // By our clock it is over half an hour early, or goes on half an hour too long.
      project.pass(hours: hours > 0 ? 1.5 : 2.5)
      let now = project.now
      let words = ["hypercare", "expire", "--project", project.folder]
      let answer = await project.run(words) { context in
        context.now = { now + .seconds(hours * 3600) }
      }
      #expect(answer.exit == .success, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains("[wrong-clock]"), "\(answer.errors)")
      try await project.expectHolders(
        hours > 0 ? ["eva@acme.example Sales"] : [], of: Self.lead)
    }
  }

  @Test func `a member who does not exist refuses the plan and names the likely one`()
    async throws
  {
    try await HypercareScene.using { project in
      let text = try project.read("wave.yaml")
      try project.write(text.replacing("[ana@acme", with: "[anna@acme"), to: "wave.yaml")
      let plan = await project.run("plan")
      #expect(plan.exit == .invalid, "\(plan.output)")
      #expect(plan.errors.contains("[unknown-member]"), "\(plan.errors)")
      #expect(plan.errors.contains("did you mean 'ana@acme.example'?"), "\(plan.errors)")
    }
  }

  @Test func `a role that somebody edited during the window is set right`() async throws {
    try await HypercareScene.using { project in
      try await project.behindTheBack(
        "PATCH", "objects/roles/HYPERCARE_OBSERVER",
        [
          "permissionPolicies": [
            ["domain": "routing", "entityName": "queue", "actionSet": ["delete"]]
          ]
        ])
      let plan = await project.run("plan", "--detailed-exitcode")
      #expect(plan.exit == .differences && plan.output.contains("HYPERCARE_OBSERVER"))
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }
}
