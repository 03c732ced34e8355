/// Makes a request that stands outside a session's exchanges, again where that may help.
package struct Attempts: Sendable {
  typealias Pause = @Sendable (Duration, String) async throws(TransportError) -> Void

  private let policy: RetryPolicy
  private let now: @Sendable () -> Duration
  private let jitter: @Sendable () -> Double
  private let onAbsence: Absence.Listener
  private let pause: Pause

  /// Takes the clock that waiting goes by, and who hears of a peer that is not there; repeats as
  /// often as an exchange would.
  package init(clock: some Clock<Duration>, onAbsence: @escaping Absence.Listener = { _ in }) {
    let time = Timekeeper(clock)
    self.init(
      RetryPolicy(), now: time.now, jitter: { Double.random(in: 0...1) }, onAbsence: onAbsence
    ) { pause, operation throws(TransportError) in
      try await time.sleep(pause, operation: operation)
    }
  }

  init(
    _ policy: RetryPolicy, now: @escaping @Sendable () -> Duration,
    jitter: @escaping @Sendable () -> Double, onAbsence: @escaping Absence.Listener,
    pause: @escaping Pause
  ) {
    self.policy = policy
    self.now = now
    self.jitter = jitter
    self.onAbsence = onAbsence
    self.pause = pause
  }

  /// Asks until there is an answer or no use in asking on.
  package func answer<Answer: Sendable>(
    _ ask: @Sendable () async throws(TransportError) -> Answer
  ) async throws(TransportError) -> Answer {
    var absence = Absence()
    return try await answer(unless: &absence, ask)
  }

  /// The same with a peer that may have been given up by earlier ones.
  func answer<Answer: Sendable>(
    unless absence: inout Absence, _ ask: @Sendable () async throws(TransportError) -> Answer
  ) async throws(TransportError) -> Answer {
    let began = now()
    var tries = Tries()
    while true {
      do throws(TransportError) {
        let answer = try await ask()
        absence.ended(nil, at: now())
        return answer
      } catch {
        absence.ended(error.cause, at: now())
        let decision = policy.decide(
          on: error.cause, isSafeToRepeat: true, attempt: tries.number(after: error.cause),
          elapsed: now() - began, jitter: jitter())
        guard case .retry(let time) = decision, absence.ask(at: now()) == .proceed else {
          throw error
        }
        if let notice = absence.notice(after: now() - began) { await onAbsence(notice) }
        try await pause(time, error.operation)
      }
    }
  }
}
