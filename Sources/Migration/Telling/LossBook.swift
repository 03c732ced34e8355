import Documents

/// Counts what is lost, by field and reason.
struct LossBook {
  private struct Key: Hashable {
    var kind: String
    var attribute: String
    var severity: Coverage.Severity
    var reason: String
  }

  private var found: [Key: (count: Int, examples: [String])] = [:]
  private static let mostExamples = 3

  mutating func add(
    _ kind: String, _ key: String, _ attribute: String, _ severity: Coverage.Severity,
    _ reason: String
  ) {
    let place = Key(kind: kind, attribute: attribute, severity: severity, reason: reason)
    found[place, default: (0, [])].count += 1
    found[place]?.examples.keepSmallest(key, most: Self.mostExamples)
  }

  /// Worst first.
  var all: [Coverage.Loss] {
    found.map { key, entry in
      Coverage.Loss(
        kind: key.kind, attribute: key.attribute, severity: key.severity, reason: key.reason,
        count: entry.count, examples: entry.examples)
    }.sorted { left, right in
      if left.severity != right.severity { return left.severity > right.severity }
      return (left.kind, left.attribute, left.reason) < (right.kind, right.attribute, right.reason)
    }
  }
}

/// Gathers what is not mapped and in use, with its users.
struct BreakBook {
  private struct Key: Hashable {
    var kind: String
    var key: String
    var reason: String
  }

  private var found: [Key: (count: Int, users: [String])] = [:]
  private static let mostUsers = 3

  mutating func add(_ miss: ValueConversion.Miss, user: String) {
    let reason = miss.refusal.map { "not mapped (\($0.reason))" } ?? "not mapped"
    let place = Key(kind: miss.kind, key: miss.key, reason: reason)
    found[place, default: (0, [])].count += 1
    found[place]?.users.keepSmallest(user, most: Self.mostUsers)
  }

  /// By kind and key.
  var all: [Coverage.Break] {
    found.map { key, entry in
      Coverage.Break(
        kind: key.kind, key: key.key, reason: key.reason, users: entry.users, count: entry.count)
    }.sorted { ($0.kind, $0.key, $0.reason) < ($1.kind, $1.key, $1.reason) }
  }
}

extension [String] {
  /// Keeps the first few in order, whatever order they come in.
  fileprivate mutating func keepSmallest(_ text: String, most: Int) {
    if count == most, let last, last <= text { return }
    if contains(text) { return }
    append(text)
    sort()
    if count > most { removeLast() }
  }
}
