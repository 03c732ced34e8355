/// Makes a request that stands outside a session's exchanges, again where that may help.
package struct Attempts: Sendable {
  typealias Pause = @Sendable (Duration, String) async throws(TransportError) -> Void

  private let policy: RetryPolicy
  private let now: @Sendable () -> Duration
  private let jitter: @Sendable () -> Double
  private let pause: Pause

  /// Takes the clock that waiting goes by; repeats as often as an exchange would.
  package init(clock: some Clock<Duration>) {
    let time = Timekeeper(clock)
    self.init(RetryPolicy(), now: time.now, jitter: { Double.random(in: 0...1) }) {
      pause, operation throws(TransportError) in try await time.sleep(pause, operation: operation)
    }
  }

  init(
    _ policy: RetryPolicy, now: @escaping @Sendable () -> Duration,
    jitter: @escaping @Sendable () -> Double, pause: @escaping Pause
  ) {
    self.policy = policy
    self.now = now
    self.jitter = jitter
    self.pause = pause
  }

  /// Asks until there is an answer or no use in asking on.
  package func answer<Answer: Sendable>(
    _ ask: @Sendable () async throws(TransportError) -> Answer
  ) async throws(TransportError) -> Answer {
    let began = now()
    var attempt = 0
    while true {
      attempt += 1
      do throws(TransportError) {
        return try await ask()
      } catch {
        let decision = policy.decide(
          on: error.cause, isSafeToRepeat: true, attempt: attempt, elapsed: now() - began,
          jitter: jitter())
        guard case .retry(let time) = decision else { throw error }
        try await pause(time, error.operation)
      }
    }
  }
}
