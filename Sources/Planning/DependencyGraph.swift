import Model

/// Which changes wait for which, to find cycles in.
struct DependencyGraph {
  private let edges: [Address: [Address]]

  init(_ changes: [Change]) {
    edges = Dictionary(
      changes.filter { $0.action != .bind }.map { ($0.address, $0.dependsOn) },
      uniquingKeysWith: { $0 + $1 })
  }

  /// Sets of changes that wait for each other, a change that waits for itself included.
  ///
  /// Takes away, again and again, what waits for nothing or what nothing waits for; what is left
  /// stands in cycles. Then splits that by reach.
  var cycles: [Set<Address>] {
    var left = Set(edges.keys)
    var hasChanged = true
    while hasChanged {
      let leaves = left.filter { !(edges[$0] ?? []).contains(where: left.contains) }
      left.subtract(leaves)
      hasChanged = !leaves.isEmpty
    }
    var groups: [Set<Address>] = []
    for start in left.sorted() where !groups.contains(where: { $0.contains(start) }) {
      let reached = reach(from: start, within: left)
      let group = reached.filter { reach(from: $0, within: left).contains(start) }
      if !group.isEmpty { groups.append(group) }
    }
    return groups
  }

  /// Everything that can be come to in one step or more.
  private func reach(from start: Address, within allowed: Set<Address>) -> Set<Address> {
    var seen: Set<Address> = []
    var queue = (edges[start] ?? []).filter(allowed.contains)
    while let next = queue.popLast() {
      guard seen.insert(next).inserted else { continue }
      queue += (edges[next] ?? []).filter(allowed.contains)
    }
    return seen
  }
}
