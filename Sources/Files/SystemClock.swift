import CPosix
package import Documents

/// The machine's clocks: rings below take what they say as parameters.
package enum SystemClock {
  /// The time of day, which an administrator may set back.
  package static func now() -> Instant {
    Instant(milliseconds: Int(cposix_nanoseconds(0) / 1_000_000))
  }

  /// Time since some moment in the past; it never goes back, so spans are measured with it.
  package static func elapsed() -> Duration {
    .nanoseconds(cposix_nanoseconds(1))
  }
}
