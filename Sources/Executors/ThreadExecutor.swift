import CPosix
import Synchronization

/// A serial executor with a thread of its own, for actors whose C calls block.
///
/// `Executors` keeps C calls that block away from the shared pool; it knows nothing of what they do.
/// The shared pool has one thread per core: one blocked call there stops unrelated work, and two
/// can stop the program. An actor takes this executor by returning it from `unownedExecutor`.
///
/// Between jobs the thread can run an event loop: see `whenIdle(_:)`.
package final class ThreadExecutor: SerialExecutor {
  /// One turn of an event loop: blocks until there is something to do or the wake descriptor
  /// turns readable. False says that there is nothing to wait for.
  package typealias Turn = @Sendable (_ wake: Int32) -> Bool

  private let line: JobLine

  /// Starts the thread; its name is cut to 15 bytes.
  package init(name: String) {
    line = JobLine()
    line.start(name: name)
  }

  deinit {
    line.close()
  }

  /// Lets the thread run an event loop while no job waits.
  ///
  /// The closure runs in the isolation of the actors of this executor, so that it may call
  /// `assumeIsolated`; it must not keep such an actor alive.
  package func whenIdle(_ turn: @escaping Turn) {
    line.idle(turn)
  }

  /// Ends the wait of the current turn, from any thread: for news that come without a job.
  package func wake() {
    line.raise()
  }

  /// Adds a job behind those that wait, from any thread.
  package func enqueue(_ job: consuming ExecutorJob) {
    unsafe line.append(.init(job: UnownedJob(job), executor: asUnownedSerialExecutor()))
  }

  /// The form in which an actor hands its executor out.
  package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    unsafe UnownedSerialExecutor(ordinary: self)
  }

  /// Whether the caller runs on this thread.
  package func isIsolatingCurrentContext() -> Bool? {
    line.isCurrentThread
  }

  /// Stops the program when the caller runs on another thread.
  package func checkIsolated() {
    precondition(line.isCurrentThread, "called outside the thread that isolates this actor")
  }
}
