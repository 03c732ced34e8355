import Digests
import Documents
import Files
import Migration
import Model
import Planning
import Projects
import Reconciliation
import Rendering
import Snapshots

/// One tenant of a project with all that a plan for it needs.
struct TenantRun: Sendable {
  let workspace: Workspace
  let access: TenantAccess
  let repository: StateRepository
  var state: TenantState
  /// Where the tenant is derived from; nil for one that is only written.
  var source: MigrationSource?
  /// Who holds what for a limited time.
  var hypercares: TenantHypercares

  /// Opens the tenants that a command line names, with the state as it is now.
  static func open(
    _ invocation: Invocation, in context: Context, writing: Bool = false
  ) async throws -> [TenantRun] {
    let tenants = try await ProjectTenants(invocation, in: context)
    var runs: [TenantRun] = []
    for tenant in tenants.named {
      runs.append(try await tenants.run(of: tenant, writing: writing))
    }
    return runs
  }

  var tenant: String { access.name }

  /// The digest of what the project says, by which a plan knows its documents.
  var documentsDigest: String {
    SHA256.digest(of: CanonicalJSON.bytes(of: workspace.project.material(allProviders))).hex
  }

  /// What the documents want of the tenant, with what a migration makes of its source and who
  /// shall hold what now.
  ///
  /// Something unmapped that is in use, or half a source, ends the run.
  func intent(
    _ globals: GlobalOptions, in context: Context
  ) async throws -> (wish: PlanRun.Wish, derived: DerivedTenant?) {
    let written = workspace.project.resources(of: tenant)
    guard let source else {
      var wish = wish(written, globals)
      let past = try await Crosswalk.loadAll(from: repository).filter { $0.to == tenant }
      wish.kept = try await KeptObjects.of(
        past, in: state, beside: Set(written.map(\.address))
      ).reasons
      return (try await timed(wish, in: context), nil)
    }
    let derived = try await source.derive(over: written, to: state, in: context)
    guard !derived.problems.contains(where: { $0.severity == .error }) else {
      var refusal = Refusal(
        .invalid, workspace.diagnostics + derived.problems, sources: workspace.sources)
      refusal.coverage = .array([CoverageReport(derived, isVerbose: globals.isVerbose).value])
      throw refusal
    }
    var wish = wish(derived.resources, globals)
    wish.kept = derived.kept.reasons
    wish.expected = source.mapping.expectedAtTarget
    wish.derived = derived.addresses.subtracting(written.map(\.address))
    wish.documents =
      SHA256.digest(
        of: CanonicalJSON.bytes(of: [
          "documents": .string(wish.documents), "source": derived.material,
        ])
      ).hex
    return (try await timed(wish, in: context), derived)
  }

  /// The same run with what was committed since it was opened.
  func refreshed() async throws -> TenantRun {
    var copy = self
    copy.state = try await TenantState.load(tenant, from: repository)
    copy.source = try await source?.refreshed(from: repository)
    copy.hypercares = try await .load(tenant, of: workspace, from: repository)
    return copy
  }

  /// The same run with what others have pushed since.
  func newest() async throws -> TenantRun {
    try await repository.fetch()
    return try await refreshed()
  }

  /// Any other wish for the tenant, such as an earlier state.
  func wish(_ resources: [Resource], _ globals: GlobalOptions) -> PlanRun.Wish {
    PlanRun.Wish(
      project: workspace.project.name, environment: workspace.environment,
      documents: documentsDigest, toolVersion: Program.version, resources: resources,
      safety: workspace.project.safety, targets: globals.targets.map { AddressPattern($0) })
  }

  /// Reads the tenant and plans; problems that no plan can get round end the run.
  ///
  /// `incrementally` reads only what the audit log names; where it cannot tell, a notice says that
  /// everything was read.
  func plan(
    _ wish: PlanRun.Wish, in context: Context, incrementally: Bool = false
  ) async throws -> PlanRun.Outcome {
    let progress = context.progress(of: "objects")
    let counter = ReadCounter(progress)
    let run = PlanRun(
      access, state: state, now: context.now(), incrementally: incrementally,
      progress: { await counter.add($0, $1) })
    var outcome: PlanRun.Outcome
    do {
      outcome = try await run.outcome(wish)
      if let aim = wish.access, !aim.isAlone {
        outcome.problems += try await unknownNames(beside: outcome, in: context)
      }
    } catch let error as ReconciliationError {
      throw Refusal(.refused, "wrong-organization", error.description)
    } catch let error as ProviderError {
      throw Self.failure(error, of: tenant)
    }
    await progress.finish()
    if incrementally, !outcome.isIncremental {
      try await context.notice(
        "notice: the audit log of \(tenant) does not tell what changed, so everything was read")
    }
    guard !outcome.problems.contains(where: { $0.severity == .error }) else {
      throw Refusal(
        .invalid, workspace.diagnostics + outcome.problems, sources: workspace.sources)
    }
    return outcome
  }

  /// Reads the tenant, plans, and says what rules have to say of the plan.
  func judgedPlan(
    _ wish: PlanRun.Wish, in context: Context
  ) async throws -> PlanRun.Outcome {
    var outcome = try await plan(wish, in: context)
    (outcome.plan.policyResults, outcome.liveUse) = try await PolicyReading(self, in: context)
      .judgement(of: outcome.plan, outcome, wish)
    try outcome.plan.requireShowable(workspace)
    return outcome
  }

  /// Says whose failure it is and what to look at first.
  static func failure(_ error: ProviderError, of tenant: String) -> Refusal {
    let help: String? =
      switch error.cause {
      case .refused(401, _, _), .unreachable:
        "check the address, the credentials and the region of '\(tenant)': a client works in one "
          + "region only, and 'cutsheet plan --trace FILE' records every exchange"
      case .refused(403, _, _): "'cutsheet permissions' lists the rights that the client needs"
      default: nil
      }
    return Refusal(
      .failed,
      [Diagnostic("tenant-failed", "tenant '\(tenant)': \(error.description)", help: help)])
  }

  /// The options that a follow-up command needs to mean the same project, environment and tenant.
  func commandLine(_ command: String, _ globals: GlobalOptions) -> String {
    var words = ["cutsheet", command]
    if globals.project != "." { words += ["--project", globals.project.shellQuoted] }
    if globals.environment != "default" { words += ["--env", globals.environment.shellQuoted] }
    words += ["--tenant", tenant.shellQuoted]
    for target in globals.targets { words += ["--target", target.shellQuoted] }
    return words.joined(separator: " ")
  }
}

extension String {
  /// The text as one word of a shell's command line.
  var shellQuoted: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
          || "-_./:=@%+,".utf8.contains($0)
      }
    if isPlain { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
