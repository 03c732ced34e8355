import Documents
import Files
import Foundation
import Testing

@testable import Commands

/// Keeps what is written to it.
actor Recorder: TextSink {
  private(set) var text = ""

  func write(_ text: String) { self.text += text }
}

/// Files in memory.
actor MemoryFiles: FileAccess {
  struct Missing: Error {}

  private(set) var contents: [String: String]
  private var logs: [String: Recorder] = [:]

  init(_ contents: [String: String] = [:]) { self.contents = contents }

  func read(_ path: String) throws -> [UInt8] {
    guard let text = contents[path] else { throw Missing() }
    return Array(text.utf8)
  }

  func replace(_ path: String, with bytes: [UInt8]) {
    contents[path] = String(decoding: bytes, as: UTF8.self)
  }

  func lines(into path: String) -> any TextSink {
    let recorder = Recorder()
    logs[path] = recorder
    return recorder
  }

  func log(_ path: String) async -> String? { await logs[path]?.text }
}

/// A run of the program in a world that the test makes.
struct Surroundings {
  let output = Recorder()
  let errors = Recorder()
  var files = MemoryFiles()
  var environment: [String: String] = [:]
  var terminal = Terminal()
  var typed: String?

  var context: Context {
    let line = typed
    return Context(
      environment: environment, terminal: terminal, output: output, errors: errors,
      files: files, readLine: { line }, now: { Instant(milliseconds: 0) },
      uptime: { .zero }, randomBytes: { Array(repeating: 0, count: $0) })
  }

  /// Runs words parted by spaces.
  func run(_ line: String, of commands: [any Command] = allCommands) async -> ExitCode {
    await Program.run(line.split(separator: " ").map(String.init), of: commands, in: context)
  }
}

extension Context {
  /// Lets nobody type anything, and Ctrl-C come as soon as a question has been asked.
  mutating func stopOnceAsked() {
    let (signals, continuation) = AsyncStream.makeStream(of: StopSignal.self)
    let asked = errors as? Recorder
    terminal.isInputInteractive = true
    stopRequests = { signals }
    readLine = {
      while await asked?.text.contains("Only 'yes' goes on") == false { await Task.yield() }
      continuation.yield(.interrupt)
      let (never, end) = AsyncStream.makeStream(of: Void.self)
      for await _ in never {}
      end.finish()
      return nil
    }
  }
}

/// Compares with a file in `Golden/`; `UPDATE_GOLDEN=1` writes it instead.
func expectGolden(_ text: String, _ name: String, file: String = #filePath) throws {
  let url = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    try Data(text.utf8).write(to: url)
  }
  let golden = try String(contentsOf: url, encoding: .utf8)
  #expect(text == golden, "differs from Golden/\(name)")
}
