import Documents
import Model
import Projects
import Reconciliation
import Rendering

/// Compares two live tenants.
struct CompareCommand: Command {
  private static let left = Argument("TENANT", "The tenant that the other should be like.", .text)
  private static let right = Argument("OTHER", "The tenant that is compared with it.", .text)

  let declaration = Declaration(
    "compare", in: .everyday,
    summary: "Compare two live tenants",
    discussion: """
      Reads both tenants and shows what would have to change in the second for it to be like the
      first: objects are told apart by name, references by the names that they lead to. Neither
      documents nor snapshots count, and nothing is written.
      """,
    takes: [Self.left, Self.right], formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet compare production staging", "Shows how staging differs."),
      Declaration.Example(
        "cutsheet compare production staging --target 'staging/queues/*'", "Only queues."),
    ],
    exits: [.success: "both are the same", .differences: "they differ"])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let workspace = try Workspace.open(invocation, in: context)
    let model = try Self.tenant(invocation[Self.left], workspace.project)
    let other = try Self.tenant(invocation[Self.right], workspace.project)
    guard model.vendor == other.vendor,
      let provider = allProviders.first(where: { $0.vendor == model.vendor })
    else {
      throw Refusal(
        .invalid, "other-vendor",
        "'\(model.name)' is on \(model.vendor) and '\(other.name)' on \(other.vendor): they have no "
          + "kinds in common")
    }
    let connector = try TenantConnector(invocation.globals, in: context)
    let scope = ReadingScope(everythingOf: provider.kinds)
    var inventories: [Inventory] = []
    for tenant in [model, other] {
      let access = try await connector.access(tenant)
      inventories.append(try await TenantReading(access, in: context).inventory(scope))
    }
    let comparison = TenantComparison(
      of: (other.name, inventories[1]), to: (model.name, inventories[0]), kinds: provider.kinds)
    let targets = invocation.globals.targets.map { AddressPattern($0) }
    let pairs = comparison.pairs.filter { pair in
      targets.isEmpty || targets.contains { $0.matches(pair.address) }
    }
    let view = DifferenceView(
      pairs.map { .init($0.address, of: $0.kind, before: $0.before, after: $0.after) },
      title: "\(other.name) -> \(model.name)")
    return view.outcome(
      more: ["equal": .integer(comparison.equal)], diagnostics: comparison.diagnostics,
      isColored: context.isOutputColored && invocation.globals.output == nil)
  }

  private static func tenant(_ name: String, _ project: Project) throws -> Tenant {
    guard let tenant = project.tenant(name) else {
      throw Refusal(
        .invalid, "unknown-tenant", "the project has no tenant '\(Printable.line(name))'",
        help: Suggestion.clause(for: name, in: project.tenants.map(\.name))
          ?? "it has: \(project.tenants.map(\.name).joined(separator: ", "))")
    }
    return tenant
  }
}
