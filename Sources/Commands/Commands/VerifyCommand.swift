import Documents
import Migration
import Model
import Projects
import Reconciliation
import Rendering

/// Compares a target tenant with what its source says that it must hold.
struct VerifyCommand: Command {
  private static let migration = Argument("MIGRATION", "The migration, by its name.", .text)

  let declaration = Declaration(
    "verify", in: .jobs,
    summary: "Check that a target holds what its source says",
    discussion: """
      Reads both tenants and compares, kind by kind, how many objects were derived and are there, the
      digests of the mapped fields, and whether every reference leads to an object. Attributes under
      'lifecycle.ignore' and secrets take no part. Above 0.01 % of objects that are not as derived
      it ends with 2 and says where. Nothing is written.
      """,
    takes: [Self.migration], formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet verify wave-1", "Checks a migration, after each apply."),
      Declaration.Example("cutsheet verify wave-1 --format json", "The same for a machine."),
    ],
    exits: [
      .success: "the target holds it", .differences: "more than 0.01 % of objects differ",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let workspace = try Workspace.open(invocation, in: context)
    let document = try workspace.migration(invocation[Self.migration])
    let connector = try TenantConnector(invocation.globals, in: context)
    let repository = try await workspace.state(in: context)
    guard
      let source = try await MigrationSource.open(document, of: workspace, connector, repository),
      let tenant = workspace.project.tenant(document.to)
    else { throw Refusal(.invalid, "unknown-tenant", "the migration's tenants are not there") }
    let state = try await TenantState.load(tenant.name, from: repository)
    let derived = try await source.derive(
      over: workspace.project.resources(of: tenant.name), to: state, in: context)
    guard !derived.problems.contains(where: { $0.severity == .error }) else {
      throw Refusal(
        .invalid, workspace.diagnostics + derived.problems, sources: workspace.sources)
    }
    let access = try await connector.access(tenant)
    do {
      return try await Self.verification(of: derived, access, context)
    } catch let error as ProviderError {
      throw TenantRun.failure(error, of: tenant.name)
    }
  }

  private static func verification(
    of derived: DerivedTenant, _ access: TenantAccess, _ context: Context
  ) async throws -> Outcome {
    let kinds = access.provider.kinds
    let scope = ReadingScope(
      kinds: kinds, resources: derived.resources, recorded: [],
      expected: derived.source.mapping.expectedAtTarget)
    let target = try await TenantReading(access, in: context).inventory(scope)
    let verification = try await derived.verification(of: target, access)
    let view = VerificationView(verification, derived.source.document)
    return Outcome(
      verification.hasFailed ? .differences : .success, result: view.value,
      diagnostics: derived.problems
    )
    .shown(as: .text) { view.text }
    .shown(as: .markdown) { view.markdown }
  }
}
