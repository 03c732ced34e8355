/// Walks over the last line of a time zone's file.
struct ZoneRuleScanner {
  private var rest: [UInt8]

  init(_ text: some StringProtocol) {
    rest = Array(text.utf8.reversed())
  }

  var isAtEnd: Bool { rest.isEmpty }

  func isAt(_ character: Unicode.Scalar) -> Bool {
    rest.last == UInt8(ascii: character)
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard isAt(character) else { return false }
    rest.removeLast()
    return true
  }

  /// An abbreviation: three letters or more, or anything in angle brackets.
  mutating func skipName() -> Bool {
    if skip("<") {
      while let byte = rest.popLast() {
        if byte == UInt8(ascii: ">") { return true }
      }
      return false
    }
    var count = 0
    while let byte = rest.last, (0x41...0x5a).contains(byte & 0xdf) {
      rest.removeLast()
      count += 1
    }
    return count >= 3
  }

  mutating func number(in range: ClosedRange<Int>) -> Int? {
    var number: Int?
    while let byte = rest.last, (0x30...0x39).contains(byte), (number ?? 0) < 100_000 {
      number = (number ?? 0) * 10 + Int(byte - 0x30)
      rest.removeLast()
    }
    return number.flatMap { range.contains($0) ? $0 : nil }
  }

  /// `[+|-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int? {
    let sign = skip("-") ? -1 : 1
    if sign == 1 { _ = skip("+") }
    guard let hours = number(in: 0...167) else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] {
      guard skip(":") else { break }
      guard let part = number(in: 0...59) else { return nil }
      seconds += part * unit
    }
    return sign * seconds
  }
}
