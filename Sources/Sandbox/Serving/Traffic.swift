import Documents

/// What was asked so far, and the answers that a test has put up for what comes.
struct Traffic: Sendable {
  /// An answer to give in place of the real one.
  struct Script: Sendable {
    var method: String?
    /// A route template or the path of one.
    var route: String?
    var count: Int
    var status: Int?
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    var fate: SandboxResponse.Fate
    /// Whether the call is carried out before its answer is replaced.
    var isCarriedOut: Bool

    func matches(_ method: String, _ template: String, _ path: String) -> Bool {
      (self.method ?? method) == method
        && (route.map { $0 == template || $0 == path || Self.globs($0, path) } ?? true)
    }

    /// A route that ends in `*` stands for all that begins so.
    private static func globs(_ route: String, _ path: String) -> Bool {
      route.hasSuffix("*") && path.hasPrefix(route.dropLast())
    }
  }

  /// How often a route was called, and with what status it answered.
  struct Count: Sendable {
    var calls = 0
    var statuses: [Int: Int] = [:]
  }

  private(set) var counts: [String: Count] = [:]
  var scripts: [Script] = []

  mutating func count(_ method: String, _ template: String, status: Int) {
    counts["\(method) \(template)", default: Count()].calls += 1
    counts["\(method) \(template)", default: Count()].statuses[status, default: 0] += 1
  }

  mutating func reset() { counts = [:] }

  /// Takes one answer off the first script that fits.
  mutating func script(_ method: String, _ template: String, _ path: String) -> Script? {
    let fitting = scripts.firstIndex { $0.count > 0 && $0.matches(method, template, path) }
    guard let place = fitting else { return nil }
    scripts[place].count -= 1
    let script = scripts[place]
    if script.count == 0 { scripts.remove(at: place) }
    return script
  }

  /// The counts as JSON, sorted by route.
  var report: Value {
    let routes = counts.sorted { $0.key < $1.key }.map { key, count -> Value in
      let words = key.split(separator: " ", maxSplits: 1).map(String.init)
      let statuses = count.statuses.sorted { $0.key < $1.key }
      return [
        "method": .string(words[0]), "route": .string(words.last ?? ""),
        "count": .integer(count.calls),
        "statuses": .object(
          Object(statuses.map { (String($0.key), Value.integer($0.value)) })),
      ]
    }
    let total = counts.values.reduce(0) { $0 + $1.calls }
    return ["total": .integer(total), "routes": .array(routes)]
  }
}
