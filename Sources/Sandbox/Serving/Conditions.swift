/// What makes a tenant hostile, changeable while it runs.
struct Conditions: Sendable {
  var latency = Duration.zero
  /// How long after a write reads still show what was.
  var lag = Duration.zero
  /// Calls per minute and token; nil for no limit.
  var rateLimit: Int?
  var faults = Faults.none
  /// Seconds that an access token lives; nil for what the vendor or the client says.
  var tokenSeconds: Int?
  /// How far the tenant's clock is ahead of everybody's.
  var clockOffset = Duration.zero
  /// Lists come back to front, to show who relies on an order.
  var isReversed = false
}
