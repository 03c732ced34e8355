import Transport

/// What can be found by a method and a path.
protocol Routed: Sendable {
  var method: String { get }
  /// The path with `{parameters}`.
  var template: String { get }
}

/// Finds the route of a path; a literal segment goes before a parameter.
struct Router<Route: Routed>: Sendable {
  /// What a path leads to.
  enum Outcome: Sendable {
    case route(Route, parameters: [String: String])
    case methodNotAllowed([String])
    case unknown
  }

  private struct Branch: Sendable {
    var literals: [String: Int] = [:]
    var parameter: Int?
    var routes: [(route: Route, names: [String])] = []
  }

  private var branches = [Branch()]

  init(_ routes: [Route]) {
    for route in routes { add(route) }
  }

  private mutating func add(_ route: Route) {
    var place = 0
    var names: [String] = []
    for segment in route.template.split(separator: "/") {
      if segment.hasPrefix("{") {
        names.append(String(segment.dropFirst().dropLast()))
        place = branches[place].parameter ?? grow { $0[place].parameter = $1 }
      } else {
        let text = String(segment)
        place = branches[place].literals[text] ?? grow { $0[place].literals[text] = $1 }
      }
    }
    branches[place].routes.append((route, names))
  }

  private mutating func grow(_ attach: (inout [Branch], Int) -> Void) -> Int {
    branches.append(Branch())
    attach(&branches, branches.count - 1)
    return branches.count - 1
  }

  func find(_ method: String, _ path: String) -> Outcome {
    let segments = path.split(separator: "/").map { PercentCoding.decode($0) }
    var values: [String] = []
    guard let branch = walk(0, segments[...], &values), !branch.routes.isEmpty else {
      return .unknown
    }
    guard let match = branch.routes.first(where: { $0.route.method == method }) else {
      return .methodNotAllowed(branch.routes.map(\.route.method))
    }
    let pairs = zip(match.names, values)
    return .route(match.route, parameters: Dictionary(pairs, uniquingKeysWith: { $1 }))
  }

  private func walk(
    _ place: Int, _ segments: ArraySlice<String>, _ values: inout [String]
  ) -> Branch? {
    let branch = branches[place]
    guard let segment = segments.first else { return branch.routes.isEmpty ? nil : branch }
    let rest = segments.dropFirst()
    if let next = branch.literals[segment], let found = walk(next, rest, &values) {
      return found
    }
    guard let next = branch.parameter else { return nil }
    values.append(segment)
    if let found = walk(next, rest, &values) { return found }
    values.removeLast()
    return nil
  }
}
