import Documents

/// Turns of phrase that several views share.
enum Wording {
  /// Some names and how many there are beyond: `A, B and 3 more`.
  static func names(_ names: [String], most: Int = 5) -> String {
    let shown = names.prefix(most).map { Printable.excerpt($0, most: 120) }.joined(separator: ", ")
    let more = names.count - most
    return more > 0 ? "\(shown) and \(more.grouped) more" : shown
  }

  /// A number with its noun: `1 call`, `3 calls`.
  static func count(_ number: Int, _ singular: String) -> String { number.counted(singular) }

  /// A place as plans give it: columns help an editor, not a reviewer.
  static func place(_ range: SourceRange) -> String {
    "\(Printable.line(range.file)):\(range.start.line)"
  }
}

extension Int {
  /// The number with its noun: `1 call`, `3 calls`.
  package func counted(_ singular: String) -> String {
    "\(grouped) \(singular)\(self == 1 ? "" : "s")"
  }

  /// The number with separators between thousands: `10,000`.
  package var grouped: String {
    let digits = String(magnitude)
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return (self < 0 ? "-" : "") + result
  }
}
