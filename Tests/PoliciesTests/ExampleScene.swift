import Documents
import GenesysCloud
import Model
import NICECXone
import Parsing
import Planning
import Projects

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
    var check = PolicyCheck(providers: Self.providers, rules: rules)
    let problems = check.problems(of: policies)
    guard problems.isEmpty else { throw Unusable(diagnostics: problems) }
    book = PolicyBook(policies, rules: rules)
    context = try Self.context(of: project, Situation(parts.filter { !$0.hasPrefix("kind:") }))
  }

  private static func load(_ text: String) throws -> Project {
    let (project, problems) = Project.load(
      ProjectSources(files: [
        "cutsheet.yaml": Array(Self.project.utf8), "example.yaml": Array(text.utf8),
      ]), providers: providers, kinds: [PolicyDocument.kind])
    guard let project else { throw Unusable(diagnostics: problems) }
    return project
  }

  private static func context(
    of project: Project, _ situation: Situation
  ) throws -> PolicyContext {
    let tenant = project.resources.first?.address.tenant ?? "cloud"
    let vendor = project.tenant(tenant)?.vendor ?? ""
    let kinds = providers.first { $0.vendor == vendor }?.kinds ?? []
    var context = PolicyContext(
      tenant: tenant, vendor: vendor, kinds: kinds, resources: project.resources(of: tenant),
      now: situation.now)
    context.documents = project.documents
    let today = try situation.tenant.map { try load($0).resources(of: tenant) } ?? []
    context.live = inventory(today, kinds)
    context.plan = plan(context, managed: today)
    return context
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

  /// Plans as a run does, all that the tenant has being managed.
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

/// The document of an example that is no project's: what the tenant and the hour are like.
struct Situation {
  /// The time.
  var now = Instant(milliseconds: 1_800_000_000_000)
  /// A vendor's document that says what the tenant has, all of it managed.
  var tenant: String?

  init(_ texts: [String]) throws {
    for text in texts {
      let (nodes, problems) = YAML.documents(Array(text.utf8), file: "situation.yaml")
      guard problems.isEmpty else { throw ExampleScene.Unusable(diagnostics: problems) }
      for node in nodes { read(node.value) }
    }
  }

  private mutating func read(_ value: Value) {
    if let time = value["now"]?.string.flatMap({ Instant($0) }) { now = time }
    tenant = value["tenant"]?.string ?? tenant
  }
}
