/// Reads a regular expression of ECMA-262 (with the `u` flag) and writes it for PCRE2.
///
/// Both languages share most of their signs but not their meaning: `$`, `.`, `\d`, `\s`, `[^]`,
/// surrogate pairs and names of properties differ, and PCRE2 has much that ECMA-262 refuses.
/// One thing is taken more loosely than the standard does: any punctuation may be escaped.
struct PatternTranslator {
  private var scanner: PatternScanner
  private var output = ""
  private var openGroups: [Group] = []
  /// Whether a quantifier may follow here.
  private var hasAtom = false
  private let captures: PatternScanner.Captures

  private struct Group {
    var offset: Int
    var isQuantifiable: Bool
  }

  static func translate(_ source: String) throws(PatternError) -> String {
    var translator = PatternTranslator(
      scanner: PatternScanner(source), captures: PatternScanner.captures(of: source))
    try translator.run()
    return translator.output
  }

  private init(scanner: PatternScanner, captures: PatternScanner.Captures) {
    self.scanner = scanner
    self.captures = captures
  }

  private mutating func run() throws(PatternError) {
    if let twice = captures.repeatedName {
      throw PatternError("two groups are named '\(twice)'", at: 0)
    }
    while let scalar = scanner.next() { try translate(scalar) }
    if let open = openGroups.last { throw PatternError("'(' is never closed", at: open.offset) }
  }

  private mutating func translate(_ scalar: Unicode.Scalar) throws(PatternError) {
    switch scalar {
    case "^", "$": write(String(scalar), isAtom: false)
    case ".": write(#"[^\n\r\x{2028}\x{2029}]"#)
    case "|": write("|", isAtom: false)
    case "(": try openGroup()
    case ")": try closeGroup()
    case "[": write(try scanner.characterClass())
    case "\\": try escape()
    case "*", "+", "?": try quantify(String(scalar))
    case "{": try quantifyInBraces()
    case "]", "}": throw scanner.error("'\(scalar)' stands alone; write '\\\(scalar)'")
    default: write(PatternSet.literal(scalar.value))
    }
  }

  private mutating func write(_ text: String, isAtom: Bool = true) {
    output += text
    hasAtom = isAtom
  }

  private mutating func openGroup() throws(PatternError) {
    let offset = scanner.offset - 1
    var isQuantifiable = true
    switch scanner.groupOpening() {
    case .capture: output += "("
    case .named:
      _ = try scanner.groupName()
      output += "("
    case .plain: output += "(?:"
    case .assertion(let opening):
      output += opening
      isQuantifiable = false
    case .unknown: throw scanner.error("'(?' opens no group that ECMA-262 knows")
    }
    openGroups.append(Group(offset: offset, isQuantifiable: isQuantifiable))
    hasAtom = false
  }

  private mutating func closeGroup() throws(PatternError) {
    guard let group = openGroups.popLast() else { throw scanner.error("')' closes no group") }
    write(")", isAtom: group.isQuantifiable)
  }

  private mutating func quantify(_ quantifier: String) throws(PatternError) {
    guard hasAtom else { throw scanner.error("'\(quantifier)' has nothing to repeat") }
    output += quantifier
    if scanner.take("?") { output += "?" }
    hasAtom = false
  }

  private mutating func quantifyInBraces() throws(PatternError) {
    guard let bounds = scanner.repetition() else {
      throw scanner.error("'{' opens no repetition; write '\\{'")
    }
    guard bounds.least <= bounds.most ?? .max else {
      throw scanner.error("a repetition's bounds are out of order")
    }
    guard bounds.least <= Self.mostRepeats else {
      throw scanner.error("a repetition may be at most \(Self.mostRepeats)")
    }
    switch bounds.most {
    case .some(bounds.least): try quantify("{\(bounds.least)}")
    case .some(let most) where most <= Self.mostRepeats: try quantify("{\(bounds.least),\(most)}")
    default: try quantify("{\(bounds.least),}")
    }
  }

  /// The largest number that PCRE2 takes; an upper bound above it is as good as none.
  private static let mostRepeats = 65_535

  private mutating func escape() throws(PatternError) {
    if scanner.take("b") { return write(#"\b"#, isAtom: false) }
    if scanner.take("B") { return write(#"\B"#, isAtom: false) }
    if scanner.take("k") { return try namedReference() }
    if let number = scanner.backReference() {
      guard number <= captures.count else { throw scanner.error("there is no group \(number)") }
      return write(#"\g{\#(number)}"#)
    }
    switch try scanner.escape() {
    case .scalar(let value): write(PatternSet.literal(value))
    case .set(let set): write("[\(set)]")
    }
  }

  private mutating func namedReference() throws(PatternError) {
    guard scanner.take("<") else { throw scanner.error("'\\k' wants '<name>'") }
    let name = try scanner.groupName()
    guard let number = captures.numbers[name] else {
      throw scanner.error("there is no group named '\(name)'")
    }
    write(#"\g{\#(number)}"#)
  }
}
