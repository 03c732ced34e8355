/// Walks over the text of a regular expression.
struct PatternScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var offset = 0

  /// How a parenthesis goes on.
  enum Opening {
    case capture, named, plain, unknown
    case assertion(String)
  }

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
  }

  var current: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  func error(_ reason: String) -> PatternError {
    PatternError(reason, at: max(0, offset - 1))
  }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = current else { return nil }
    offset += 1
    return scalar
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    offset += 1
    return true
  }

  mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[offset...].starts(with: wanted) else { return false }
    offset += wanted.count
    return true
  }

  mutating func back(to offset: Int) {
    self.offset = offset
  }

  mutating func groupOpening() -> Opening {
    guard current == "?" else { return .capture }
    if take("?:") { return .plain }
    for opening in ["?=", "?!", "?<=", "?<!"] where take(opening) {
      return .assertion("(" + opening)
    }
    return take("?<") ? .named : .unknown
  }

  /// Reads a name up to its `>`.
  mutating func groupName() throws(PatternError) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next() {
      if scalar == ">", !name.isEmpty { return String(name) }
      let isFirst = name.isEmpty
      let isStart = scalar == "$" || scalar == "_" || scalar.properties.isIDStart
      guard isStart || (!isFirst && scalar.properties.isIDContinue) else { break }
      name.append(scalar)
    }
    throw error("a group's name is made of letters, digits, '_' and '$', and ends with '>'")
  }

  /// Reads `2}`, `2,}` or `2,5}`; nil, and nothing read, where it is none of these.
  mutating func repetition() -> (least: Int, most: Int?)? {
    let start = offset
    if let least = number() {
      if take("}") { return (least, least) }
      if take(",") {
        if take("}") { return (least, nil) }
        if let most = number(), take("}") { return (least, most) }
      }
    }
    offset = start
    return nil
  }

  /// Reads a number without leading zero after a backslash: which group is meant.
  mutating func backReference() -> Int? {
    guard let first = current, ("1"..."9").contains(first) else { return nil }
    return number()
  }

  private mutating func number() -> Int? {
    var result: Int?
    while let scalar = current, let digit = Self.digit(scalar), digit < 10 {
      result = min((result ?? 0) * 10 + digit, 1_000_000_000)
      offset += 1
    }
    return result
  }

  /// The value of a hexadecimal digit.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    scalar.isASCII ? Character(scalar).hexDigitValue : nil
  }
}

extension PatternScanner {
  /// The capturing groups of a pattern, in order.
  struct Captures {
    var count = 0
    var numbers: [String: Int] = [:]
    var repeatedName: String?
  }

  /// Counts the groups ahead of translation: a reference may stand before its group.
  static func captures(of source: String) -> Captures {
    var scanner = PatternScanner(source)
    var captures = Captures()
    var isInClass = false
    while let scalar = scanner.next() {
      switch scalar {
      case "\\": _ = scanner.next()
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass: captures.add(scanner.groupOpening(), &scanner)
      default: break
      }
    }
    return captures
  }
}

extension PatternScanner.Captures {
  fileprivate mutating func add(
    _ opening: PatternScanner.Opening, _ scanner: inout PatternScanner
  ) {
    switch opening {
    case .capture: count += 1
    case .named:
      count += 1
      guard let name = try? scanner.groupName() else { return }
      if numbers.updateValue(count, forKey: name) != nil { repeatedName = name }
    case .plain, .assertion, .unknown: break
    }
  }
}
