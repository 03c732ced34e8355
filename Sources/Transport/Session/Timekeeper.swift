/// A clock as a session needs it: the time since its start, and sleeping.
struct Timekeeper: Sendable {
  let now: @Sendable () -> Duration
  private let pause: @Sendable (Duration) async throws -> Void

  init(_ clock: some Clock<Duration>) {
    let start = clock.now
    now = { start.duration(to: clock.now) }
    pause = { try await clock.sleep(for: $0) }
  }

  /// Sleeps; the only failure is that the task was cancelled.
  func sleep(_ time: Duration, operation: String) async throws(TransportError) {
    do {
      try await pause(time)
    } catch {
      throw TransportError(operation: operation, cause: .cancelled)
    }
  }
}
