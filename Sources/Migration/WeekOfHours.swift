import Documents

/// Turns repeating spans back into the hours of a week and dated holidays.
enum WeekOfHours {
  private static let names = [
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
    "SA": "Saturday", "SU": "Sunday",
  ]

  /// The days of weekly schedules; a schedule of another kind is one that cannot be held.
  static let days: AttributeMapping.Relating = { schedules in
    var spans: [String: [(open: String, close: String)]] = [:]
    var unheld: [String] = []
    for (name, schedule) in schedules.sorted(by: { $0.name < $1.name }) {
      guard let days = weekdays(schedule["rrule"]?.string), let span = span(schedule) else {
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
    for day in names.values.sorted() where result[day] == nil {
      result[day] = ["isClosedAllDay": true]
    }
    return (.object(result), unheld)
  }

  /// The dates of schedules that are whole days, once or every year from the first on.
  static let holidays: AttributeMapping.Relating = { schedules in
    var result = Object()
    var unheld: [String] = []
    for (name, schedule) in schedules.sorted(by: { $0.name < $1.name }) {
      let start = schedule["start"]?.string ?? ""
      guard isWholeDay(schedule), (schedule["rrule"]?.string ?? "").isEmpty else {
        unheld.append("holiday '\(Printable.line(name))' is not one whole day")
        continue
      }
      result[String(start.prefix(10))] = [
        "holidayName": .string(String(name.prefix(100))), "isClosedAllDay": true,
      ]
    }
    return (result.isEmpty ? nil : .object(result), unheld)
  }

  private static func weekdays(_ rule: String?) -> [String]? {
    let parts = (rule ?? "").split(separator: ";").map(String.init)
    guard parts.contains("FREQ=WEEKLY"), parts.count == 2,
      let days = parts.first(where: { $0.hasPrefix("BYDAY=") })?.dropFirst(6)
    else { return nil }
    let names = days.split(separator: ",").map { Self.names[String($0)] }
    return names.contains { $0 == nil } ? nil : names.compactMap(\.self)
  }

  private static func span(_ schedule: Value) -> (open: String, close: String)? {
    guard let start = time(schedule["start"]), let end = time(schedule["end"]) else { return nil }
    return (start, end)
  }

  private static func time(_ value: Value?) -> String? {
    guard let text = value?.string, text.utf8.count >= 19 else { return nil }
    return String(text.dropFirst(11).prefix(8))
  }

  private static func isWholeDay(_ schedule: Value) -> Bool {
    guard let start = schedule["start"]?.string, let end = schedule["end"]?.string,
      let first = CivilDate(String(start.prefix(10))), let last = CivilDate(String(end.prefix(10)))
    else { return false }
    return time(schedule["start"]) == "00:00:00" && time(schedule["end"]) == "00:00:00"
      && last.daysSinceEpoch == first.daysSinceEpoch + 1
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
