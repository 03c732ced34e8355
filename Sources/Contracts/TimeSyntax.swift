/// Dates, times and durations as RFC 3339 writes them.
enum TimeSyntax {
  static func isDate(_ text: String) -> Bool {
    var scanner = SyntaxScanner(text)
    return takeDate(&scanner) && scanner.isAtEnd
  }

  static func isTime(_ text: String) -> Bool {
    var scanner = SyntaxScanner(text)
    return takeTime(&scanner) && scanner.isAtEnd
  }

  static func isDateTime(_ text: String) -> Bool {
    var scanner = SyntaxScanner(text)
    return takeDate(&scanner) && scanner.take(oneOf: "Tt") && takeTime(&scanner)
      && scanner.isAtEnd
  }

  private static func takeDate(_ scanner: inout SyntaxScanner) -> Bool {
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), (1...12).contains(month), scanner.take("-"),
      let day = scanner.number(digits: 2)
    else { return false }
    return day >= 1 && day <= days(in: month, year)
  }

  private static func days(in month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func takeTime(_ scanner: inout SyntaxScanner) -> Bool {
    guard let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60, scanner.take(":"),
      let second = scanner.number(digits: 2), second <= 60
    else { return false }
    if scanner.take("."), scanner.count(while: \.isASCIIDigit) == 0 { return false }
    guard let offset = takeOffset(&scanner) else { return false }
    // A leap second is the last of a day of UTC.
    let minuteOfDay = (hour * 60 + minute - offset + 2 * 1_440) % 1_440
    return second < 60 || minuteOfDay == 1_439
  }

  /// Reads the distance from UTC, in minutes.
  private static func takeOffset(_ scanner: inout SyntaxScanner) -> Int? {
    if scanner.take(oneOf: "Zz") { return 0 }
    let isWest = scanner.current == UInt8(ascii: "-")
    guard scanner.take(oneOf: "+-"),
      let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60
    else { return nil }
    return (isWest ? -1 : 1) * (hour * 60 + minute)
  }

  /// Appendix A of RFC 3339: units descend without a gap, and weeks stand alone.
  static func isDuration(_ text: String) -> Bool {
    var scanner = SyntaxScanner(text)
    guard scanner.take("P") else { return false }
    var weeks = scanner
    if takeUnits("W", &weeks) == 1, weeks.isAtEnd { return true }
    guard let dates = takeUnits("YMD", &scanner) else { return false }
    guard scanner.take("T") else { return dates > 0 && scanner.isAtEnd }
    guard let times = takeUnits("HMS", &scanner) else { return false }
    return times > 0 && scanner.isAtEnd
  }

  /// Takes numbers with their units, and counts them; nil where the units are out of order.
  private static func takeUnits(_ units: String, _ scanner: inout SyntaxScanner) -> Int? {
    let units = Array(units.utf8)
    var count = 0
    var previous: Int?
    while scanner.count(while: \.isASCIIDigit) > 0 {
      guard let sign = scanner.current, let unit = units.firstIndex(of: sign),
        previous.map({ unit == $0 + 1 }) ?? true
      else { return nil }
      _ = scanner.take(sign)
      previous = unit
      count += 1
    }
    return count
  }
}
