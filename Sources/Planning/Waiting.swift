/// A directed graph over places in an array: who waits for whom.
struct Waiting {
  private(set) var edges: [[Int]]

  init(_ edges: [[Int]]) {
    self.edges = edges
  }

  /// The sets of places that wait for each other, each sorted; a place that waits for itself is
  /// one too.
  ///
  /// Tarjan's algorithm with a stack of its own, since a chain may be as long as a tenant is large.
  var cycles: [[Int]] {
    var search = ComponentSearch(edges)
    for start in edges.indices { search.visit(start) }
    return search.components
      .filter { $0.count > 1 || edges[$0[0]].contains($0[0]) }
      .map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }

  /// The edges that lead back to a place from which the search came; without them there is no
  /// cycle. Starts come first that stand first.
  var returning: [(from: Int, to: Int)] {
    var state = Array(repeating: Visit.unseen, count: edges.count)
    var found: [(from: Int, to: Int)] = []
    for start in edges.indices where state[start] == .unseen {
      var path = [(place: start, next: 0)]
      state[start] = .open
      while let (place, next) = path.last {
        guard next < edges[place].count else {
          state[place] = .closed
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = edges[place][next]
        switch state[target] {
        case .unseen:
          state[target] = .open
          path.append((target, 0))
        case .open: found.append((place, target))
        case .closed: break
        }
      }
    }
    return found
  }

  /// All places, each after those that it waits for; places in cycles are missing.
  var order: [Int] {
    var missing = edges.map(\.count)
    var dependents = Array(repeating: [Int](), count: edges.count)
    for (place, targets) in edges.enumerated() {
      for target in targets { dependents[target].append(place) }
    }
    var order = edges.indices.filter { missing[$0] == 0 }
    var done = 0
    while done < order.count {
      for place in dependents[order[done]] {
        missing[place] -= 1
        if missing[place] == 0 { order.append(place) }
      }
      done += 1
    }
    return order
  }

  private enum Visit { case unseen, open, closed }
}

/// The state of Tarjan's search for strongly connected components.
private struct ComponentSearch {
  private(set) var components: [[Int]] = []
  private let edges: [[Int]]
  private var number: [Int]
  private var lowest: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var path: [(place: Int, next: Int)] = []
  private var count = 0

  init(_ edges: [[Int]]) {
    self.edges = edges
    number = Array(repeating: -1, count: edges.count)
    lowest = number
    isOpen = Array(repeating: false, count: edges.count)
  }

  mutating func visit(_ start: Int) {
    guard number[start] < 0 else { return }
    enter(start)
    while let (place, next) = path.last {
      if next < edges[place].count {
        path[path.count - 1].next += 1
        follow(edges[place][next], from: place)
      } else {
        leave(place)
      }
    }
  }

  private mutating func enter(_ place: Int) {
    number[place] = count
    lowest[place] = count
    count += 1
    open.append(place)
    isOpen[place] = true
    path.append((place, 0))
  }

  private mutating func follow(_ target: Int, from place: Int) {
    if number[target] < 0 {
      enter(target)
    } else if isOpen[target] {
      lowest[place] = min(lowest[place], number[target])
    }
  }

  private mutating func leave(_ place: Int) {
    path.removeLast()
    if let parent = path.last?.place { lowest[parent] = min(lowest[parent], lowest[place]) }
    guard lowest[place] == number[place], let start = open.lastIndex(of: place) else { return }
    let component = Array(open[start...])
    open.removeSubrange(start...)
    for member in component { isOpen[member] = false }
    components.append(component)
  }
}
