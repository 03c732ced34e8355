import Documents

/// Collects the members of a mapping: refuses keys that are no strings or stand twice, and merges
/// `<<` last, because what is written wins over what is merged.
struct YAMLMapping {
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var lastRange: SourceRange?
  /// What the mapping weighs: its keys and values, merged ones too.
  private(set) var parts: [YAMLSubtree] = []
  private var written: [Node.Member] = []
  private var merged: [Node.Member] = []
  private var seen: [String: SourceRange] = [:]

  /// The members in the order they were written, merged ones after them.
  var members: [Node.Member] {
    var names = Set(seen.keys)
    return written + merged.filter { names.insert($0.key).inserted }
  }

  mutating func add(_ key: Node, _ value: YAMLSubtree) {
    lastRange = max(key.range, value.node.range)
    parts += [YAMLSubtree(node: key), value]
    guard let name = name(of: key) else { return }
    if name == "<<", !key.isQuoted { return merge(value.node) }
    if let first = seen[name] {
      diagnostics.append(.duplicateKey(name, at: key.range, first: first))
      return
    }
    seen[name] = key.range
    written.append(Node.Member(key: name, keyRange: key.range, value: value.node))
  }

  private mutating func name(of key: Node) -> String? {
    guard case .scalar(let value, let text) = key.content else {
      diagnostics.append(
        Diagnostic(
          .error, "invalid-key", "a key must be a string, not a collection", at: key.range,
          help: "put quotes around a key or value that begins with '{' or '['"))
      return nil
    }
    guard !value.isNull else {
      diagnostics.append(
        Diagnostic(
          .error, "invalid-key", text.isEmpty ? "a key is missing" : "'\(text)' is no key",
          at: key.range, help: text.isEmpty ? nil : "put quotes around it"))
      return nil
    }
    return text
  }

  private mutating func merge(_ source: Node) {
    let sources = source.elements ?? [source]
    for source in sources {
      guard let members = source.members else {
        diagnostics.append(
          Diagnostic(
            .error, "invalid-merge", "'<<' merges a mapping or a sequence of mappings",
            at: source.range, help: "write '<<: *name', where '&name' marks a mapping"))
        continue
      }
      merged += members
    }
  }
}
