import Executors
import Files

/// Runs another program for the user, on a thread of its own since that blocks.
actor ProgramRunner {
  private let executor = ThreadExecutor(name: "program")

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Answers the exit status: 128 and the signal where one killed it.
  func run(_ words: [String], more: [String: String]) throws -> UInt8 {
    var program = Subprocess(words)
    program.environment = more
    return UInt8(truncatingIfNeeded: try program.runAttached())
  }
}
