/// What a session must know of an API.
package struct SessionSettings: Sendable {
  /// Scheme, host and the path that all exchanges share, without a slash at the end.
  package var base: String
  /// Sent with every exchange.
  package var headers: Headers
  /// The header that holds the peer's correlation id.
  package var correlationHeader: String?
  /// Where answers tell how much of the limit is used; nil where they do not.
  package var rateLimit: RateLimitHeaders?
  /// How many requests may travel at once.
  package var mostAtOnce = 64
  /// The time for one attempt.
  package var attemptDeadline: Duration = .seconds(60)
  /// When and how often an exchange is repeated.
  package var retry = RetryPolicy()
  /// When a failing peer is left alone.
  package var breaker = Breaker()

  /// Takes what differs between APIs; the rest has defaults.
  package init(
    base: String, headers: Headers = [:], correlationHeader: String? = nil,
    rateLimit: RateLimitHeaders? = nil
  ) {
    self.base = base
    self.headers = headers
    self.correlationHeader = correlationHeader
    self.rateLimit = rateLimit
  }
}
