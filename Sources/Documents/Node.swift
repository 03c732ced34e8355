/// A value that knows where it was written: what YAML and JSON documents are read into.
package struct Node: Sendable {
  /// What was written, in one of three shapes.
  package indirect enum Content: Sendable {
    /// A scalar with its text, so that `1.10` can be read as the name it may be.
    case scalar(Value, text: String)
    case array([Node])
    case object([Member])
  }

  /// One entry of a mapping.
  package struct Member: Sendable {
    /// The name, always as text.
    package var key: String
    /// Where the name stands.
    package var keyRange: SourceRange
    /// What it is given.
    package var value: Node

    package init(key: String, keyRange: SourceRange, value: Node) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  /// What was written.
  package var content: Content
  /// Where it stands, from its first character to its last.
  package var range: SourceRange
  /// Set where the author quoted the scalar: `"no"` is then text whatever it looks like.
  package var isQuoted: Bool

  package init(_ content: Content, at range: SourceRange, isQuoted: Bool = false) {
    self.content = content
    self.range = range
    self.isQuoted = isQuoted
  }
}

extension Node {
  /// The value without positions.
  package var value: Value {
    switch content {
    case .scalar(let value, _): value
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members): .object(Object(members.map { ($0.key, $0.value.value) }))
    }
  }

  /// The entries, where this is a mapping; duplicates included.
  package var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The entries, where this is a list.
  package var elements: [Node]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The text of a scalar as it was written, whatever type it has.
  package var text: String? {
    if case .scalar(_, let text) = content { text } else { nil }
  }

  /// The text where the scalar is a string.
  package var string: String? {
    if case .scalar(.string(let text), _) = content { text } else { nil }
  }

  package subscript(_ key: String) -> Node? { member(key)?.value }

  /// The first entry of that name.
  package func member(_ key: String) -> Member? {
    members?.first { $0.key == key }
  }
}
