import Documents
import GenesysCloud
import Hypercare
import Model
import NICECXone
import Parsing
import Planning
import Projects
import TestSupport
import Testing

@testable import Policies

/// What an example of a rule, or the text of a test, says about a project, its tenant and the hour.
struct ExampleScene {
  struct Unusable: Error {
    var diagnostics: [Diagnostic]
  }

  static let providers: [any Provider] = [GenesysCloudProvider(), NICECXoneProvider()]

  private static let project = """
    kind: project
    name: acme
    tenants:
      legacy: { vendor: nice-cxone, area: na1, accessKeyId: a, accessKeySecret: "${env.K}" }
      cloud: { vendor: genesys-cloud, region: us-east-1, clientId: a, clientSecret: "${env.S}" }
    """

  let context: PolicyContext
  let book: PolicyBook

  var results: [PolicyResult] { book.results(in: context) }

  init(_ text: String, rules: [PolicyRule] = PolicyRule.all) throws {
    let parts = text.split(separator: "\n---\n").map(String.init)
    let written = parts.filter { $0.hasPrefix("kind:") }.joined(separator: "\n---\n")
    let project = try Self.load(written)
    let policies = PolicyDocument.all(in: project)
    var check = PolicyCheck(
      providers: Self.providers, tenants: project.tenants.map(\.name),
      zones: ZoneLibrary(ZoneFile.named), rules: rules)
    let problems = check.problems(of: policies)
    guard problems.isEmpty else { throw Unusable(diagnostics: problems) }
    book = PolicyBook(policies, rules: rules)
    context = try Self.context(of: project, Situation(parts.filter { !$0.hasPrefix("kind:") }))
  }

  private static func load(_ text: String) throws -> Project {
    let (project, problems) = Project.load(
      ProjectSources(files: [
        "cutsheet.yaml": Array(Self.project.utf8), "example.yaml": Array(text.utf8),
      ]), providers: providers, kinds: [PolicyDocument.kind, HypercareDocument.kind])
    guard let project else { throw Unusable(diagnostics: problems) }
    return project
  }

  private static func context(
    of project: Project, _ situation: Situation
  ) throws -> PolicyContext {
    let documents = project.documents.filter { $0.kind == HypercareDocument.kind.name }
      .map { HypercareDocument($0, ZoneLibrary(ZoneFile.named)) }
    let tenant = project.resources.first?.address.tenant ?? "cloud"
    let provider = try #require(
      providers.first { $0.vendor == project.tenant(tenant)?.vendor })
    var context = PolicyContext(
      tenant: tenant, vendor: provider.vendor, kinds: provider.kinds,
      resources: project.resources(of: tenant), now: situation.now)
    context.documents = project.documents
    context.zones = ZoneLibrary(ZoneFile.named)
    context.dialect = provider.access
    for (address, use) in situation.liveUse {
      context.liveUse[try #require(Address(address))] = use
    }
    let found = try situation.tenant.map { try load($0).resources(of: tenant) } ?? []
    let managed = try situation.managed.map { try load($0).resources(of: tenant) } ?? []
    context.live = inventory(found + managed, provider.kinds)
    context.resources += wishes(of: documents, situation, context)
    context.hypercares = documents.compactMap { $0.facts(situation.book(of: $0)) }
    let plan = plan(context, managed: managed)
    context.plan = plan
    context.accessBefore = provider.access?.access(in: context.live, nil)
    context.accessAfter = provider.access?.access(
      in: context.live.after(plan.changes, kinds: context.kinds), since: context.live, nil)
    return context
  }

  /// What hypercares make of the tenant, as far as the project does not say it already.
  private static func wishes(
    of documents: [HypercareDocument], _ situation: Situation, _ context: PolicyContext
  ) -> [Resource] {
    let written = Set(context.resources.map(\.address))
    return documents.flatMap { document in
      context.dialect?.wish(
        document.wantedAccess(situation.book(of: document), at: situation.now),
        of: context.tenant, in: context.live
      ).resources ?? []
    }.filter { !written.contains($0.address) }
  }

  private static func inventory(_ resources: [Resource], _ kinds: [Kind]) -> Inventory {
    var inventory = Inventory()
    for kind in kinds {
      let objects = resources.filter { $0.address.kind == kind.name }.map { resource in
        LiveObject(
          id: "\(kind.name)-\(resource.address.key)", key: resource.address.key,
          attributes: resource.attributes, raw: .null)
      }
      inventory.store(objects, of: kind)
    }
    return inventory
  }

  /// Plans as a run does.
  private static func plan(_ context: PolicyContext, managed: [Resource]) -> Plan {
    var snapshot: [Address: SnapshotObject] = [:]
    for resource in managed {
      guard let kind = context.kinds[resource.address.kind],
        let live = context.live.object(of: kind.name, key: resource.address.key)
      else { continue }
      snapshot[resource.address] = resource.snapshot(of: live, kind)
    }
    let bytes = snapshot.mapValues(\.bytes)
    let facts = Planner.Facts(
      basis: Plan.Basis(
        toolVersion: "1", project: "acme", environment: "default", tenant: context.tenant,
        vendor: context.vendor, organization: Organization(id: "1", name: "Acme"),
        documents: "", snapshot: nil, stateTree: nil),
      kinds: Array(context.kinds.values), desired: context.resources, live: context.live,
      recorded: Set(snapshot.keys), isRecorded: { bytes[$0] == $1 })
    return Planner(facts).plan(baselines: snapshot).plan
  }
}
