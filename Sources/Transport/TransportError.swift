/// An exchange that did not give an answer the caller can use.
package struct TransportError: Error, Sendable {
  /// What was being done, in the caller's words: `list queues`.
  package var operation: String
  /// Why it failed.
  package var cause: Cause

  /// Takes what was being done and why it failed.
  package init(operation: String, cause: Cause) {
    self.operation = operation
    self.cause = cause
  }

  /// Whether the same exchange may do better later, as far as its safety allows a repeat.
  package var isRetriable: Bool { cause.isRetriable }
}

extension TransportError {
  /// Why there is no usable answer.
  package enum Cause: Sendable {
    /// The request was refused here, before anything was sent.
    case invalid(String)
    /// No connection came about, so nothing was sent.
    case unreachable(String)
    /// The peer's certificate could not be verified.
    case untrusted(String)
    /// The time for the exchange ran out.
    case timedOut(Duration)
    /// The request may have been carried out, but its answer did not arrive.
    case answerLost(String)
    /// The answer arrived and makes no sense: its content type and an excerpt.
    case unreadable(String)
    /// The peer answered, and not with success.
    case status(Rejection)
    /// No token could be had.
    case signIn(String)
    /// Too many exchanges failed lately, so nothing is sent for a while.
    case suspended(Duration)
    case cancelled

    /// Whether the same may pass later, as far as a repeat is safe.
    package var isRetriable: Bool {
      switch self {
      case .unreachable, .timedOut, .answerLost, .suspended: true
      case .status(let rejection): rejection.isRetriable
      case .invalid, .untrusted, .unreadable, .signIn, .cancelled: false
      }
    }
  }

  /// An answer that says no, with what the peer says about it.
  package struct Rejection: Sendable, Hashable {
    /// The HTTP status.
    package var status: Int
    /// The peer's own error code, such as `too.many.requests`.
    package var code: String?
    /// The peer's own words; for people, never to branch on.
    package var message: String?
    /// What the peer's support asks for.
    package var correlationID: String?
    /// The beginning of the body, where it has no message.
    package var excerpt: String?
    /// How long the peer asks to wait.
    package var retryAfter: Duration?

    /// Makes one that says no more than the status.
    package init(status: Int) {
      self.status = status
    }

    /// Whether the status tells of a passing condition.
    package var isRetriable: Bool { [408, 429, 500, 502, 503, 504].contains(status) }
  }
}
