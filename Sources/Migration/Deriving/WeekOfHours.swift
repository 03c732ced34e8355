import Documents

/// Turns repeating spans back into the hours of a week and dated holidays.
///
/// Times keep the clock's reading, as on the way there: a profile has no zone of its own.
enum WeekOfHours {
  private static let day = 86_400

  /// The days of weekly schedules; a schedule of another kind is one that cannot be held.
  static let days: AttributeMapping.Relating = { schedules, _ in
    var spans: [String: [(open: String, close: String)]] = [:]
    var unheld: [String] = []
    for (name, schedule) in schedules.sorted(by: { $0.name < $1.name }) {
      guard let days = weekdays(schedule), let span = span(schedule) else {
        unheld.append(
          "schedule '\(Printable.line(name))' repeats in a way that a week does not hold")
        continue
      }
      for day in days { spans[day, default: []].append(span) }
    }
    var result = Object()
    for (day, found) in spans.sorted(by: { $0.key < $1.key }) {
      let ordered = found.sorted { $0.open < $1.open }
      if ordered.count > 2 { unheld.append("\(day) opens more than twice") }
      result[day] = value(ordered)
    }
    for day in Recurrence.week where result[day] == nil {
      result[day] = ["isClosedAllDay": true]
    }
    return (.object(result), unheld)
  }

  /// The dates of schedules that are whole days; what comes back every year without an end is
  /// dated in the years of the setting.
  static let holidays: AttributeMapping.Relating = { schedules, settings in
    let years = Set((settings["holidayYears"]?.array ?? []).compactMap(\.integer))
    var result = Object()
    var unheld: [String] = []
    for (name, schedule) in schedules.sorted(by: { $0.name < $1.name }) {
      let dates = dates(schedule, years)
      guard let dates, !dates.isEmpty else {
        let reason =
          dates == nil
          ? "is not one whole day" : "has no end: 'settings' take the years in 'holidayYears'"
        unheld.append("holiday '\(Printable.line(name))' \(reason)")
        continue
      }
      for date in dates {
        result[date.description] = [
          "holidayName": .string(title(name, schedule)), "isClosedAllDay": true,
        ]
      }
    }
    return (result.isEmpty ? nil : .object(result), unheld)
  }

  private static func weekdays(_ schedule: Value) -> [String]? {
    guard let start = date(schedule["start"]) else { return nil }
    return Recurrence(schedule["rrule"]?.string ?? "", from: start)?.weekdays
  }

  private static func dates(_ schedule: Value, _ years: Set<Int>) -> [CivilDate]? {
    guard let start = date(schedule["start"]), time(schedule["start"]) == "00:00:00",
      length(schedule) == day
    else { return nil }
    let rule = schedule["rrule"]?.string ?? ""
    return rule.isEmpty ? [start] : Recurrence(rule, from: start)?.dates(inYears: years)
  }

  /// The name of a day has room for a hundred characters.
  private static func title(_ name: String, _ schedule: Value) -> String {
    TextFunction.shortened(schedule["description"]?.shown ?? name, to: 100)
  }

  /// A day has no more than a day's hours.
  private static func span(_ schedule: Value) -> (open: String, close: String)? {
    guard let start = time(schedule["start"]), let end = time(schedule["end"]),
      let length = length(schedule), (1...day).contains(length)
    else { return nil }
    return (start, end)
  }

  private static func time(_ value: Value?) -> String? {
    guard let text = value?.string, text.utf8.count >= 19 else { return nil }
    return String(text.dropFirst(11).prefix(8))
  }

  private static func date(_ value: Value?) -> CivilDate? {
    (value?.string).flatMap { CivilDate(String($0.prefix(10))) }
  }

  /// Seconds by the clock.
  private static func length(_ schedule: Value) -> Int? {
    guard let start = moment(schedule["start"]), let end = moment(schedule["end"]) else {
      return nil
    }
    return end - start
  }

  private static func moment(_ value: Value?) -> Int? {
    guard let date = date(value), let time = time(value) else { return nil }
    let fields = time.split(separator: ":").compactMap { Int($0) }
    guard fields.count == 3 else { return nil }
    return date.daysSinceEpoch * day + fields[0] * 3_600 + fields[1] * 60 + fields[2]
  }

  private static func value(_ spans: [(open: String, close: String)]) -> Value {
    var object = Object()
    if let first = spans.first {
      object["openTime"] = .string(first.open)
      object["closeTime"] = .string(first.close)
      object["isClosedAllDay"] = false
    }
    object["hasAdditionalHours"] = .bool(spans.count > 1)
    if spans.count > 1 {
      object["additionalOpenTime"] = .string(spans[1].open)
      object["additionalCloseTime"] = .string(spans[1].close)
    }
    return .object(object)
  }
}
