import Model
package import Planning

/// Which changes are done, which may start, and which will never come: a plan's progress as a
/// plain value.
package struct ApplyBoard: Sendable {
  /// How far a change has come.
  package enum Status: Hashable, Sendable {
    case waiting, running, done
    case failed(String)
    /// The object was changed by somebody else since the plan was made.
    case stale(String)
    /// A change that it depends on did not succeed.
    case skipped(because: String)
  }

  /// A change by its place in the plan.
  package typealias Place = Int

  package private(set) var statuses: [Status]
  private let changes: [Change]
  private let dependents: [[Place]]
  /// How many prerequisites of each change are not done yet.
  private var missing: [Int]
  private var queue: [Place]
  private var running = 0
  private var isStopped = false

  package init(_ changes: [Change]) {
    self.changes = changes
    statuses = Array(repeating: .waiting, count: changes.count)
    let places = Dictionary(grouping: changes.indices, by: { changes[$0].address })
    var dependents: [[Place]] = Array(repeating: [], count: changes.count)
    var missing = Array(repeating: 0, count: changes.count)
    for (place, change) in changes.enumerated() {
      for other in change.dependsOn.flatMap({ places[$0] ?? [] })
      where other != place && changes[other].action != .bind {
        dependents[other].append(place)
        missing[place] += 1
      }
    }
    self.dependents = dependents
    self.missing = missing
    queue = changes.indices.filter { missing[$0] == 0 }.reversed()
  }

  /// Takes the next change that may start; nil while all wait for others, or nothing is left.
  package mutating func next() -> Place? {
    guard !isStopped, let place = queue.popLast() else { return nil }
    statuses[place] = .running
    running += 1
    return place
  }

  /// Whether nothing runs and nothing more may start.
  package var isFinished: Bool { running == 0 && (queue.isEmpty || isStopped) }

  /// Takes the outcome of a change; what depends on a failed one is skipped.
  package mutating func finish(_ place: Place, _ status: Status) {
    statuses[place] = status
    running -= 1
    if status == .done {
      for other in dependents[place] {
        missing[other] -= 1
        if missing[other] == 0, statuses[other] == .waiting { queue.append(other) }
      }
    } else {
      skipDependents(of: place)
    }
  }

  /// Lets nothing more start; what runs is finished.
  package mutating func stop() {
    isStopped = true
  }

  private mutating func skipDependents(of place: Place) {
    var left = [place]
    while let failed = left.popLast() {
      let reason = "'\(changes[failed].address)' was not done"
      for other in dependents[failed] where statuses[other] == .waiting {
        statuses[other] = .skipped(because: reason)
        left.append(other)
      }
    }
  }
}
