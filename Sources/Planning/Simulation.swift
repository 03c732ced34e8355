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
    Dictionary(grouping: changes.filter { $0.desired != nil }, by: \.address)
      .sorted { $0.key < $1.key }
      .compactMap { address, steps in check(address, steps) }
  }

  private func check(_ address: Address, _ steps: [Change]) -> Diagnostic? {
    guard let kind = kinds[address.kind], let last = steps.last, let desired = last.desired else {
      return nil
    }
    var state =
      steps.contains(where: \.makesObject)
      ? Value.object(Object()) : before[address] ?? .object(Object())
    for change in steps.flatMap(\.attributes) {
      guard let attribute = kind.attribute(change.name) else { continue }
      state.set(change.after ?? .null, at: attribute.path)
    }
    let left = Comparison(of: kind, honouring: last.lifecycle).differences(
      from: state, to: desired)
    guard let first = left.first else { return nil }
    return Diagnostic(
      "plan-not-convergent",
      "the plan for '\(address)' would not reach the desired '\(first.attribute.name)'",
      at: last.declaredAt, help: "this is a defect of cutsheet; please report it")
  }
}
