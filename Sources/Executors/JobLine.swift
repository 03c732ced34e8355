import CPosix
import Synchronization

/// The jobs that wait for one thread, and that thread's loop.
///
/// The one place with a lock: an executor is what isolation is made of, so it cannot be an actor,
/// and jobs come from every thread.
final class JobLine: Sendable {
  @safe struct Entry {
    let job: UnownedJob
    let executor: UnownedSerialExecutor
  }

  private struct State {
    var entries: [Entry] = []
    var turn: ThreadExecutor.Turn?
    /// Set while the thread is or may be blocked, so that most appends need no system call.
    var mayBlock = false
    var isClosed = false
  }

  private let state = Mutex(State())
  private let thread = Atomic<UInt>(0)
  private let wake: Int32

  init() {
    wake = posix_wake_open()
    precondition(wake >= 0, "no descriptor is left for an executor")
  }

  deinit {
    posix_wake_close(wake)
  }

  var isCurrentThread: Bool {
    thread.load(ordering: .relaxed) == posix_thread_self()
  }

  func start(name: String) {
    let context = unsafe Unmanaged.passRetained(self)
    let failure = unsafe posix_thread_start(
      name,
      { context in
        guard let context = unsafe context else { return }
        unsafe Unmanaged<JobLine>.fromOpaque(context).takeRetainedValue().run()
      },
      context.toOpaque())
    precondition(failure == 0, "no thread is left for an executor")
  }

  func append(_ entry: Entry) {
    change { $0.entries.append(entry) }
  }

  func idle(_ turn: @escaping ThreadExecutor.Turn) {
    change { $0.turn = turn }
  }

  func raise() {
    posix_wake_raise(wake)
  }

  func close() {
    change { $0.isClosed = true }
  }

  private func change(_ edit: (inout sending State) -> Void) {
    let mustWake = state.withLock { state in
      edit(&state)
      defer { state.mayBlock = false }
      return state.mayBlock
    }
    if mustWake { posix_wake_raise(wake) }
  }

  private func run() {
    thread.store(posix_thread_self(), ordering: .relaxed)
    while let step = next() {
      switch step {
      case .jobs(let entries):
        for entry in entries { unsafe entry.job.runSynchronously(on: entry.executor) }
      case .idle(let turn):
        if turn?(wake) != true { posix_wake_wait(wake) }
        posix_wake_clear(wake)
      }
    }
  }

  private enum Step {
    case jobs([Entry])
    case idle(ThreadExecutor.Turn?)
  }

  private func next() -> Step? {
    state.withLock { state in
      if !state.entries.isEmpty {
        defer { state.entries = [] }
        state.mayBlock = false
        return .jobs(state.entries)
      }
      if state.isClosed { return nil }
      state.mayBlock = true
      return .idle(state.turn)
    }
  }
}
