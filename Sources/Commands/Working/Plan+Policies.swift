import Documents
import Planning
import Policies

extension Plan {
  /// Ends the run where a rule refuses the plan; one that does nothing hurts no rule.
  func requirePolicies(_ workspace: Workspace) throws {
    guard !isEmpty || !ownership.isEmpty, !denials.isEmpty else { return }
    throw Refusal(.refused, policyResults.map(\.diagnostic), sources: workspace.sources)
  }

  /// Ends the run where the plan would print what looks like a credential.
  func requireShowable(_ workspace: Workspace) throws {
    let hidden = denials.filter(\.hidesLine)
    guard !hidden.isEmpty else { return }
    throw Refusal(.refused, hidden.map(\.diagnostic), sources: workspace.sources)
  }
}
