package import Model

/// What refers to what, for drawing.
package struct Graph: Sendable {
  /// A reference from one resource to another.
  package struct Edge: Hashable, Sendable {
    /// The resource that refers.
    package var from: Address
    /// The resource that it refers to.
    package var to: Address

    package init(from: Address, to: Address) {
      self.from = from
      self.to = to
    }
  }

  /// The resources, in order.
  package let nodes: [Address]
  /// The references, in order, each once; those to something outside are left out.
  package let edges: [Edge]

  package init(nodes: [Address], edges: [Edge]) {
    let known = Set(nodes)
    self.nodes = known.sorted()
    self.edges = Set(edges.filter { known.contains($0.from) && known.contains($0.to) })
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// The resources by kind, kinds in order.
  var groups: [(kind: String, nodes: [Address])] {
    Dictionary(grouping: nodes, by: \.kind).sorted { $0.key < $1.key }
      .map { (kind: $0.key, nodes: $0.value) }
  }

  /// The kinds in columns: what is referred to stands left of what refers to it.
  var columns: [[String]] {
    var targets: [String: Set<String>] = [:]
    for edge in edges where edge.from.kind != edge.to.kind {
      targets[edge.from.kind, default: []].insert(edge.to.kind)
    }
    var depths: [String: Int] = [:]
    for kind in groups.map(\.kind) { _ = depth(of: kind, targets, &depths, []) }
    let last = depths.values.max() ?? 0
    return (0...last).map { column in
      groups.map(\.kind).filter { depths[$0] == column }
    }.filter { !$0.isEmpty }
  }

  private func depth(
    of kind: String, _ targets: [String: Set<String>], _ depths: inout [String: Int],
    _ above: Set<String>
  ) -> Int {
    if let known = depths[kind] { return known }
    let next = (targets[kind] ?? []).subtracting(above).sorted()
    var deepest = 0
    for target in next {
      deepest = max(deepest, 1 + depth(of: target, targets, &depths, above.union([kind])))
    }
    depths[kind] = deepest
    return deepest
  }
}
