package import Documents

/// Moments as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7).
package enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads the one form that may be sent; nil for anything else.
  package static func instant(_ text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT",
      let month = months.firstIndex(of: String(words[2])), words[3].utf8.count == 4
    else { return nil }
    let number = String(month + 101).dropFirst()
    return Instant("\(words[3])-\(number)-\(words[1])T\(words[4])Z")
  }

  /// Writes a moment, cut to whole seconds.
  package static func text(of instant: Instant) -> String {
    let ofDay = ((instant.wholeSeconds % 86_400) + 86_400) % 86_400
    let day = (instant.wholeSeconds - ofDay) / 86_400
    let date = CivilDate(daysSinceEpoch: day)
    let weekday = days[((day % 7) + 7) % 7]
    let time = instant.description.dropFirst(11).prefix(8)
    let number = String(100 + date.day).dropFirst()
    let year = String(10_000 + date.year).dropFirst()
    return "\(weekday), \(number) \(months[date.month - 1]) \(year) \(time) GMT"
  }
}
