import Projects
import Reconciliation
import Snapshots

/// The tenants that a command line names, each opened by itself: one that cannot be reached stands
/// in nobody else's way.
struct ProjectTenants {
  let workspace: Workspace
  let repository: StateRepository
  /// Why the state may be older than what others have pushed; nil where it is not.
  let unseen: SnapshotError?
  /// Those that are named, in the order of the project.
  let named: [Tenant]
  private let connector: TenantConnector

  /// `mayBeOld` makes do with the state as it was last seen where it cannot be reached.
  init(
    _ invocation: Invocation, in context: Context, mayBeOld: Bool = false
  ) async throws {
    workspace = try Workspace.open(invocation, in: context)
    connector = try TenantConnector(invocation.globals, in: context)
    (repository, unseen) = try await workspace.state(in: context, mayBeOld: mayBeOld)
    named = try workspace.tenants(invocation.globals)
  }

  /// Signs in to a tenant and takes its state as it is now.
  ///
  /// With `derives` also to the source of its migration, without which no plan for it can be made
  /// out of the documents.
  func run(
    of tenant: Tenant, writing: Bool = false, derives: Bool = true
  ) async throws -> TenantRun {
    TenantRun(
      workspace: workspace, access: try await connector.access(tenant, writing: writing),
      repository: repository, state: try await TenantState.load(tenant.name, from: repository),
      source: derives
        ? try await MigrationSource.open(into: tenant.name, of: workspace, connector, repository)
        : nil,
      hypercares: try await hypercares(of: tenant))
  }

  /// What is known of a tenant's hypercares without signing in to it.
  func hypercares(of tenant: Tenant) async throws -> TenantHypercares {
    try await .load(tenant.name, of: workspace, from: repository)
  }
}
