import Documents
import Foundation
import Glibc
import Testing

@testable import Commands

/// The program itself at a terminal, with somebody who presses Ctrl-C instead of answering.
struct QuestionTests {
  private static let project = "kind: genesys-cloud\ntenant: cloud\ndivisions: { Sales: {} }\n"

  /// The program at a pseudo terminal, whose other end a test reads.
  private struct Sitting {
    let process = Process()
    let screen: FileHandle

    init(_ project: SandboxedProject, _ words: [String]) throws {
      var (ours, theirs) = (Int32(-1), Int32(-1))
      try #require(openpty(&ours, &theirs, nil, nil, nil) == 0)
      try #require(fcntl(ours, F_SETFL, O_NONBLOCK) == 0)
      screen = FileHandle(fileDescriptor: ours, closeOnDealloc: true)
      let terminal = FileHandle(fileDescriptor: theirs, closeOnDealloc: true)
      process.executableURL = URL(
        filePath: try #require(KilledProcessTests.program, "build the program first"))
      process.arguments = words + ["--project", project.folder]
      process.environment = ProcessInfo.processInfo.environment.merging(project.environment) { $1 }
      (process.standardInput, process.standardError) = (terminal, terminal)
      process.standardOutput = FileHandle.nullDevice
      try process.run()
    }

    /// What comes until a text has come, or until the program has ended.
    func shown(until text: String) async -> String {
      var shown = ""
      while !shown.contains(text), !Task.isCancelled {
        let wasRunning = process.isRunning
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = read(screen.fileDescriptor, &bytes, bytes.count)
        if count > 0 { shown += String(decoding: bytes.prefix(count), as: UTF8.self) }
        if count <= 0, !wasRunning { break }
        await Task.yield()
      }
      return shown
    }

    /// How the program ended.
    func end() async -> (Process.TerminationReason, Int32) {
      while process.isRunning { await Task.yield() }
      return (process.terminationReason, process.terminationStatus)
    }
  }

  @Test(.timeLimit(.minutes(1))) func `one Ctrl-C at the question ends the program`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.project]) { project in
      let sitting = try Sitting(project, ["apply"])
      let asked = await sitting.shown(until: "Only 'yes' goes on")
      #expect(asked.contains("Only 'yes' goes on"), "\(asked)")
      sitting.process.interrupt()
      let told = await sitting.shown(until: "[interrupted]")
      #expect(told.contains("error: nothing was applied [interrupted]"), "\(told)")
      #expect(await sitting.end() == (.exit, Int32(ExitCode.failed.number)))
      #expect(try await project.writes() == 0)
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }
}
