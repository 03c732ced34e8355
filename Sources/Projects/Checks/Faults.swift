import Documents

/// Where the mistakes of a project are, to tell what stands clear of them.
///
/// What is clear can be looked at further, so that one run tells all mistakes and none that only
/// follows from another.
struct Faults {
  /// Where they begin, in order, by file.
  private let starts: [String: [SourcePosition]]

  init(_ diagnostics: [Diagnostic]) {
    let ranges = diagnostics.filter { $0.severity == .error }.compactMap(\.range)
    starts = Dictionary(grouping: ranges, by: \.file).mapValues { $0.map(\.start).sorted() }
  }

  /// Whether something in a node is wrong, wherever its parts were written.
  func touch(_ node: Node) -> Bool {
    switch node.content {
    case .scalar: hasStart(in: node.range)
    case .array(let elements): isStart(node.range) || elements.contains(where: touch)
    case .object(let members):
      isStart(node.range) || members.contains { hasStart(in: $0.keyRange) || touch($0.value) }
    }
  }

  /// The document with those of its fields alone in which nothing is wrong; nil where all are.
  func clearParts(of document: Document) -> Document? {
    guard touch(document.node), let members = document.node.members else { return nil }
    let clear = members.filter { !hasStart(in: $0.keyRange) && !touch($0.value) }
    var result = document
    result.node = Node(.object(clear), at: document.node.range)
    let names = Set(clear.map(\.key))
    result.value = .object(
      Object(
        (document.value.object ?? Object()).filter { names.contains($0.key) }
          .map { ($0.key, $0.value) }))
    return result
  }

  private func isStart(_ range: SourceRange) -> Bool {
    first(from: range.start, in: range.file) == range.start
  }

  private func hasStart(in range: SourceRange) -> Bool {
    first(from: range.start, in: range.file).map { $0 < range.end || $0 == range.start } ?? false
  }

  /// The first mistake that does not begin before a position.
  private func first(from position: SourcePosition, in file: String) -> SourcePosition? {
    guard let starts = starts[file] else { return nil }
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low] : nil
  }
}
