/// A day and a time of day as a wall clock shows them, without a zone.
package struct CivilTime: Hashable, Sendable {
  /// The day.
  package var date: CivilDate
  /// Seconds since midnight, from 0.
  package var seconds: Int

  package init(_ date: CivilDate, seconds: Int = 0) {
    self.date = date
    self.seconds = seconds
  }

  /// Reads `2026-03-28T22:00`, with or without seconds and a fraction, which is dropped.
  package init?(_ text: String) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, let date = CivilDate(String(halves[0])),
      let clock = halves[1].split(separator: ".", omittingEmptySubsequences: false).first
    else { return nil }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      (0..<24).contains(numbers[0]), numbers.dropFirst().allSatisfy({ (0..<60).contains($0) })
    else { return nil }
    self.init(
      date, seconds: numbers[0] * 3600 + numbers[1] * 60 + (numbers.dropFirst(2).first ?? 0))
  }

  /// The same time of day so many days later.
  package func adding(days: Int) -> CivilTime {
    CivilTime(CivilDate(daysSinceEpoch: date.daysSinceEpoch + days), seconds: seconds)
  }

  /// What a clock shows that is so many seconds east of UTC.
  package init(_ instant: Instant, offset: Int) {
    let (day, seconds) = (instant.wholeSeconds + offset).floorDivided(by: 86_400)
    self.init(CivilDate(daysSinceEpoch: day), seconds: seconds)
  }

  /// When a clock shows this that is so many seconds east of UTC.
  package func instant(offset: Int) -> Instant {
    Instant(milliseconds: (date.daysSinceEpoch * 86_400 + seconds - offset) * 1000)
  }
}

extension CivilTime: CustomStringConvertible {
  package var description: String {
    let parts = [seconds / 3600, seconds / 60 % 60] + (seconds % 60 == 0 ? [] : [seconds % 60])
    return "\(date)T" + parts.map { padded($0, 2) }.joined(separator: ":")
  }
}
