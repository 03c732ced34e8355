/// Counts what a handler saw.
actor Tally {
  private var counts: [String: Int] = [:]

  /// Adds one and gives the new count.
  @discardableResult
  func add(_ name: String) -> Int {
    counts[name, default: 0] += 1
    return counts[name, default: 0]
  }

  func count(of name: String) -> Int { counts[name, default: 0] }
}
