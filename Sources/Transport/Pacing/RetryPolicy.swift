import Documents

/// Decides whether and when an exchange that failed is sent again.
package struct RetryPolicy: Sendable {
  /// What to do about a failure.
  package enum Decision: Sendable, Equatable {
    case retry(after: Duration)
    case giveUp
  }

  /// How often an exchange is sent at most.
  package var attempts = 8
  /// The bound of the first pause; it doubles with each further one.
  package var firstPause: Duration = .milliseconds(500)
  /// The bound of every pause that the peer did not ask for.
  package var longestPause: Duration = .seconds(30)
  /// The bound of the pauses between tries to connect: they cost a peer little, and show at once
  /// when it is back.
  package var longestPauseUnsent: Duration = .seconds(5)
  /// A peer that asks for more than this is not waited for.
  package var longestRetryAfter: Duration = .seconds(180)
  /// The time for an exchange with all its attempts and pauses.
  package var deadline: Duration = .seconds(600)

  /// Makes the defaults.
  package init() {}

  /// Decides after a failure.
  ///
  /// Full jitter keeps clients that failed together from returning together. What may have been
  /// carried out is repeated only where that is safe; a throttled request was not carried out.
  /// `attempt` counts the sends from 1, `elapsed` runs from the first, `jitter` is a random number
  /// from 0 to 1. How often to try to connect is not decided here, but by the peer's `Absence`.
  package func decide(
    on cause: TransportError.Cause, isSafeToRepeat: Bool, attempt: Int, elapsed: Duration,
    jitter: Double
  ) -> Decision {
    guard attempt < attempts || cause.isUnsent, cause.isRetriable,
      isSafeToRepeat || !cause.mayHaveHappened,
      let pause = pause(after: cause, attempt: attempt, jitter: jitter),
      elapsed + pause < deadline
    else { return .giveUp }
    return .retry(after: pause)
  }

  private func pause(
    after cause: TransportError.Cause, attempt: Int, jitter: Double
  ) -> Duration? {
    let longest = cause.isUnsent ? longestPauseUnsent : longestPause
    let backoff = min(longest, firstPause * (1 << min(attempt - 1, 20))) * jitter
    switch cause {
    case .status(let rejection):
      guard let asked = rejection.retryAfter else { return backoff }
      // A little jitter on top: all clients were told the same moment.
      return asked > longestRetryAfter ? nil : asked + firstPause * jitter
    case .suspended(let time):
      return time
    default:
      return backoff
    }
  }
}

extension TransportError.Cause {
  /// Whether nothing was sent because no connection came about.
  var isUnsent: Bool {
    if case .unreachable = self { true } else { false }
  }

  /// Whether the request may have been carried out although no usable answer says so.
  package var mayHaveHappened: Bool {
    switch self {
    case .answerLost, .timedOut, .unreadable: true
    case .status(let rejection):
      switch rejection.status {
      case 408, 500, 502, 504: true
      case 503: rejection.retryAfter == nil
      default: false
      }
    case .invalid, .unreachable, .untrusted, .signIn, .suspended, .cancelled: false
    }
  }
}
