import Documents
import Hypercare
import Model
import Planning
import Policies
import Projects

extension Workspace {
  /// The rules that plans of the project are held against.
  var policies: PolicyBook { PolicyBook(PolicyDocument.all(in: project)) }

  /// What rules say of the files alone, for one tenant.
  func policyResults(of tenant: Tenant, at now: Instant) -> [PolicyResult] {
    guard let provider = allProviders.first(where: { $0.vendor == tenant.vendor }) else {
      return []
    }
    var facts = PolicyContext(
      tenant: tenant.name, vendor: tenant.vendor, kinds: provider.kinds,
      resources: project.resources(of: tenant.name), now: now)
    facts.documents = project.documents
    facts.zones = Self.zones
    facts.dialect = provider.access
    facts.hypercares = hypercares.filter { $0.tenant == tenant.name }.compactMap {
      $0.facts(OpeningBook(tenant: tenant.name, hypercare: $0.name))
    }
    return policies.results(in: facts)
  }
}
