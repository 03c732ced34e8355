extension PatternScanner {
  /// Reads a class after its `[` and gives it in PCRE2's words.
  mutating func characterClass() throws(PatternError) -> String {
    let start = offset
    let isNegated = take("^")
    var inside = ""
    while !take("]") {
      guard current != nil else { throw PatternError("'[' is never closed", at: start - 1) }
      inside += try classMember()
    }
    if inside.isEmpty { return isNegated ? #"[\x{0}-\x{10ffff}]"# : "(?!)" }
    return isNegated ? "[^\(inside)]" : "[\(inside)]"
  }

  private mutating func classMember() throws(PatternError) -> String {
    let first = try classAtom()
    let dash = offset
    guard take("-"), current != "]", current != nil else {
      back(to: dash)
      return Self.text(of: first)
    }
    let second = try classAtom()
    guard case .scalar(let low) = first, case .scalar(let high) = second else {
      // `[\w-.]` is no range: people mean the dash itself, and every engine of old agrees.
      return Self.text(of: first) + PatternSet.literal(0x2d) + Self.text(of: second)
    }
    guard low <= high else { throw error("a range in a class runs backwards") }
    return PatternSet.range(low, high)
  }

  private mutating func classAtom() throws(PatternError) -> Escape {
    guard let scalar = next() else { throw error("'[' is never closed") }
    guard scalar == "\\" else { return .scalar(scalar.value) }
    if take("b") { return .scalar(0x08) }
    if take("-") { return .scalar(0x2d) }
    return try escape()
  }

  private static func text(of escape: Escape) -> String {
    switch escape {
    case .scalar(let value): PatternSet.range(value, value)
    case .set(let set): set
    }
  }
}
