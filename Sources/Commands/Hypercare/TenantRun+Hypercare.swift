import Digests
import Documents
import Hypercare
import Model
import Planning
import Projects
import Reconciliation

extension TenantRun {
  /// The time by which rights end: the tenant's, where ours is wrong; a wrong clock is said at the
  /// end of the command.
  func clock(in context: Context) async throws -> TrustedClock {
    let offset = try await offset()
    let clock = TrustedClock(ours: context.now(), tenantIsAhead: offset, tenant: tenant)
    if let notice = clock.notice, let offset {
      await context.alarms.correct(tenant, by: offset, notice)
    }
    return clock
  }

  /// The run as it is once what has ended is gone, or was tried to take away; the tenant's lock must
  /// be held.
  func expiring(
    of hypercare: String? = nil, _ globals: GlobalOptions, in context: Context
  ) async throws -> TenantRun {
    let expiry = try await Expiry(self, of: hypercare, globals, in: context)
    guard expiry.isDue else { return self }
    _ = try await expiry.end()
    return try await refreshed()
  }

  /// How far the tenant's clock is ahead of ours; any answer of it tells.
  private func offset() async throws -> Duration? {
    if let known = await access.reader.clockOffset() { return known }
    do {
      _ = try await access.reader.organization()
    } catch {
      throw Self.failure(error, of: tenant)
    }
    return await access.reader.clockOffset()
  }

  /// What the vendor knows of rights; without the right to look at that, names are compared as they
  /// stand.
  func catalogue() async throws(ProviderError) -> PermissionCatalogue? {
    do throws(ProviderError) {
      return try await access.reader.permissionCatalogue()
    } catch  where error.status == 403 {
      return nil
    }
  }

  /// What hypercares that are not over name and the tenant does not know: permissions, which the
  /// vendor takes without a word, and those who may open a role that nobody gives them yet.
  func unknownNames(
    beside planned: PlanRun.Outcome, in context: Context
  ) async throws -> [Diagnostic] {
    let now = try await clock(in: context).now
    let documents = hypercares.documents.filter { document in
      document.window.map { now < hypercares.book(of: document.name).end(of: $0) } ?? false
    }
    guard !documents.isEmpty else { return [] }
    let members = MemberCheck { sort in planned.names(of: access.provider.access?.kind(of: sort)) }
    let permissions = try await catalogue().map { PermissionCheck($0) }
    return documents.flatMap { document in
      members.problems(of: document) + (permissions?.problems(of: document) ?? [])
    }
  }

  /// The same wish with who shall hold what now; a plan is stale when that has changed meanwhile.
  func timed(_ wish: PlanRun.Wish, in context: Context) async throws -> PlanRun.Wish {
    guard !hypercares.isEmpty else { return wish }
    let wanted = hypercares.wanted(at: try await clock(in: context).now)
    var wish = wish
    wish.access = AccessAim(wanted)
    wish.documents = Self.digest(of: wish.documents, and: wanted)
    return wish
  }

  /// A wish about access alone, which leaves everything else of the tenant as it is.
  func wish(_ aim: AccessAim, _ globals: GlobalOptions, at now: Instant) -> PlanRun.Wish {
    var wish = PlanRun.Wish(
      project: workspace.project.name, environment: workspace.environment,
      documents: Self.digest(of: documentsDigest, and: hypercares.wanted(at: now)),
      toolVersion: Program.version, resources: [], safety: workspace.project.safety)
    wish.access = aim
    wish.access?.isAlone = true
    return wish
  }

  private static func digest(of documents: String, and wanted: WantedAccess) -> String {
    SHA256.digest(
      of: CanonicalJSON.bytes(of: [
        "documents": .string(documents), "access": wanted.material,
      ])
    ).hex
  }
}

extension PlanRun.Outcome {
  /// The keys of all objects of a kind, with those that the plan makes; nil where it was not read.
  fileprivate func names(of kind: String?) -> [String]? {
    guard let kind, inventory.hasRead(kind) else { return nil }
    return inventory.objects(of: kind).map(\.key)
      + resources.filter { $0.address.kind == kind }.map(\.address.key)
  }
}
