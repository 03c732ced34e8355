/// A set of rights out of one table, as bits: what makes the union of many roles cheap.
package struct Rights: Hashable, Sendable {
  private var words: [UInt64]

  /// Has none of the rights of a table.
  init(of table: RightsTable) {
    words = Array(repeating: 0, count: (table.names.count + 63) / 64)
  }

  /// Whether there is none.
  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// How many there are.
  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  mutating func insert(_ place: Int) {
    words[place / 64] |= 1 << UInt64(place % 64)
  }

  func contains(_ place: Int) -> Bool {
    words[place / 64] & 1 << UInt64(place % 64) != 0
  }

  /// Adds all of another set of the same table.
  package mutating func formUnion(_ other: Rights) {
    for place in words.indices { words[place] |= other.words[place] }
  }

  /// What is in this or in another set of the same table.
  package func union(_ other: Rights) -> Rights {
    var result = self
    result.formUnion(other)
    return result
  }

  /// What is here and not in another set of the same table.
  package func subtracting(_ other: Rights) -> Rights {
    var result = self
    for place in words.indices { result.words[place] &= ~other.words[place] }
    return result
  }

  /// What is in both.
  package func intersection(_ other: Rights) -> Rights {
    var result = self
    for place in words.indices { result.words[place] &= other.words[place] }
    return result
  }

  /// Tells whether another set of the same table has all of this.
  package func isSubset(of other: Rights) -> Bool {
    zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }
}
