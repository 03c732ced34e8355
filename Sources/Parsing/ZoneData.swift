/// The tables of a time zone's file, in its second block, which counts in 64 bits.
struct ZoneData {
  var moments: [Int] = []
  var offsets: [Int] = []
  var earliest = 0
  var rule: ZoneRule?

  private struct Counts {
    var standards, universals, leaps, moments, types, letters: Int

    /// The bytes of a block in which a moment has so many.
    func size(ofMoment width: Int) -> Int {
      moments * (width + 1) + types * 6 + letters + leaps * (width + 4) + standards + universals
    }
  }

  private static let headerSize = 44

  init?(_ bytes: [UInt8]) {
    guard let first = Self.counts(bytes, at: 0), bytes[4] >= UInt8(ascii: "2") else { return nil }
    let header = Self.headerSize + first.size(ofMoment: 4)
    guard let counts = Self.counts(bytes, at: header) else { return nil }
    let start = header + Self.headerSize
    let end = start + counts.size(ofMoment: 8)
    guard counts.types > 0, end < bytes.count else { return nil }
    guard read(bytes, counts, from: start) else { return nil }
    let footer = bytes[end...].dropFirst().prefix { $0 != 0x0a }
    if !footer.isEmpty {
      guard let rule = ZoneRule(String(decoding: footer, as: UTF8.self)) else { return nil }
      self.rule = rule
    }
  }

  private mutating func read(_ bytes: [UInt8], _ counts: Counts, from start: Int) -> Bool {
    let kinds = start + counts.moments * 8
    let types = kinds + counts.moments
    func offset(ofType place: Int) -> Int {
      Self.number(bytes, at: types + place * 6, size: 4)
    }
    for place in 0..<counts.moments {
      let kind = Int(bytes[kinds + place])
      let moment = Self.number(bytes, at: start + place * 8, size: 8)
      guard kind < counts.types, moments.last.map({ $0 < moment }) ?? true else { return false }
      moments.append(moment)
      offsets.append(offset(ofType: kind))
    }
    earliest = offset(ofType: 0)
    return true
  }

  private static func counts(_ bytes: [UInt8], at start: Int) -> Counts? {
    guard start + headerSize <= bytes.count,
      Array(bytes[start..<(start + 4)]) == Array("TZif".utf8)
    else { return nil }
    let numbers = (0..<6).map { number(bytes, at: start + 20 + $0 * 4, size: 4) }
    guard numbers.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
    return Counts(
      standards: numbers[1], universals: numbers[0], leaps: numbers[2], moments: numbers[3],
      types: numbers[4], letters: numbers[5])
  }

  /// A number with sign, its highest byte first.
  private static func number(_ bytes: [UInt8], at start: Int, size: Int) -> Int {
    let raw = bytes[start..<(start + size)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return size == 8
      ? Int(Int64(bitPattern: raw)) : Int(Int32(bitPattern: UInt32(truncatingIfNeeded: raw)))
  }
}
