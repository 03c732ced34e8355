import Documents

/// Turns a week's hours and dated holidays into spans that repeat, in local time.
///
/// Times keep the clock's reading and get no zone: the zone stands beside the schedules, so a
/// change to or from summer time moves nothing.
enum OpeningHours {
  private static let week = [
    ("Monday", "MO"), ("Tuesday", "TU"), ("Wednesday", "WE"), ("Thursday", "TH"), ("Friday", "FR"),
    ("Saturday", "SA"), ("Sunday", "SU"),
  ]
  /// A Monday; a repeating span has to begin somewhere.
  private static let anchor = CivilDate("2024-01-01")?.daysSinceEpoch ?? 0
  private static let day = 86_400

  fileprivate struct Span: Hashable {
    var open: Int
    var close: Int

    /// Nil where a time cannot be read.
    init?(_ open: Value?, _ close: Value?) {
      guard let start = OpeningHours.seconds(open), let end = OpeningHours.seconds(close) else {
        return nil
      }
      self.open = start
      // Closing at or before opening is closing on the next day.
      self.close = end <= start ? end + OpeningHours.day : end
    }
  }

  /// The pieces of an hours profile: `open` and `holiday` spans.
  static let division: MappingRule.Division = { attributes, settings in
    let open = opening(attributes["days"])
    let holidays = holidays(attributes["holidays"], isYearly: settings["holidays"] == "yearly")
    return (open.pieces + holidays.pieces, open.gaps + holidays.gaps)
  }

  private static func opening(
    _ days: Value?
  ) -> (pieces: [MappingRule.Piece], gaps: [MappingRule.Gap]) {
    var groups: [(span: Span, rank: Int, days: [Int])] = []
    var gaps: [MappingRule.Gap] = []
    for (place, name) in week.map(\.0).enumerated() {
      guard let day = days?[name], day["isClosedAllDay"] != true else { continue }
      let spans = spans(day)
      if spans.isEmpty {
        gaps.append(.init("days", .high, "the hours of \(name) cannot be read"))
      }
      for (rank, span) in spans.enumerated() {
        if let known = groups.firstIndex(where: { $0.span == span && $0.rank == rank }) {
          groups[known].days.append(place)
        } else {
          groups.append((span, rank, [place]))
        }
      }
    }
    return (groups.map { weekly($0.span, $0.rank, $0.days) }, gaps)
  }

  private static func spans(_ day: Value) -> [Span] {
    var spans = [Span(day["openTime"], day["closeTime"])]
    if day["hasAdditionalHours"] == true {
      spans.append(Span(day["additionalOpenTime"], day["additionalCloseTime"]))
    }
    return spans.compactMap(\.self)
  }

  private static func weekly(_ span: Span, _ rank: Int, _ days: [Int]) -> MappingRule.Piece {
    let first = days.first ?? 0
    return MappingRule.Piece(
      role: "open", label: "open \(week[first].0.prefix(3))" + (rank > 0 ? " \(rank + 1)" : ""),
      values: values(
        span, on: anchor + first,
        rule: "FREQ=WEEKLY;BYDAY=" + days.map { week[$0].1 }.joined(separator: ",")))
  }

  private static func values(_ span: Span, on date: Int, rule: String?) -> Value {
    var object: Object = [
      "start": .string(text(date, span.open)), "end": .string(text(date, span.close)),
    ]
    if let rule { object["rrule"] = .string(rule) }
    return .object(object)
  }

  private static func text(_ date: Int, _ seconds: Int) -> String {
    let time = seconds % day
    let fields = [time / 3_600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    let civil = CivilDate(daysSinceEpoch: date + seconds / day)
    return "\(civil)T\(fields.joined(separator: ":")).000"
  }

  /// Reads `08:00`, `08:00:00` and `24:00`.
  private static func seconds(_ value: Value?) -> Int? {
    let parts = (value?.string ?? "").split(separator: ":").map { Int($0) }
    guard (2...3).contains(parts.count), let hours = parts[0], let minutes = parts[1],
      (0...24).contains(hours), (0...59).contains(minutes)
    else { return nil }
    let seconds = parts.count == 3 ? parts[2] : 0
    guard let seconds, (0...59).contains(seconds) else { return nil }
    return hours * 3_600 + minutes * 60 + seconds
  }
}

// Holidays.
extension OpeningHours {
  fileprivate struct Holiday: Hashable {
    var date: CivilDate
    var name: String
    var spans: [Span]
  }

  private static func holidays(
    _ value: Value?, isYearly: Bool
  ) -> (pieces: [MappingRule.Piece], gaps: [MappingRule.Gap]) {
    var found: [Holiday] = []
    var gaps: [MappingRule.Gap] = []
    for (key, entry) in (value?.object ?? Object()).sorted(by: { $0.key < $1.key }) {
      guard let date = CivilDate(String(key.prefix(10))) else {
        gaps.append(.init("holidays", .high, "'\(Printable.line(key))' is no date"))
        continue
      }
      found.append(
        Holiday(date: date, name: entry["holidayName"]?.string ?? "", spans: closed(entry)))
    }
    return (runs(found, isYearly).flatMap { pieces($0, isYearly) }, gaps)
  }

  /// When it is closed on a day that may be open for some hours.
  private static func closed(_ entry: Value) -> [Span] {
    let open = entry["isClosedAllDay"] == true ? [] : spans(entry)
    var result: [Span] = []
    var start = 0
    for span in open.sorted(by: { $0.open < $1.open }) {
      if span.open > start { result.append(Span(from: start, to: span.open)) }
      start = max(start, span.close)
    }
    if start < day { result.append(Span(from: start, to: day)) }
    return result
  }

  /// The same day in one year after the other is one holiday that repeats.
  private static func runs(_ found: [Holiday], _ isYearly: Bool) -> [[Holiday]] {
    var runs: [[Holiday]] = []
    for holiday in found {
      let known = runs.firstIndex { run in
        guard let last = run.last else { return false }
        return last.name == holiday.name && last.spans == holiday.spans
          && last.date.month == holiday.date.month && last.date.day == holiday.date.day
          && (isYearly || last.date.year + 1 == holiday.date.year)
      }
      if let known { runs[known].append(holiday) } else { runs.append([holiday]) }
    }
    return runs
  }

  private static func pieces(_ run: [Holiday], _ isYearly: Bool) -> [MappingRule.Piece] {
    guard let first = run.first else { return [] }
    let day = first.date
    var rule: String?
    if isYearly || run.count > 1 {
      rule =
        "FREQ=YEARLY;BYMONTH=\(day.month);BYMONTHDAY=\(day.day)"
        + (isYearly ? "" : ";COUNT=\(run.count)")
    }
    return first.spans.enumerated().map { rank, span in
      MappingRule.Piece(
        role: "holiday", label: "holiday \(day)" + (rank > 0 ? " \(rank + 1)" : ""),
        values: values(span, on: day.daysSinceEpoch, rule: rule)
          .adding("description", .string(first.name)))
    }
  }
}

extension OpeningHours.Span {
  fileprivate init(from open: Int, to close: Int) {
    self.open = open
    self.close = close
  }
}

extension Value {
  fileprivate func adding(_ name: String, _ value: Value) -> Value {
    var copy = self
    copy.set(value, at: [name])
    return copy
  }
}
