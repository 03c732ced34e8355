/// A moment in UTC, in whole milliseconds since 1970.
package struct Instant: Hashable, Sendable, Comparable {
  /// Since 1970-01-01T00:00:00Z; negative before.
  package var milliseconds: Int

  package init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// Since 1970-01-01T00:00:00Z, rounded down.
  package var wholeSeconds: Int { milliseconds.floorDivided(by: 1000).0 }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  package static func + (instant: Instant, duration: Duration) -> Instant {
    Instant(milliseconds: instant.milliseconds + duration.milliseconds)
  }

  package static func - (later: Instant, earlier: Instant) -> Duration {
    .milliseconds(later.milliseconds - earlier.milliseconds)
  }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC with milliseconds: `2026-01-15T10:02:00.000Z`.
  package var description: String {
    let (day, time) = milliseconds.floorDivided(by: 86_400_000)
    let date = CivilDate(daysSinceEpoch: day)
    let clock = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { padded($0, 2) }
    return "\(date)T\(clock.joined(separator: ":")).\(padded(time % 1000, 3))Z"
  }

  /// Reads RFC 3339, with `Z` or a numeric offset.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let date = CivilDate(String(text.prefix(10))),
      let hour = Self.two(bytes, 11), let minute = Self.two(bytes, 14),
      let second = Self.two(bytes, 17), bytes[13] == 0x3a, bytes[16] == 0x3a,
      hour < 24, minute < 60, second < 61
    else { return nil }
    var rest = bytes.dropFirst(19)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      fraction = Array(digits.prefix(3)).reduce(0) { $0 * 10 + Int($1 - 0x30) }
      for _ in digits.prefix(3).count..<3 { fraction *= 10 }
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = Self.offset(Array(rest)) else { return nil }
    let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  private static func two(_ bytes: [UInt8], _ place: Int) -> Int? {
    let pair = bytes[place..<(place + 2)]
    guard pair.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return pair.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Seconds east of UTC.
  private static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
    guard bytes.count == 6, bytes[3] == 0x3a, let hours = two(bytes, 1),
      let minutes = two(bytes, 4), hours < 24, minutes < 60
    else { return nil }
    let size = hours * 3600 + minutes * 60
    return bytes[0] == UInt8(ascii: "+") ? size : bytes[0] == UInt8(ascii: "-") ? -size : nil
  }
}

func padded(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}
