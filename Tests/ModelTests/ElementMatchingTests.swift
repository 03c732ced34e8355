import Model
import Testing

struct ElementMatchingTests {
  /// Which of the others each element agrees with.
  private static func partners(_ agreeing: [Set<Int>], of others: Int) -> [Int?] {
    var matching = ElementMatching(agreeing.count, with: others) { agreeing[$0].contains($1) }
    return matching.partners()
  }

  @Test(
    arguments: [
      ([[0], [1]], 2, [0, 1]),
      // What agrees with several leaves the one that another has no choice but to take.
      ([[0, 1], [0]], 2, [1, 0]), ([[0, 1], [0, 2], [0]], 3, [1, 2, 0]),
      ([[0], [0]], 1, [0, nil]), ([[], [0]], 1, [nil, 0]), ([[], []], 0, [nil, nil]),
    ] as [([Set<Int>], Int, [Int?])])
  func `each gets a partner of its own as far as that goes`(
    agreeing: [Set<Int>], others: Int, wanted: [Int?]
  ) {
    #expect(Self.partners(agreeing, of: others) == wanted)
  }

  @Test func `a pair is asked about once`() {
    var asked: [[Int]] = []
    var matching = ElementMatching(30, with: 30) {
      asked.append([$0, $1])
      return $0 + $1 >= 29
    }
    #expect(matching.partners().compactMap(\.self).count == 30)
    #expect(Set(asked).count == asked.count)
  }
}
