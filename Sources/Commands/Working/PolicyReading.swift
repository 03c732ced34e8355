import Documents
import Model
import Planning
import Policies
import Projects
import Reconciliation

/// Holds the plan of one tenant against the rules, with all that they must be told about it.
struct PolicyReading {
  private let run: TenantRun
  private let context: Context

  init(_ run: TenantRun, in context: Context) {
    self.run = run
    self.context = context
  }

  /// What rules say of a plan that was made of a reading of the tenant, as things are now.
  func results(
    of plan: Plan, _ outcome: PlanRun.Outcome, wishing resources: [Resource]
  ) async throws -> [PolicyResult] {
    let provider = run.access.provider
    var facts = PolicyContext(
      tenant: run.tenant, vendor: provider.vendor, kinds: provider.kinds, resources: resources,
      now: context.now())
    facts.documents = run.workspace.project.documents
    facts.plan = plan
    facts.live = outcome.inventory
    return run.workspace.policies.results(in: facts)
  }
}
