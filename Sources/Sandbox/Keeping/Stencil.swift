import Documents

/// The rendered bytes of a seeded object, cut at its marks.
struct Stencil: Sendable {
  /// A stretch that never changes, or a mark to fill.
  enum Piece: Sendable {
    case bytes([UInt8])
    case slot(Int)
    case name(ofSlot: Int)
  }

  private(set) var pieces: [Piece] = []

  init(_ value: Value) {
    let text = String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    var run = ""
    var mark: Character?
    for character in text {
      if let open = mark {
        let number = Seeded.number(character)
        pieces.append(open == Seeded.mark ? .slot(number) : .name(ofSlot: number))
        mark = nil
      } else if character == Seeded.mark || character == Seeded.nameMark {
        pieces.append(.bytes(Array(run.utf8)))
        run = ""
        mark = character
      } else {
        run.append(character)
      }
    }
    pieces.append(.bytes(Array(run.utf8)))
  }
}
