import Documents
import Foundation
import Parsing
import Testing

@testable import Commands

/// The example of a migration, from a legacy tenant with the mess of years to an empty one.
struct EndToEndMigrationTests {
  static let example = URL(filePath: #filePath)
    .appending(path: "../../../examples/cxone-to-genesys").standardized.resolvingSymlinksInPath()

  private static func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: example.appending(path: name)), as: UTF8.self)
  }

  @Test func `after an apply a plan shows what changed at the source and nothing else`()
    async throws
  {
    let names = ["cutsheet.yaml", "mapping.yaml", "cloud.yaml"]
    let files = Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try Self.text($0)) })
    let seed = try JSON.value(Array(try Self.text("legacy.json").utf8))
    try await SandboxedProject.using(files, legacy: ["legacy"], seed: seed) { project in
      let first = await project.succeed("plan", "--tenant", "cloud")
      #expect(first.output.contains("skills-to-queues                   50 of 60 skills"))
      #expect(
        first.output.contains("'lastName' takes at most 200 characters: 'values' gives another"))
      await project.succeed("apply", "--tenant", "cloud", "--yes")
      let second = await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
      #expect(second.output.contains("466 resources are as declared"), "\(second.output)")
      await project.succeed("verify", "wave-1")
      try await Self.changeThree(project)
      let third = await project.run("plan", "--tenant", "cloud", "--format", "json")
      let changes = try third.result["resource_changes"]?.array ?? []
      #expect(
        changes.compactMap { $0["address"]?.string }.sorted() == [
          "cloud/queues/Billing ES", "cloud/users/ben.ortiz@legacy.example",
          "cloud/wrapUpCodes/Bought elsewhere",
        ])
      let report = try JSON.value(Array(third.output.utf8))["coverage"]?.array?.first
      #expect(report?["changes"]?.array?.count == 3, "\(report?["changes"] ?? .null)")
      let causes = changes.flatMap { $0["attributes"]?.array ?? [] }.map { $0["cause"] ?? .null }
      #expect(Set(causes) == ["source"])
      try await Self.expectReasons(project)
      await project.succeed("apply", "--tenant", "cloud", "--yes")
      await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
    }
  }

  private static func expectReasons(_ project: SandboxedProject) async throws {
    let text = await project.run("plan", "--tenant", "cloud").output
    for reason in [
      "source  legacy/skills/Billing ES 'serviceLevelGoal' changed 80 -> 70",
      "cloud/wrapUpCodes/Bought elsewhere  from legacy/dispositions/Bought elsewhere",
      "legacy/agents/ben.ortiz@legacy.example 'lastName' changed Ortiz -> Ortiz-Lind",
    ] { #expect(text.contains(reason), "\(text)") }
  }

  @Test func `a first plan without the mapping's options names what they settle`() async throws {
    let rules = [
      "teams-to-divisions", "skills-to-queues", "agents-to-users", "dispositions-to-wrap-up-codes",
      "hours-to-schedules", "hours-to-schedule-groups", "address-books-to-contacts",
    ]
    let mapping =
      "kind: migration\nname: wave-1\nfrom: legacy\nto: cloud\nmap:\n"
      + rules.map { "  \($0): {}\n" }.joined()
    let files = ["cutsheet.yaml": try Self.text("cutsheet.yaml"), "mapping.yaml": mapping]
    let seed = try JSON.value(Array(try Self.text("legacy.json").utf8))
    try await SandboxedProject.using(files, legacy: ["legacy"], seed: seed) { project in
      let answer = await project.run("plan", "--tenant", "cloud")
      #expect(answer.exit == .invalid)
      for code in ["name-collision", "duplicate-email", "missing-value", "unfit-value"] {
        #expect(answer.errors.contains("[\(code)]"), "\(code): \(answer.errors)")
      }
      #expect(answer.errors.contains("which takes at most 200 characters"))
      let writes = try await project.writes()
      #expect(writes == 0)
    }
  }

  private static func changeThree(_ project: SandboxedProject) async throws {
    try await project.behindTheBack(
      "PATCH", "objects/skills/Billing ES", ["serviceLevelGoal": 70], of: "legacy")
    try await project.behindTheBack(
      "PATCH", "objects/agents/ben.ortiz@legacy.example", ["lastName": "Ortiz-Lind"], of: "legacy")
    try await project.behindTheBack(
      "POST", "objects/dispositions",
      ["dispositionName": "Bought elsewhere", "isPreviewDisposition": false], of: "legacy")
  }
}
