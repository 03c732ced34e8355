import Model
import Transport

/// Makes the requests that precede a session, again where that may help.
struct Attempts<Time: Clock<Duration>>: Sendable {
  private let clock: Time
  private let policy = RetryPolicy()

  init(_ clock: Time) {
    self.clock = clock
  }

  func answer<Answer: Sendable>(
    _ ask: () async throws(TransportError) -> Answer
  ) async throws(ProviderError) -> Answer {
    let began = clock.now
    var attempt = 0
    while true {
      attempt += 1
      do throws(TransportError) {
        return try await ask()
      } catch {
        let decision = policy.decide(
          on: error.cause, isSafeToRepeat: true, attempt: attempt,
          elapsed: began.duration(to: clock.now), jitter: Double.random(in: 0...1))
        guard case .retry(let pause) = decision else { throw failure(error) }
        try await wait(pause, error)
      }
    }
  }

  private func wait(_ pause: Duration, _ error: TransportError) async throws(ProviderError) {
    do {
      try await clock.sleep(for: pause)
    } catch {
      throw ProviderError("sign in", .unreachable("cancelled"))
    }
  }

  /// A key that is refused is a matter of signing in, not of what was to be done.
  private func failure(_ error: TransportError) -> ProviderError {
    if error.operation == "sign in", case .status(let rejection) = error.cause,
      (400..<500).contains(rejection.status)
    {
      return ProviderError(
        "sign in", .unreachable("the access key was refused with status \(rejection.status)"))
    }
    return ProviderError(error, of: TenantRequest(error.operation, ""))
  }
}
