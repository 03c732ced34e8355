import Documents

/// Reads one scalar by its style, tag and text.
struct YAMLScalar {
  static let core = "tag:yaml.org,2002:"

  private(set) var node: Node
  private(set) var diagnostics: [Diagnostic] = []

  init(text: String, isPlain: Bool, tag: String?, _ range: SourceRange) {
    node = Node(.scalar(.string(text), text: text), at: range, isQuoted: !isPlain)
    switch tag {
    case nil:
      if isPlain { takePlain(text) }
    case "!", Self.core + "str":
      node.isQuoted = true
    case Self.core + "null", Self.core + "bool", Self.core + "int", Self.core + "float":
      take(text, as: tag?.dropFirst(Self.core.count) ?? "")
    case let tag?:
      diagnostics.append(.unknownTag(tag, at: range))
    }
  }

  private mutating func takePlain(_ text: String) {
    switch CoreSchema.reading(of: text) {
    case .value(let value): node.content = .scalar(value, text: text)
    case .notJSON:
      diagnostics.append(
        Diagnostic(
          .error, "invalid-number", "'\(text)' is a number that JSON does not have",
          at: node.range, help: "put quotes around it if it is a text"))
    }
  }

  private mutating func take(_ text: String, as type: Substring) {
    guard case .value(let value) = CoreSchema.reading(of: text), value.isOf(type) else {
      diagnostics.append(
        Diagnostic(.error, "invalid-tag", "'\(text)' is no !!\(type)", at: node.range))
      return
    }
    node.content = .scalar(value, text: text)
  }
}

extension Value {
  fileprivate func isOf(_ type: Substring) -> Bool {
    switch (self, type) {
    case (.null, "null"), (.bool, "bool"), (.integer, "int"), (.integer, "float"),
      (.decimal, "float"):
      true
    default: false
    }
  }
}
