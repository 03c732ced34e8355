import Documents
import Executors
import Files
import Glibc

extension Context {
  /// The surroundings of the process we run in.
  ///
  /// Asks only what costs nothing: `--version` must not wait for a disk.
  package static func process() -> Context {
    let errors = StandardStream.error
    var context = Context(
      environment: Host.environment(),
      terminal: Terminal(
        isInputInteractive: StandardStream.input.isTerminal,
        isOutputInteractive: StandardStream.output.isTerminal,
        isErrorInteractive: errors.isTerminal, width: errors.columns ?? 80),
      output: StreamSink(stream: .output), errors: StreamSink(stream: .error),
      files: DiskAccess(), readLine: { await Keyboard().line() }, now: SystemClock.now,
      uptime: SystemClock.elapsed, randomBytes: { try SecureRandom.bytes($0) })
    context.stopRequests = {
      (try? StopSignal.arrivals()) ?? AsyncStream { $0.finish() }
    }
    context.endNow = { _exit(Int32($0.number)) }
    context.runProgram = { try await ProgramRunner().run($0, more: $1) }
    return context
  }
}

/// Standard input, read on a thread of its own: on a machine with one core the shared pool has one
/// thread, and Ctrl-C must get through while we wait for a line.
///
/// A read that has begun cannot be taken back, so none begins before there is something to read.
private actor Keyboard {
  private let executor = ThreadExecutor(name: "keyboard")

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  func line() -> String? {
    while !Task.isCancelled {
      if StandardStream.input.isReadable(within: .milliseconds(100)) { return readLine() }
    }
    return nil
  }
}
