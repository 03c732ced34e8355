import Documents
import Model

extension Draft {
  /// Takes out what the vendor's API cannot do for resources that nobody has written, with
  /// everything that waits for it, and says what a person does instead.
  mutating func leaveToPeople() {
    guard !facts.derived.isEmpty else { return }
    let feasibility = Feasibility(facts.kinds)
    var left: [Address: String] = [:]
    for change in plan.changes where facts.derived.contains(change.address) {
      guard let problem = feasibility.problems(of: [change]).first else { continue }
      left[change.address] = problem.message + (problem.help.map { "; " + $0 } ?? "")
    }
    guard !left.isEmpty else { return }
    addWaiting(to: &left)
    plan.changes.removeAll { left[$0.address] != nil }
    plan.omissions += left.map { .init(.manual, $0.value) }
  }

  /// Finds the changes that need an object which a person makes, and those that need them.
  private func addWaiting(to left: inout [Address: String]) {
    let made = Set(plan.changes.filter(\.makesObject).map(\.address))
    var missing = made.intersection(left.keys)
    while !missing.isEmpty {
      let waiting = plan.changes.filter {
        left[$0.address] == nil && !missing.isDisjoint(with: $0.dependsOn)
      }
      for change in waiting {
        let others = change.dependsOn.filter(missing.contains).map { "'\($0)'" }
        left[change.address] =
          "'\(change.address)' waits for \(others.joined(separator: ", "))"
      }
      missing = made.intersection(waiting.map(\.address))
    }
  }
}
