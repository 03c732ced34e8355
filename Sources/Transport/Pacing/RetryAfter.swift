import Documents

/// The `Retry-After` header, in both forms of RFC 9110.
package enum RetryAfter {
  /// The time to wait, or nil where the header is absent or makes no sense.
  ///
  /// A moment is compared with the peer's own `Date`, so clocks need not agree.
  package static func duration(in headers: Headers) -> Duration? {
    guard let text = headers["retry-after"] else { return nil }
    if let seconds = Int(text), seconds >= 0 { return .seconds(min(seconds, 1_000_000)) }
    guard let moment = instant(text), let now = headers["date"].flatMap(instant) else { return nil }
    return max(.zero, moment - now)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that may be sent.
  private static func instant(_ text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT",
      let month = months.firstIndex(of: String(words[2])), words[3].utf8.count == 4
    else { return nil }
    let number = String(month + 101).dropFirst()
    return Instant("\(words[3])-\(number)-\(words[1])T\(words[4])Z")
  }
}
