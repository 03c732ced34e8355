/// How a session is doing, for people who wait.
package struct SessionProgress: Sendable, Hashable {
  /// Requests that were sent, repeats included.
  package var requests = 0
  /// Exchanges that were sent again after a failure.
  package var repeats = 0
  /// Answers that asked to slow down.
  package var throttled = 0
  /// Time in which at least one exchange waited for a limit or after a failure.
  package var waited: Duration = .zero
  /// Requests that the peer allows in a window of its limit; nil while it names none.
  package var allowance: Int?
}
