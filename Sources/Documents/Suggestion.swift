/// Finds what somebody most likely meant.
package enum Suggestion {
  /// The candidate nearest to a word, or nil where none is near enough to be worth saying.
  ///
  /// Case and separators count little: `service_level` is near to `serviceLevel`.
  package static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.count / 3)
    let wanted = folded(word)
    return
      candidates
      .map { (candidate: $0, distance: distance(wanted, folded($0), limit: limit)) }
      .filter { $0.distance <= limit }
      .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?
      .candidate
  }

  /// The clause that goes into a diagnostic's help.
  package static func clause(for word: String, in candidates: some Sequence<String>) -> String? {
    nearest(to: word, in: candidates).map { "did you mean '\($0)'?" }
  }

  private static func folded(_ word: String) -> [Character] {
    word.lowercased().filter { !"_- ".contains($0) }
  }

  /// The optimal string alignment distance: a swap of two neighbours counts as one slip.
  private static func distance(_ left: [Character], _ right: [Character], limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    var previous: [Int] = []
    var current = Array(0...right.count)
    var lowest = 0
    for (row, letter) in left.enumerated() {
      let above = current
      current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          above[column + 1] + 1, current[column] + 1, above[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, previous[column - 1] + 1)
        }
        current.append(best)
      }
      previous = above
      // From two rows beyond the limit nothing leads back.
      let least = current.min() ?? 0
      if lowest > limit, least > limit { return limit + 1 }
      lowest = least
    }
    return current[right.count]
  }
}
