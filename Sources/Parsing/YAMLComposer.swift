import Documents

/// Builds nodes from events: follows aliases, checks keys, keeps to the limits.
struct YAMLComposer {
  private(set) var documents: [Node] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let limits: YAML.Limits
  private var anchors = YAMLAnchors()
  private var count = 0

  init(limits: YAML.Limits) {
    self.limits = limits
  }

  mutating func compose(_ source: borrowing LibYAML) throws(YAMLStop) {
    while true {
      let event = try source.next()
      switch event.kind {
      case .streamEnd: return
      case .documentStart: try document(source)
      default: continue
      }
    }
  }

  private mutating func document(_ source: borrowing LibYAML) throws(YAMLStop) {
    anchors = YAMLAnchors()
    let root = try node(try source.next(), source, depth: 1).node
    // Nothing between two `---` is no document, as for other tools.
    if !root.isQuoted, root.text == "" { return }
    documents.append(root)
  }

  private mutating func node(
    _ event: YAMLEvent, _ source: borrowing LibYAML, depth: Int
  ) throws(YAMLStop) -> YAMLSubtree {
    switch event.kind {
    case .alias(let name): return try alias(name, at: event.range, depth: depth)
    case .scalar(let text, let isPlain, let properties):
      try add(1, at: event.range, or: "too-many-nodes")
      let scalar = YAMLScalar(text: text, isPlain: isPlain, tag: properties.tag, event.range)
      diagnostics += scalar.diagnostics
      return anchors.keep(YAMLSubtree(node: scalar.node), as: properties.anchor)
    case .sequenceStart(let properties):
      return try collection(event, properties, tag: "seq", depth: depth) {
        (composer) throws(YAMLStop) in try composer.sequence(event, source, depth: depth)
      }
    case .mappingStart(let properties):
      return try collection(event, properties, tag: "map", depth: depth) {
        (composer) throws(YAMLStop) in try composer.mapping(event, source, depth: depth)
      }
    case .documentStart, .documentEnd, .streamEnd, .sequenceEnd, .mappingEnd:
      preconditionFailure("libyaml begins every node with one of its events")
    }
  }

  private mutating func collection(
    _ event: YAMLEvent, _ properties: YAMLEvent.Properties, tag: String, depth: Int,
    _ read: (inout YAMLComposer) throws(YAMLStop) -> YAMLSubtree
  ) throws(YAMLStop) -> YAMLSubtree {
    try add(1, at: event.range, or: "too-many-nodes")
    try checkDepth(depth, at: event.range)
    if let found = properties.tag, found != YAMLScalar.core + tag, found != "!" {
      diagnostics.append(.unknownTag(found, at: event.range))
    }
    anchors.open(properties.anchor)
    return anchors.keep(try read(&self), as: properties.anchor)
  }

  private mutating func sequence(
    _ start: YAMLEvent, _ source: borrowing LibYAML, depth: Int
  ) throws(YAMLStop) -> YAMLSubtree {
    var elements: [YAMLSubtree] = []
    while true {
      let event = try source.next()
      if case .sequenceEnd = event.kind {
        let nodes = elements.map(\.node)
        let range = start.range(to: event, last: nodes.last?.range)
        return YAMLSubtree(node: Node(.array(nodes), at: range), over: elements)
      }
      elements.append(try node(event, source, depth: depth + 1))
    }
  }

  private mutating func mapping(
    _ start: YAMLEvent, _ source: borrowing LibYAML, depth: Int
  ) throws(YAMLStop) -> YAMLSubtree {
    var builder = YAMLMapping()
    while true {
      let event = try source.next()
      if case .mappingEnd = event.kind {
        diagnostics += builder.diagnostics
        let range = start.range(to: event, last: builder.lastRange)
        return YAMLSubtree(node: Node(.object(builder.members), at: range), over: builder.parts)
      }
      let key = try node(event, source, depth: depth + 1)
      let value = try node(try source.next(), source, depth: depth + 1)
      builder.add(key.node, value)
    }
  }

  private mutating func alias(
    _ name: String, at range: SourceRange, depth: Int
  ) throws(YAMLStop) -> YAMLSubtree {
    switch anchors[name] {
    case .kept(var subtree):
      try add(subtree.size, at: range, or: "too-many-aliases")
      try checkDepth(depth + subtree.height - 1, at: range)
      subtree.node.range = range
      return subtree
    case .open:
      throw YAMLStop(
        Diagnostic(
          .error, "recursive-alias", "'*\(name)' stands inside of what it repeats", at: range))
    case nil:
      try add(1, at: range, or: "too-many-nodes")
      diagnostics.append(anchors.unknown(name, at: range))
      return YAMLSubtree(node: Node(.scalar(.null, text: "*" + name), at: range))
    }
  }

  private mutating func add(
    _ size: Int, at range: SourceRange, or code: String
  ) throws(YAMLStop) {
    count += size
    guard count > limits.nodes else { return }
    throw YAMLStop(
      Diagnostic(
        .error, code, "the file has more than \(limits.nodes) values, aliases followed",
        at: range))
  }

  private func checkDepth(_ depth: Int, at range: SourceRange) throws(YAMLStop) {
    guard depth > limits.depth else { return }
    throw YAMLStop(
      Diagnostic(
        .error, "too-deep", "values are nested deeper than \(limits.depth)", at: range))
  }
}

extension YAMLEvent {
  /// A block collection ends with its last child: libyaml's end is the next line that differs.
  fileprivate func range(to end: YAMLEvent, last: SourceRange?) -> SourceRange {
    let place = isFlow ? end.range.end : last?.end ?? range.end
    return SourceRange(file: range.file, start: range.start, end: place)
  }
}
