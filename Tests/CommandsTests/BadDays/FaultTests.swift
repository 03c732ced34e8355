import Documents
import TestSupport
import Testing

@testable import Commands

/// Everything at once: what can go wrong does, again and again, and everything is made once.
struct FaultTests {
  /// A project of a hundred objects.
  private static let hundred =
    "kind: genesys-cloud\ntenant: cloud\n"
    + block("divisions", 4) { _ in "{}" }
    + block("skills", 12) { _ in "{}" }
    + block("languages", 4) { _ in "{}" }
    + block("wrapUpCodes", 10) { "{ division: \"divisions \($0 % 4 + 1)\" }" }
    + block("schedules", 10) { _ in
      "{ start: \"2026-01-05T08:00:00.000\", end: \"2026-01-05T18:00:00.000\" }"
    }
    + block("queues", 30) {
      "{ division: \"divisions \($0 % 4 + 1)\", wrapUpCodes: [\"wrapUpCodes \($0 % 10 + 1)\"], "
        + "members: [u\($0 % 30 + 1)@acme.example] }"
    }
    + "users:\n"
    + (1...30).map {
      "  u\($0)@acme.example: { name: User \($0), division: \"divisions \($0 % 4 + 1)\", "
        + "skills: { \"skills \($0 % 12 + 1)\": 3 } }\n"
    }.joined()

  private static func block(
    _ kind: String, _ count: Int, _ body: (Int) -> String
  ) -> String {
    "\(kind):\n" + (1...count).map { "  \(kind) \($0): \(body($0))\n" }.joined()
  }

  @Test(arguments: [1, 2, 3])
  func `a hundred objects are made exactly once through all faults`(_ seed: Int) async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.hundred]) { project in
      try await project.set([
        "randomSeed": .integer(seed), "lag": "3s",
        "faults": "429:0.05,503:0.05,reset:0.05,lost-reply:0.05",
      ])
      // One call in five goes wrong, so now and then one has no tries left: then somebody applies
      // again, and nothing may be there twice either.
      var answer = await project.run("apply", "--yes")
      for _ in 1...5 where answer.exit != .success {
        answer = await project.run("apply", "--yes")
      }
      #expect(answer.exit == .success)
      try await project.set(["faults": "", "lag": 0])
      project.clock.advance(by: .seconds(10))
      for (kind, count) in [
        ("skills", 12), ("languages", 4), ("wrapUpCodes", 10), ("schedules", 10), ("queues", 30),
      ] {
        try await project.expectOnce(kind, names: (1...count).map { "\(kind) \($0)" })
      }
      try await project.expectOnce("users", names: (1...30).map { "User \($0)" })
      try await project.expectSettled()
    }
  }

  @Test func `a tenant with a tight limit is never overrun`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.hundred]) { project in
      try await project.set(["rateLimit": 60])
      await project.succeed("apply", "--yes")
      let report = try await project.behindTheBack("GET", "requests")
      let throttled = (report["routes"]?.array ?? []).reduce(0) {
        $0 + ($1["statuses"]?["429"]?.integer ?? 0)
      }
      #expect(throttled == 0)
      try await project.set(["rateLimit": .null])
      try await project.expectSettled()
    }
  }
}

extension SandboxedProject {
  fileprivate func expectOnce(
    _ kind: String, names: [String], at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await objects(kind).filter { $0["state"]?.string != "deleted" }
      .compactMap { $0["name"]?.string }
    for name in names {
      #expect(found.count { $0 == name } == 1, "\(name)", sourceLocation: place)
    }
  }
}
