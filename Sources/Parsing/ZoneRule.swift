import Documents

/// When clocks change in years that no table lists: the last line of a time zone's file.
///
/// The grammar is POSIX's `TZ`, with the hours beyond a day that RFC 9636 allows.
struct ZoneRule: Sendable {
  /// A day of each year and a time on it, by the clock in force before the change.
  private struct Change: Sendable {
    enum Day: Sendable {
      /// `J60`: from 1, and 29 February does not count.
      case ofCommonYear(Int)
      /// `59`: from 0.
      case ofYear(Int)
      /// `M3.5.0`: the fifth, which is the last, Sunday of March.
      case weekday(Int, week: Int, month: Int)
    }

    var day: Day
    var seconds: Int
  }

  private let standard: Int
  private var summer: (offset: Int, start: Change, end: Change)?

  init?(_ text: some StringProtocol) {
    var scanner = ZoneRuleScanner(text)
    guard scanner.skipName(), let west = scanner.time() else { return nil }
    standard = -west
    guard !scanner.isAtEnd else { return }
    guard scanner.skipName() else { return nil }
    var offset = standard + 3600
    if !scanner.isAt(",") {
      guard let west = scanner.time() else { return nil }
      offset = -west
    }
    guard let start = Self.change(&scanner), let end = Self.change(&scanner), scanner.isAtEnd
    else { return nil }
    summer = (offset, start, end)
  }

  private static func change(_ scanner: inout ZoneRuleScanner) -> Change? {
    guard scanner.skip(","), let day = day(&scanner) else { return nil }
    guard scanner.skip("/") else { return Change(day: day, seconds: 7200) }
    return scanner.time().map { Change(day: day, seconds: $0) }
  }

  private static func day(_ scanner: inout ZoneRuleScanner) -> Change.Day? {
    if scanner.skip("J") { return scanner.number(in: 1...365).map { .ofCommonYear($0) } }
    guard scanner.skip("M") else { return scanner.number(in: 0...365).map { .ofYear($0) } }
    guard let month = scanner.number(in: 1...12), scanner.skip("."),
      let week = scanner.number(in: 1...5), scanner.skip("."),
      let day = scanner.number(in: 0...6)
    else { return nil }
    return .weekday(day, week: week, month: month)
  }

  /// Seconds east of UTC at a moment in seconds since 1970.
  func offset(at seconds: Int) -> Int {
    guard let summer else { return standard }
    let year = CivilTime(Instant(milliseconds: seconds * 1000), offset: standard).date.year
    let start = Self.moment(of: summer.start, in: year) - standard
    let end = Self.moment(of: summer.end, in: year) - summer.offset
    let isSummer =
      start < end ? seconds >= start && seconds < end : !(seconds >= end && seconds < start)
    return isSummer ? summer.offset : standard
  }

  /// Seconds since 1970 by the wall clock.
  private static func moment(of change: Change, in year: Int) -> Int {
    day(change.day, in: year) * 86_400 + change.seconds
  }

  private static func day(_ day: Change.Day, in year: Int) -> Int {
    let first = CivilDate.first(of: 1, in: year)
    switch day {
    case .ofYear(let number): return first + number
    case .ofCommonYear(let number):
      let isLeap = CivilDate.length(ofMonth: 2, in: year) == 29
      return first + number - (isLeap && number >= 60 ? 0 : 1)
    case .weekday(let weekday, let week, let month):
      let start = CivilDate.first(of: month, in: year)
      // 1970-01-01 was a Thursday.
      let lead = (weekday - (start + 4) % 7 + 14) % 7
      let place = lead + (week - 1) * 7
      return start + (place < CivilDate.length(ofMonth: month, in: year) ? place : place - 7)
    }
  }
}

extension CivilDate {
  /// Days since 1970 of the first of a month.
  fileprivate static func first(of month: Int, in year: Int) -> Int {
    CivilDate(year: year, month: month, day: 1)?.daysSinceEpoch ?? 0
  }
}
