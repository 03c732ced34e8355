import Documents
import TestSupport
import Testing

@testable import Commands

/// A tenant that dies while it is written to: nobody is there to connect to.
struct DeadTenantTests {
  private static let names = (1...60).map { "Schedule \($0)" }

  private static let project =
    "kind: genesys-cloud\ntenant: cloud\ndivisions: { Sales: {} }\nschedules:\n"
    + names.map {
      "  \($0): { division: Sales, start: \"2026-01-05T08:00:00.000\", "
        + "end: \"2026-01-05T18:00:00.000\" }\n"
    }.joined()

  @Test func `a tenant that dies is waited for once, and a resumed run does the rest`()
    async throws
  {
    try await SandboxedProject.using(["cloud.yaml": Self.project]) { project in
      let began = project.clock.now
      let answer = await project.run("apply", "--yes") { await project.killTenants() }
      let waited = began.duration(to: project.clock.now)
      #expect(waited >= .seconds(45) && waited < .seconds(90), "\(waited)")
      #expect(answer.exit == .partial, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("of 61 changes made"), "\(answer.output)")
      #expect(answer.output.contains("no connection: "), "\(answer.output)")
      #expect(answer.output.contains("given up after 45 s: "), "\(answer.output)")
      #expect(answer.output.contains("to go on: cutsheet apply --resume"), "\(answer.output)")
      #expect(try project.journals().count == 1)
      try await project.reviving { project in
        let began = project.clock.now
        let resumed = await project.run("apply", "--resume")
        #expect(resumed.exit == .success, "\(resumed.output)\(resumed.errors)")
        // What was never sent is not looked for.
        #expect(began.duration(to: project.clock.now) < .seconds(60))
        let made = try await project.objects("schedules").compactMap { $0["name"]?.string }
        #expect(made.sorted() == Self.names.sorted())
        try await project.expectSettled()
      }
    }
  }

  @Test func `a tenant that is not there from the start fails the run`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.project]) { project in
      await project.killTenants()
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .failed, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains("no connection: "), "\(answer.errors)")
      let told = answer.errors.split(separator: "\n").filter {
        $0.hasPrefix("cloud: cannot connect (") && $0.contains("), still trying for ")
      }
      #expect(told.count == 1, "\(answer.errors)")
      let journals = try project.journals()
      #expect(journals.isEmpty)
    }
  }
}
