import Documents

/// The `Retry-After` header, in both forms of RFC 9110.
package enum RetryAfter {
  /// The time to wait, or nil where the header is absent or makes no sense.
  ///
  /// A moment is compared with the peer's own `Date`, so clocks need not agree.
  package static func duration(in headers: Headers) -> Duration? {
    guard let text = headers["retry-after"] else { return nil }
    if let seconds = Int(text), seconds >= 0 { return .seconds(min(seconds, 1_000_000)) }
    guard let moment = HTTPDate.instant(text),
      let now = headers["date"].flatMap(HTTPDate.instant)
    else { return nil }
    return max(.zero, moment - now)
  }
}
