import Synchronization

@testable import Commands

/// Something to do once, at the first event that tells of a change.
actor Trigger: TextSink {
  private var action: (@Sendable () async -> Void)?

  init(_ action: @escaping @Sendable () async -> Void) {
    self.action = action
  }

  func write(_ text: String) async {
    guard text.contains("\"unit\":\"changes\""), let action else { return }
    self.action = nil
    await action()
  }
}

/// Files as they are, but for the lines of events, which a trigger gets.
struct Watched: FileAccess {
  private let files: any FileAccess
  private let trigger: Trigger

  init(_ files: any FileAccess, _ trigger: Trigger) {
    self.files = files
    self.trigger = trigger
  }

  func read(_ path: String) async throws -> [UInt8] { try await files.read(path) }

  func replace(_ path: String, with bytes: [UInt8]) async throws {
    try await files.replace(path, with: bytes)
  }

  func lines(into path: String) async throws -> any TextSink { trigger }
}

/// Numbers that go up.
final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

extension SandboxedProject {
  /// Runs a command line and does something once its first change is made.
  func run(
    _ words: String..., meanwhile: @escaping @Sendable () async -> Void
  ) async -> Answer {
    let steps = Counter()
    return await run(words + ["--project", folder, "--events", folder + "/events"]) { context in
      context.uptime = { .seconds(steps.next()) }
      context.files = Watched(context.files, Trigger(meanwhile))
    }
  }
}
