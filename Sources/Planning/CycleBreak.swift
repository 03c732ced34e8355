/// Which references of a cycle are left for a second step, so that the rest has an order.
struct CycleBreak {
  /// A reference between two members of the cycle.
  struct Edge {
    var from: Int
    var to: Int
    var attribute: String
    var canWait: Bool
  }

  /// The attributes to set later, by member.
  private(set) var postponed: [Int: Set<String>] = [:]
  /// Sets of members whose references cannot wait and that need each other.
  private(set) var unbreakable: [[Int]] = []

  init(_ members: [Int], edges: [Edge]) {
    let local = Dictionary(
      zip(members, members.indices), uniquingKeysWith: { first, _ in first })
    let edges = edges.map { edge in
      Edge(
        from: local[edge.from] ?? 0, to: local[edge.to] ?? 0, attribute: edge.attribute,
        canWait: edge.canWait)
    }
    let fixed = Waiting(Self.lists(edges.filter { !$0.canWait }, count: members.count))
    unbreakable = fixed.cycles.map { $0.map { members[$0] } }
    let late = Self.few(edges, count: members.count) ?? Self.sure(edges, fixed)
    for edge in late { postponed[members[edge.from], default: []].insert(edge.attribute) }
  }

  /// The references that lead back on a walk along all of them, where each can wait.
  private static func few(_ edges: [Edge], count: Int) -> [Edge]? {
    let all = Waiting(lists(edges, count: count))
    let returning = Set(all.returning.map { Step(from: $0.from, to: $0.to) })
    let late = edges.filter { returning.contains(Step(from: $0.from, to: $0.to)) }
    return late.allSatisfy(\.canWait) ? late : nil
  }

  /// The references that lead forward in an order which the others dictate.
  private static func sure(_ edges: [Edge], _ fixed: Waiting) -> [Edge] {
    var rank = Array(repeating: Int.max, count: fixed.edges.count)
    for (place, member) in fixed.order.enumerated() { rank[member] = place }
    return edges.filter { $0.canWait && rank[$0.to] >= rank[$0.from] }
  }

  private struct Step: Hashable {
    var from: Int
    var to: Int
  }

  private static func lists(_ edges: [Edge], count: Int) -> [[Int]] {
    var lists = Array(repeating: [Int](), count: count)
    for edge in edges { lists[edge.from].append(edge.to) }
    return lists
  }
}
