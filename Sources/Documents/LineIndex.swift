/// Where the lines of a text begin and end, found in one pass over its bytes.
struct LineIndex {
  private let text: String
  /// Offsets in UTF-8 of what stands before each break, and of what follows it.
  private var breaks: [(end: Int, next: Int)] = []

  init(_ text: String) {
    self.text = text
    let bytes = text.utf8.span
    var place = 0
    while place < bytes.count {
      let length = Self.lengthOfBreak(at: place, in: bytes)
      if length > 0 { breaks.append((place, place + length)) }
      place += max(length, 1)
    }
  }

  /// A line without its break, counted from 1; nil where there is none of that number.
  func line(_ number: Int) -> Substring? {
    guard number >= 1, number <= breaks.count + 1 else { return nil }
    let start = number == 1 ? 0 : breaks[number - 2].next
    let end = number <= breaks.count ? breaks[number - 1].end : text.utf8.count
    let utf8 = text.utf8
    return text[
      utf8.index(utf8.startIndex, offsetBy: start)..<utf8.index(utf8.startIndex, offsetBy: end)]
  }

  /// The bytes of a line break that begins there, 0 where none does: those of Unicode, as `Character`
  /// has them.
  private static func lengthOfBreak(at place: Int, in bytes: Span<UInt8>) -> Int {
    func follows(_ distance: Int, _ byte: UInt8) -> Bool {
      place + distance < bytes.count && bytes[place + distance] == byte
    }
    switch bytes[place] {
    case 0x0A, 0x0B, 0x0C: return 1
    case 0x0D: return follows(1, 0x0A) ? 2 : 1
    case 0xC2: return follows(1, 0x85) ? 2 : 0
    case 0xE2: return follows(1, 0x80) && (follows(2, 0xA8) || follows(2, 0xA9)) ? 3 : 0
    default: return 0
    }
  }
}
