import Documents
import Foundation
import Model
import Planning
import Policies
import Projects
import Testing

@testable import Commands

/// The README's tables are derived from the registries, so that they cannot be wrong.
@Suite(.serialized) struct ReadmeTests {
  private static let path = URL(filePath: #filePath)
    .appending(path: "../../../README.md").standardized

  @Test(arguments: [
    ("commands", commands), ("exits", exits), ("kinds", kinds), ("rules", rules),
  ])
  func `a table says what the program says`(name: String, lines: [String]) throws {
    let table = "\n\n" + lines.joined(separator: "\n") + "\n\n"
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let opening = "<!-- generated: \(name) -->"
    let start = try #require(text.range(of: opening))
    let end = try #require(text.range(of: "<!-- end -->", range: start.upperBound..<text.endIndex))
    let place = start.upperBound..<end.lowerBound
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(text.replacingCharacters(in: place, with: table).utf8).write(to: Self.path)
    } else {
      #expect(String(text[place]) == table, "UPDATE_GOLDEN=1 rewrites it")
    }
  }

  @Test func `the examples of the language are valid`() throws {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let examples = text.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(examples.count > 1)
    let whole = examples.joined(separator: "---\n")
    let sources = ProjectSources(files: ["cutsheet.yaml": Array(whole.utf8)])
    let (project, diagnostics) = Project.load(
      sources, providers: allProviders, kinds: allDocumentKinds)
    #expect(diagnostics == [])
    let loaded = try #require(project)
    #expect(PolicyCheck.problems(in: loaded, providers: allProviders, zones: Workspace.zones) == [])
  }

  /// The commands as they stand, by the program beside the tests, against simulated tenants.
  @Test(arguments: ["README.md", "examples/cxone-to-genesys/README.md"])
  func `the commands of a migration do what they promise`(file: String) throws {
    let root = Self.path.deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
    let blocks = text.components(separatedBy: "```sh\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    let script = try #require(blocks.first { $0.contains("--seed legacy.json") })
    let work = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID())")
    defer { try? FileManager.default.removeItem(at: work) }
    let folder = "examples/cxone-to-genesys"
    try FileManager.default.createDirectory(
      at: work.appending(path: "examples"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: root.appending(path: folder), to: work.appending(path: folder))
    let output = try Self.run(
      file == "README.md" ? script : "cd \(folder)\n" + script, in: work)
    #expect(output.status == 0, "\(output.text)")
    #expect(output.text.contains("all 469 objects are as derived"), "\(output.text)")
    #expect(output.text.contains("->  queues/Billing EN ("), "\(output.text)")
  }

  @Test func `the commands of a hypercare do what they promise`() throws {
    let folder = "examples/hypercare"
    let root = Self.path.deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: folder + "/README.md"), encoding: .utf8)
    let script = try #require(
      text.components(separatedBy: "```sh\n").dropFirst().first?.components(separatedBy: "```")
        .first
    )
    let work = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID())")
    defer { try? FileManager.default.removeItem(at: work) }
    try FileManager.default.copyItem(at: root.appending(path: folder), to: work)
    let output = try Self.run(script.replacingOccurrences(of: "sh -c", with: "sh -ec"), in: work)
    #expect(output.status == 0, "\(output.text)")
    for words in [
      "it defeats 'HYPERCARE_OBSERVER' with 72 rights", "goes by 'America/New_York'",
      "has role HYPERCARE_ROUTING_LEAD of cloud until", "nothing has ended",
      "opened until", "calls are lost (OPS-7)",
    ] { #expect(output.text.contains(words), "\(words): \(output.text)") }
  }

  @Test func `a simulated tenant of the other platform becomes a project`() throws {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let command = try #require(
      text.components(separatedBy: "`").first { $0.hasPrefix("cutsheet sandbox --vendor") })
    let work = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID())")
    defer { try? FileManager.default.removeItem(at: work) }
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    let output = try Self.run(command + "\ncutsheet validate --project copy", in: work)
    #expect(output.status == 0, "\(output.text)")
    #expect(output.text.contains("50 skills"), "\(output.text)")
  }

  private static func run(
    _ script: String, in folder: URL
  ) throws -> (status: Int32, text: String) {
    let program = try #require(KilledProcessTests.program, "build the program first")
    let programs = URL(filePath: program).deletingLastPathComponent().path
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.currentDirectoryURL = folder
    let environment = ProcessInfo.processInfo.environment
    process.environment = environment.merging(
      ["PATH": programs + ":" + (environment["PATH"] ?? "")]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  private static var commands: [String] {
    ["| Command | Does |", "|---|---|"]
      + Declaration.Group.allCases.flatMap { group in
        allCommands.map(\.declaration).filter { $0.group == group }.map {
          "| `\($0.name)` | \($0.summary) |"
        }
      }
  }

  private static var exits: [String] {
    ["| Exit | Means |", "|---|---|"]
      + ExitCode.table.map { "| \($0.number) | \($0.meaning) |" }
  }

  private static var rules: [String] {
    ["| Rule | Weighs | Objects when |", "|---|---|---|"]
      + PolicyRule.all.map { "| `\($0.code)` | \($0.severity.rawValue) | \($0.summary) |" }
  }

  private static var kinds: [String] {
    ["| Vendor | Kind | What it is | Renamed in place | Deleted |", "|---|---|---|---|---|"]
      + allProviders.flatMap { provider in
        provider.kinds.map { kind in
          let isRenamed =
            kind.keepsItsObjects
            ? "never" : kind.isRenamable ? "yes" : "no: a new name is a new object"
          return "| \(provider.vendor) | `\(kind.name)` | \(kind.summary) | \(isRenamed) | "
            + "\(deletion(of: kind)) |"
        }
      }
  }

  private static func deletion(of kind: Kind) -> String {
    if kind.isReadOnly { return "never, read only" }
    if kind.keepsItsObjects { return "never" }
    return switch kind.deletion {
    case .final: "for good"
    case .soft: "softly: the name may stay taken"
    case .afterDeactivation: "once it is switched off"
    case .deactivationOnly: "never, only switched off"
    }
  }
}

extension Kind {
  /// Whether the vendor has no call that writes.
  fileprivate var isReadOnly: Bool {
    manualSteps[.create] != nil && manualSteps[.update] != nil
  }
}
