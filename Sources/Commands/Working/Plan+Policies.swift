import Documents
import Planning
import Policies

extension Plan {
  /// Ends the run where a rule refuses the plan; one that does nothing hurts no rule.
  func requirePolicies(_ workspace: Workspace) throws {
    guard !isEmpty || !ownership.isEmpty, !denials.isEmpty else { return }
    throw Refusal(.refused, policyResults.map(\.diagnostic), sources: workspace.sources)
  }
}
