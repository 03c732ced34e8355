/// Counts the failed tries of one exchange, those that found no connection apart.
///
/// A peer that comes back after many of these gets as many tries as if it had never been away.
struct Tries {
  private var sent = 0
  private var unsent = 0

  /// Counts a failure and gives its number among those of its sort.
  mutating func number(after cause: TransportError.Cause) -> Int {
    if cause.isUnsent {
      unsent += 1
      return unsent
    }
    unsent = 0
    sent += 1
    return sent
  }
}
