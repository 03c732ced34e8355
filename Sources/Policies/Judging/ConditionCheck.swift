import Contracts
import Documents
import Model
import Planning

/// Holds changes, or the objects that they lead to, against the condition of a policy.
struct ConditionCheck {
  private let policy: PolicyDocument

  init(_ policy: PolicyDocument) {
    self.policy = policy
  }

  /// One finding for each change or object that breaks the condition.
  func findings(in context: PolicyContext) -> [PolicyRule.Finding] {
    guard let condition = policy.condition else { return [] }
    switch policy.subject {
    case .change:
      return (context.plan?.changes ?? []).compactMap { change in
        guard policy.match.includes(change.address, change.action) else { return nil }
        return finding(condition.validate(change.value), change.address, Origins(change))
      }
    case .result:
      return ResultingObject.all(fitting: policy.match, in: context).compactMap { object in
        guard policy.match.includes(object.address, object.action) else { return nil }
        return finding(condition.validate(object.attributes), object.address, object.origins)
      }
    }
  }

  private func finding(
    _ violations: [Violation], _ address: Address, _ origins: Origins
  ) -> PolicyRule.Finding? {
    guard let first = violations.first else { return nil }
    let more = violations.count > 1 ? " (and \(violations.count - 1) more)" : ""
    let reason = "\(place(of: first))\(first.text)\(more)"
    let path = JSONPointer(parsing: first.instancePath)?.tokens ?? []
    return PolicyRule.Finding(
      policy.message.map { "\($0): \(reason)" } ?? reason, address: address,
      at: origins.range(of: path), help: policy.help)
  }

  /// Where in the object it is, unless the message says it.
  private func place(of violation: Violation) -> String {
    let tokens = JSONPointer(parsing: violation.instancePath)?.tokens ?? []
    return tokens.isEmpty ? "" : "'\(tokens.joined(separator: "."))': "
  }
}
