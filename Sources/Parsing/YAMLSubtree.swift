import Documents

/// A node with what it weighs when an alias repeats it.
struct YAMLSubtree {
  var node: Node
  /// How many nodes it has, aliases followed.
  var size: Int
  /// How many collections stand in one another; a scalar has none, which counts as one level.
  var height: Int

  init(node: Node) {
    self.node = node
    size = 1
    height = 1
  }

  init(node: Node, over children: [YAMLSubtree]) {
    self.node = node
    size = children.reduce(1) { $0 + $1.size }
    height = 1 + (children.map(\.height).max() ?? 0)
  }
}

/// The anchors of one document.
struct YAMLAnchors {
  enum State {
    /// Being read: an alias to it would never end.
    case open
    case kept(YAMLSubtree)
  }

  private var states: [String: State] = [:]

  subscript(_ name: String) -> State? { states[name] }

  mutating func open(_ name: String?) {
    if let name { states[name] = .open }
  }

  mutating func keep(_ subtree: YAMLSubtree, as name: String?) -> YAMLSubtree {
    if let name { states[name] = .kept(subtree) }
    return subtree
  }

  func unknown(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "unknown-alias", "no anchor '&\(name)' stands before this alias", at: range,
      help: Suggestion.clause(for: name, in: states.keys.sorted())
        ?? "put quotes around a value that begins with '*'")
  }
}
