import Documents

extension Diagnostic {
  /// Two members with one name: the position is the later one's, a note shows the earlier.
  static func duplicateKey(
    _ key: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error, "duplicate-key", "'\(Printable.line(key))' is written twice in one mapping",
      at: range,
      help: "remove one of the two",
      notes: [Note("it stands here first", at: first)])
  }
}

extension Diagnostic {
  /// A tag that would need code to be understood: only the core schema's are honoured.
  static func unknownTag(_ tag: String, at range: SourceRange) -> Diagnostic {
    let core = YAMLScalar.core
    let name = tag.hasPrefix(core) ? "!!" + tag.dropFirst(core.count) : tag
    return Diagnostic(
      .error, "unknown-tag", "the tag '\(Printable.line(name))' means nothing here", at: range,
      help: "remove it, or put quotes around a value that begins with '!'")
  }
}
