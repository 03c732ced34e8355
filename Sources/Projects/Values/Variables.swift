import Documents

/// The declared variables of a project, each with its value.
struct Variables {
  /// The types that a declaration may demand.
  enum Kind: String, CaseIterable {
    case string, integer, number, boolean, list
  }

  /// The value of each variable; nil where it has none, which has been reported.
  private(set) var values: [String: Node?] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let environment: [String: String]

  init(_ declared: Node?, environment: [String: String]) {
    self.environment = environment
    for member in declared?.members ?? [] where values[member.key] == nil {
      values[member.key] = .some(value(of: member))
    }
  }

  private mutating func value(of member: Node.Member) -> Node? {
    guard let fields = member.value.members else { return member.value }
    let name = Printable.line(member.key)
    let kind = member.value["type"]?.string.flatMap(Kind.init)
    let fallback = fields.first { $0.key == "default" }?.value
    guard let text = member.value["env"]?.text, let given = environment[text] else {
      if let fallback { return checked(fallback, kind, name) }
      report(missing: name, member)
      return nil
    }
    let wanted = kind ?? fallback.flatMap { Kind(of: $0.value) } ?? .string
    let range = member.value["env"]?.range ?? member.keyRange
    guard let value = wanted.read(given) else {
      diagnostics.append(
        Diagnostic(
          .error, "wrong-type", "environment variable '\(text)' does not hold \(wanted.phrase)",
          at: range, help: "variable '\(name)' must be \(wanted.phrase)"))
      return nil
    }
    return Node(.scalar(value, text: given), at: range, isQuoted: wanted == .string)
  }

  private mutating func report(missing name: String, _ member: Node.Member) {
    let text = member.value["env"]?.text
    diagnostics.append(
      text.map { text in
        Diagnostic(
          .error, "missing-environment",
          "variable '\(name)' takes its value from '\(Printable.line(text))', which is not set",
          at: member.value["env"]?.range, help: "set it, or give the variable a 'default'")
      }
        ?? Diagnostic(
          .error, "missing-value", "variable '\(name)' has neither 'default' nor 'env'",
          at: member.keyRange))
  }

  private mutating func checked(_ node: Node, _ kind: Kind?, _ name: String) -> Node? {
    guard let kind else { return node }
    if kind == .string, !node.value.isNull, let text = node.text {
      return Node(.scalar(.string(text), text: text), at: node.range, isQuoted: true)
    }
    if Kind(of: node.value) == kind || kind == .number && node.value.number != nil { return node }
    diagnostics.append(
      Diagnostic(.error, "wrong-type", "variable '\(name)' must be \(kind.phrase)", at: node.range))
    return nil
  }
}

extension Variables.Kind {
  /// The type of a value that stands without a declaration of its type.
  init?(of value: Value) {
    switch value {
    case .string: self = .string
    case .integer: self = .integer
    case .decimal: self = .number
    case .bool: self = .boolean
    case .array: self = .list
    case .null, .object: return nil
    }
  }

  var phrase: String {
    switch self {
    case .string: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .list: "a list"
    }
  }

  /// Reads the text of an environment variable; a list cannot come from one.
  func read(_ text: String) -> Value? {
    switch self {
    case .string: .string(text)
    case .integer: Value(number: text).flatMap { $0.integer == nil ? nil : $0 }
    case .number: Value(number: text)
    case .boolean: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
    case .list: nil
    }
  }
}
