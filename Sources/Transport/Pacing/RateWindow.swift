/// The current window of a peer's rate limit, kept from what answers tell.
struct RateWindow: Sendable {
  /// The peer tells whole seconds, rounded either way.
  private static let rounding: Duration = .seconds(1)

  /// What a whole window allows; nil while no limit is known.
  private(set) var allowed: Int?
  private var used = 0
  private var end: Duration?

  /// Requests that may still be sent in this window; nil while no limit is known.
  mutating func remaining(at now: Duration, underway: Int) -> Int? {
    if let end, now >= end + Self.rounding {
      self.end = nil
      used = 0
    }
    guard let allowed else { return nil }
    // A hundredth is left for requests of others that count against the same limit.
    return allowed - allowed / 100 - used - underway
  }

  /// The time until requests may be sent again once none remain.
  func pause(at now: Duration) -> Duration? {
    end.map { max(.milliseconds(1), $0 + Self.rounding - now) }
  }

  mutating func read(_ reading: RateLimitReading, at now: Duration) {
    allowed = reading.allowed
    let readingEnd = now + reading.reset
    guard let end else {
      (self.end, used) = (readingEnd, reading.count)
      return
    }
    // Answers overtake one another: an earlier window's says nothing about this one.
    if readingEnd > end + Self.rounding * 1.5 {
      (self.end, used) = (readingEnd, reading.count)
    } else if readingEnd >= end - Self.rounding * 1.5 {
      used = max(used, reading.count)
      self.end = min(end, readingEnd)
    }
  }
}
