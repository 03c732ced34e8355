/// Finds the edges that lie on a cycle, by Tarjan's strongly connected components without recursion.
struct CycleSearch {
  private let edges: [Int: [Int]]
  private var component: [Int: Int] = [:]
  private var order: [Int: Int] = [:]
  private var lowest: [Int: Int] = [:]
  private var stack: [Int] = []
  private var path: [(node: Int, next: Int)] = []

  init(edges: [Int: [Int]]) {
    self.edges = edges
    for node in edges.keys.sorted() where order[node] == nil { search(from: node) }
  }

  func closesCycle(from: Int, to: Int) -> Bool {
    from == to || (component[from] != nil && component[from] == component[to])
  }

  private mutating func search(from root: Int) {
    enter(root)
    while let (node, next) = path.last {
      let targets = edges[node] ?? []
      guard next < targets.count else {
        leave(node)
        continue
      }
      path[path.count - 1].next += 1
      let target = targets[next]
      if let seen = order[target] {
        if component[target] == nil { lowest[node] = min(lowest[node] ?? seen, seen) }
      } else {
        enter(target)
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = order.count
    lowest[node] = order[node]
    stack.append(node)
    path.append((node, 0))
  }

  private mutating func leave(_ node: Int) {
    path.removeLast()
    let low = lowest[node] ?? 0
    if let parent = path.last?.node { lowest[parent] = min(lowest[parent] ?? low, low) }
    guard low == order[node] else { return }
    while let member = stack.popLast() {
      component[member] = node
      if member == node { break }
    }
  }
}
