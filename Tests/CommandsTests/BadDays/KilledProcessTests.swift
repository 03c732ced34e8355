import Documents
import Files
import Foundation
import TestSupport
import Testing

@testable import Commands

/// The program itself, killed by the system while it applies, and started again.
///
/// What a fake death cannot show: locks of dead processes, torn journals, commits cut short.
struct KilledProcessTests {
  private static let objects = 60

  private static let project =
    "kind: genesys-cloud\ntenant: cloud\ndivisions: { Sales: {} }\nschedules:\n"
    + (1...objects).map {
      "  Schedule \($0): { division: Sales, start: \"2026-01-05T08:00:00.000\", "
        + "end: \"2026-01-05T18:00:00.000\" }\n"
    }.joined()

  /// The program beside the tests, where it was built.
  static var program: String? {
    let place = Bundle.allBundles.map(\.bundlePath) + CommandLine.arguments
    let candidates = place.map { URL(filePath: $0).deletingLastPathComponent().path + "/cutsheet" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func start(_ project: SandboxedProject, _ words: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: try #require(program, "build the program first"))
    process.arguments = words + ["--project", project.folder]
    process.environment = ProcessInfo.processInfo.environment.merging(project.environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// How many lines the newest journal has.
  private static func lines(_ project: SandboxedProject) -> Int {
    let runs = project.state + "/cutsheet/runs"
    guard let run = (try? Disk.names(in: runs))?.max(),
      let bytes = try? Disk.read("\(runs)/\(run)/journal.ndjson")
    else { return 0 }
    return bytes.count { $0 == UInt8(ascii: "\n") }
  }

  @Test(arguments: [0, 1, 2, 5, 17, 40, 90, 150])
  func `what was killed is finished by --resume or by a new run`(_ moment: Int) async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.project]) { project in
      let process = try Self.start(project, ["apply", "--yes"])
      while process.isRunning, Self.lines(project) < moment { await Task.yield() }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let resumed = await project.run("apply", "--resume")
      if resumed.exit == .invalid {
        // It died before there was a journal, or after all was done.
        #expect(resumed.errors.contains("[nothing-to-resume]"), "\(resumed.errors)")
        await project.succeed("apply", "--yes")
      } else {
        #expect(resumed.exit == .success, "\(resumed.output)\(resumed.errors)")
      }
      let names = try await project.objects("schedules").compactMap { $0["name"]?.string }
      #expect(Set(names).count == Self.objects)
      #expect(names.count == Self.objects)
      try await project.expectSettled()
    }
  }
}
