import Documents
import Files
import Snapshots
import Testing

@testable import Commands

/// Runs that are stopped, that fail half-way, that meet another run, and how one goes on.
struct InterruptionTests {
  private static let both = """
    kind: genesys-cloud
    tenant: cloud
    divisions: { Sales: {}, Service: {} }
    queues:
      Support: { division: Service }
      Orders: { division: Sales }

    """

  @Test func `Ctrl-C finishes what is under way, and a resumed run the rest`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.both]) { project in
      let answer = await project.runUntilStopped("apply", "--yes")
      #expect(answer.exit == .partial, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("stopped before all could start"), "\(answer.output)")
      #expect(answer.output.contains("to go on: cutsheet apply --resume"), "\(answer.output)")
      #expect(await project.names(of: "divisions").isSuperset(of: ["Sales", "Service"]))
      #expect(await project.names(of: "queues").isEmpty)
      #expect(try project.journals().count == 1)
      await project.succeed("apply", "--resume")
      try await project.expectOnce("divisions", "Sales", "Service")
      try await project.expectOnce("queues", "Support", "Orders")
      try await project.expectSettled()
      let none = await project.run("apply", "--resume")
      #expect(none.exit == .invalid)
      #expect(none.errors.contains("[nothing-to-resume]"), "\(none.errors)")
    }
  }

  @Test func `Ctrl-C at the question changes nothing and gives the lock back`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.both]) { project in
      let answer = await project.run(["apply", "--project", project.folder]) {
        $0.stopOnceAsked()
      }
      #expect(answer.exit == .failed, "\(answer.output)\(answer.errors)")
      #expect(
        answer.errors.hasSuffix("goes on: \nerror: nothing was applied [interrupted]\n"),
        "\(answer.errors)")
      #expect(try await project.writes() == 0)
      #expect(try project.journals().isEmpty)
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test func `an ordinary apply ends what was interrupted`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.both]) { project in
      _ = await project.runUntilStopped("apply", "--yes")
      #expect(try project.journals().isEmpty == false)
      await project.succeed("apply", "--yes")
      try await project.expectOnce("queues", "Support", "Orders")
      try await project.expectSettled()
      #expect(await project.run("apply", "--resume").exit == .invalid)
    }
  }

  @Test func `a journal that somebody damaged stops no new run`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.both]) { project in
      _ = await project.runUntilStopped("apply", "--yes")
      let run = try #require(try project.journals().first)
      let path = project.journalFolder + "/\(run)/journal.ndjson"
      try project.write("damaged\n" + (try project.read(path)), to: path)
      let resumed = await project.run("apply", "--resume")
      #expect(resumed.exit == .failed, "\(resumed.output)\(resumed.errors)")
      #expect(resumed.errors.contains("line 1 is no JSON"), "\(resumed.errors)")
      await project.succeed("apply", "--yes")
      try await project.expectOnce("queues", "Support", "Orders")
    }
  }

  @Test func `a resumed run whose documents moved is refused`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.both]) { project in
      _ = await project.runUntilStopped("apply", "--yes")
      try project.write(Self.both.replacing("Orders", with: "Sales"), to: "cloud.yaml")
      let resumed = await project.run("apply", "--resume")
      #expect(resumed.exit == .stale, "\(resumed.output)\(resumed.errors)")
      #expect(resumed.errors.contains("[documents-moved]"), "\(resumed.errors)")
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test func `a run that fails is rolled back when that was asked for`() async throws {
    let first = Trouble.project
    try await SandboxedProject.using(["cloud.yaml": first]) { project in
      await project.succeed("apply", "--yes")
      try project.write(
        first.replacing("Tier 1", with: "Tier 2")
          .replacing("  Orders:", with: "  New: { division: Sales }\n  Orders:")
          .replacing("Inside sales", with: "Elsewhere"), to: "cloud.yaml")
      try await project.answer([
        "method": "PUT", "route": "/api/v2/routing/queues/*", "status": 400,
      ])
      let answer = await project.run("apply", "--yes", "--on-failure", "rollback")
      #expect(answer.exit == .failed, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("rolled back: 2 of 2 changes undone"), "\(answer.output)")
      #expect(await project.object("queues", "Support")?["description"] == "Tier 1")
      #expect(await project.object("divisions", "Sales")?["description"] == "Inside sales")
      #expect(await project.names(of: "queues").contains("New") == false)
      #expect(try project.journals().isEmpty)
      try project.write(first, to: "cloud.yaml")
      try await project.expectSettled()
    }
  }

  @Test func `what a creation left half-made is rolled back too`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      try await project.answer([
        "method": "POST", "route": "/api/v2/routing/queues/*", "status": 400,
      ])
      let answer = await project.run("apply", "--yes", "--on-failure", "rollback")
      #expect(answer.exit == .failed, "\(answer.output)\(answer.errors)")
      #expect(await project.names(of: "queues").isEmpty)
      #expect(await project.names(of: "skills").isEmpty)
    }
  }

  @Test func `a rollback that fails too is told`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      try await project.answer(
        ["method": "POST", "route": "/api/v2/routing/queues/*", "status": 400],
        ["method": "DELETE", "route": "/api/v2/*", "status": 400, "count": 99])
      let answer = await project.run("apply", "--yes", "--on-failure", "rollback")
      #expect(answer.exit == .partial, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("rolled back: 0 of"), "\(answer.output)")
      try await project.answer()
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test func `a second apply at the same time changes nothing`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      await project.succeed("apply", "--yes")
      let state = try await StateRepository.open(
        at: StateLocation(".cutsheet/state", inProject: project.folder), environment: "default",
        author: Author(name: "Other", email: "other@acme.example"))
      let lock = try await state.lock("cloud", as: .this(run: "20260115T100200Z-3f9a1c"))
      try project.write(Trouble.project.replacing("Tier 1", with: "Tier 2"), to: "cloud.yaml")
      try await project.behindTheBack("DELETE", "requests")
      for words in [
        ["apply", "--yes"], ["rollback", "HEAD", "--yes"],
      ] {
        let answer = await project.run(words + ["--project", project.folder])
        #expect(answer.exit == .stale, "\(answer.output)\(answer.errors)")
        #expect(answer.errors.contains("[locked]"), "\(answer.errors)")
        #expect(answer.errors.contains("20260115T100200Z-3f9a1c"), "\(answer.errors)")
      }
      #expect(try await project.writes() == 0)
      await project.succeed("plan")
      try await state.release(lock)
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test func `of two runs at once one waits for nothing and one is refused or finds all done`()
    async throws
  {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      async let first = project.run("apply", "--yes")
      async let second = project.run("apply", "--yes")
      let exits = await [first.exit, second.exit]
      #expect(exits.contains(.success), "\(exits)")
      #expect(exits.allSatisfy { [.success, .stale].contains($0) }, "\(exits)")
      try await project.expectOnce("queues", "Support", "Orders")
      try await project.expectOnce("divisions", "Sales")
      try await project.expectSettled()
    }
  }

  @Test func `a run of another tenant may commit in between`() async throws {
    let file = SandboxedProject.projectFile
    let cloud = file.split(separator: "tenants:\n")[1]
    let two = file + cloud.replacing("cloud:", with: "sky:")
    try await SandboxedProject.using(
      [
        "cutsheet.yaml": two, "cloud.yaml": Trouble.project,
        "sky.yaml": Trouble.project.replacing("tenant: cloud", with: "tenant: sky"),
      ], tenants: ["cloud", "sky"]
    ) { project in
      async let first = project.run("apply", "--yes", "--tenant", "cloud")
      async let second = project.run("apply", "--yes", "--tenant", "sky")
      let answers = await [first, second]
      for answer in answers {
        #expect(answer.exit == .success, "\(answer.output)\(answer.errors)")
      }
      try await project.expectSettled()
    }
  }

  @Test func `a state that cannot be made ends the run before anything is sent`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      try project.write("no folder\n", to: ".cutsheet")
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .failed, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains(".cutsheet"), "\(answer.errors)")
      #expect(try await project.writes() == 0)
      #expect(try project.read(".cutsheet") == "no folder\n")
    }
  }

  @Test func `a journal that cannot be written ends the run before anything is sent`()
    async throws
  {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      await project.succeed("plan")
      try project.write("no folder\n", to: project.journalFolder)
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .failed, "\(answer.output)\(answer.errors)")
      #expect(try await project.writes() == 0)
      try Disk.remove(project.folder + "/" + project.journalFolder)
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test func `a state that breaks while the run goes on hides nothing`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      let answer = await project.run("apply", "--yes") {
        // Somebody works in the repository by hand and minds no lock.
        await project.commitByHand()
      }
      #expect(answer.exit == .partial, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("what was done is not in the state"), "\(answer.output)")
      #expect(answer.output.contains("to go on: cutsheet apply --resume"), "\(answer.output)")
      await project.succeed("apply", "--resume")
      try await project.expectOnce("queues", "Support", "Orders")
      try await project.expectSettled()
    }
  }
}

extension SandboxedProject {
  /// Where runs keep their journals, within the project.
  fileprivate var journalFolder: String { ".cutsheet/state/cutsheet/runs" }

  /// Commits a file to the tenant's part of the state.
  fileprivate func commitByHand() async {
    do {
      let state = try await StateRepository.open(
        at: StateLocation(".cutsheet/state", inProject: folder), environment: "default",
        author: Author(name: "Other", email: "other@acme.example"))
      _ = try await state.commit(
        ["tenants/cloud/notes.txt": Array("by hand\n".utf8)], onto: try await state.head(),
        message: CommitMessage("by hand"))
    } catch {
      Issue.record(error)
    }
  }

  /// Runs a command line and asks it to stop once its first change is made.
  fileprivate func runUntilStopped(_ words: String...) async -> Answer {
    let (signals, continuation) = AsyncStream.makeStream(of: StopSignal.self)
    let errors = Recorder()
    let trigger = Trigger {
      continuation.yield(.interrupt)
      while await errors.text.contains("finishing what has begun") == false { await Task.yield() }
    }
    let steps = Counter()
    return await run(words + ["--project", folder, "--events", folder + "/events"]) { context in
      context.errors = errors
      context.stopRequests = { signals }
      // Every look at the clock is a second later, so that every step is an event.
      context.uptime = { .seconds(steps.next()) }
      context.files = Watched(context.files, trigger)
    }
  }
}
