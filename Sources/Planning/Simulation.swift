import Documents
import Model

/// Carries a plan out on a copy of what was read, to prove that a second plan would be empty.
struct Simulation {
  private let changes: [Change]
  private let kinds: [String: Kind]
  private let before: [Address: Value]

  init(of changes: [Change], kinds: [String: Kind], before: [Address: Value]) {
    self.changes = changes
    self.kinds = kinds
    self.before = before
  }

  /// One diagnostic for each resource that the plan would leave short of its goal: a defect of the
  /// program, told to the user instead of applied.
  var unreached: [Diagnostic] {
    let order = order
    var states: [Address: Value] = [:]
    for place in order { apply(changes[place], to: &states) }
    let stuck = Set(changes.indices).subtracting(order).sorted()
    return stuck.map { problem(changes[$0], "would wait for itself") }
      + order.compactMap { shortfall(of: changes[$0], states) }
  }

  /// The changes by place, in an order in which an apply could make them.
  private var order: [Int] {
    var places: [Address: Int] = [:]
    for place in changes.indices where changes[place].action != .bind {
      places[changes[place].address] = place
    }
    return Waiting(
      changes.indices.map { place in
        changes[place].dependsOn.compactMap { places[$0] }.filter { $0 != place }
      }
    ).order
  }

  private func apply(_ change: Change, to states: inout [Address: Value]) {
    guard let kind = kinds[change.address.kind], let desired = change.desired else { return }
    guard !change.makesObject else {
      states[change.address] = made(change, desired, of: kind)
      return
    }
    var state = states[change.address] ?? before[change.address] ?? .object(Object())
    for attribute in change.attributes {
      guard let path = kind.attribute(attribute.name)?.path else { continue }
      state.set(attribute.after ?? .null, at: path)
    }
    states[change.address] = state
  }

  /// A new object has what is desired and no more.
  private func made(_ change: Change, _ desired: Value, of kind: Kind) -> Value {
    var state = desired
    for name in change.postponed {
      if let path = kind.attribute(name)?.path { state.remove(at: path) }
    }
    return state
  }

  private func shortfall(of change: Change, _ states: [Address: Value]) -> Diagnostic? {
    guard change.action != .bind, let kind = kinds[change.address.kind],
      let desired = change.desired, let state = states[change.address]
    else { return nil }
    let left = Comparison(of: kind, honouring: change.lifecycle)
      .differences(from: state, to: desired)
    return left.first.map { problem(change, "would not reach '\($0.attribute.name)'") }
  }

  private func problem(_ change: Change, _ what: String) -> Diagnostic {
    Diagnostic(
      "plan-not-convergent", "the plan for '\(change.address)' \(what)", at: change.declaredAt,
      help: "this is a defect of cutsheet; please report it")
  }
}
