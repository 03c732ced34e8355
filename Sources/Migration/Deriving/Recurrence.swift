import Documents

/// How a span repeats, as far as a week or dated holidays can say it.
struct Recurrence {
  private static let names = [
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
    "SA": "Saturday", "SU": "Sunday",
  ]
  /// From Monday on.
  static let week = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].compactMap { names[$0] }
  /// No calendar repeats a day of a year more often.
  private static let mostYears = 400

  private let parts: [String: String]
  private let start: CivilDate

  /// Nil for what is no rule, and for every other time.
  init?(_ text: String, from start: CivilDate) {
    var parts: [String: String] = [:]
    for part in text.uppercased().split(separator: ";") {
      let pair = part.split(separator: "=")
      guard pair.count == 2 else { return nil }
      parts[String(pair[0])] = String(pair[1])
    }
    guard parts["FREQ"] != nil, (parts.removeValue(forKey: "INTERVAL") ?? "1") == "1" else {
      return nil
    }
    parts["WKST"] = nil
    self.parts = parts
    self.start = start
  }

  /// The days of every week on which it begins; nil where weeks are not alike.
  var weekdays: [String]? {
    guard Set(parts.keys).isSubset(of: ["FREQ", "BYDAY"]) else { return nil }
    guard let words = parts["BYDAY"]?.split(separator: ",") else {
      return parts["FREQ"] == "DAILY" ? Self.week : parts["FREQ"] == "WEEKLY" ? [weekday] : nil
    }
    guard ["DAILY", "WEEKLY"].contains(parts["FREQ"]) else { return nil }
    let days = words.compactMap { Self.names[String($0)] }
    return days.count == words.count ? days : nil
  }

  /// The dates of a day that comes back every year: as many as the rule names, or those in the
  /// years; nil where it repeats in another way.
  func dates(inYears years: Set<Int>) -> [CivilDate]? {
    let known: Set = ["FREQ", "BYMONTH", "BYMONTHDAY", "COUNT", "UNTIL"]
    guard parts["FREQ"] == "YEARLY", Set(parts.keys).isSubset(of: known),
      number("BYMONTH", or: start.month) == start.month,
      number("BYMONTHDAY", or: start.day) == start.day
    else { return nil }
    // A leap day is not there every year.
    let all = (start.year..<start.year + Self.mostYears).lazy.compactMap { day(in: $0) }
    if let text = parts["COUNT"] {
      return Int(text).map { Array(all.prefix(min($0, Self.mostYears))) }
    }
    if let text = parts["UNTIL"] {
      return Self.date(text).map { last in
        all.prefix { $0.daysSinceEpoch <= last.daysSinceEpoch }
      }
    }
    return all.filter { years.contains($0.year) }
  }

  private var weekday: String {
    // The epoch began on a Thursday.
    Self.week[((start.daysSinceEpoch + 3) % 7 + 7) % 7]
  }

  private func number(_ name: String, or other: Int) -> Int? {
    parts[name].map { Int($0) } ?? other
  }

  private func day(in year: Int) -> CivilDate? {
    let fields = [start.month, start.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return CivilDate("\(year)-\(fields.joined(separator: "-"))")
  }

  /// Reads `20261231` with or without a time.
  private static func date(_ text: String) -> CivilDate? {
    let digits = text.prefix(8)
    guard digits.utf8.count == 8 else { return nil }
    return CivilDate(
      "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.dropFirst(6))")
  }
}
