package import Documents
package import Model
package import Planning
import Snapshots

/// Reads a tenant and plans: what `plan`, `apply`, `drift`, `rollback` and `compare` share.
package struct PlanRun: Sendable {
  /// What is wanted, and of which project.
  package struct Wish: Sendable {
    /// The name of the project, so that a plan is not applied to another.
    package var project: String
    /// The overlay, and with it the branch of the state.
    package var environment: String
    /// The digest of the documents that the wish was read from.
    package var documents: String
    /// The version that makes the plan.
    package var toolVersion: String
    /// What must be, for this one tenant.
    package var resources: [Resource]
    /// The limits that the plan is held against.
    package var safety: Safety
    /// Which resources the plan is restricted to; empty means all.
    package var targets: [AddressPattern]
    /// Managed objects that stay although nothing wishes for them, and why.
    package var kept: [Address: String] = [:]
    /// Objects that must go although no snapshot may know them, and why.
    package var condemned: [Address: String] = [:]
    /// Resources that no document writes, such as what a migration makes.
    package var derived: Set<Address> = []
    /// Objects that must be there although nothing is done to them.
    package var expected: [ExpectedObject] = []
    /// Who shall hold what; what that means in resources is known once the tenant was read.
    package var access: AccessAim?

    package init(
      project: String, environment: String, documents: String, toolVersion: String,
      resources: [Resource], safety: Safety = Safety(), targets: [AddressPattern] = []
    ) {
      self.project = project
      self.environment = environment
      self.documents = documents
      self.toolVersion = toolVersion
      self.resources = resources
      self.safety = safety
      self.targets = targets
    }
  }

  /// A plan with everything that an apply needs to go on from it.
  package struct Outcome: Sendable {
    /// What must be done.
    package var plan: Plan
    /// What stands in the way; one error forbids the plan.
    package var problems: [Diagnostic]
    /// The tenant as it was read.
    package var inventory: Inventory
    /// Managed objects whose snapshot differs from what is live or declared.
    package var baselines: [Address: SnapshotObject]
    /// The resources in the vendor's canonical form.
    package var resources: [Resource]
    /// What goes on right now in objects that the plan destroys, where that was asked for.
    package var liveUse: [Address: LiveUse] = [:]
    /// Set where only what the audit log names was read.
    package var isIncremental = false
  }

  private let access: TenantAccess
  private let state: TenantState
  private let now: Instant
  private let isIncremental: Bool
  private let progress: @Sendable (String, Int) async -> Void

  /// `incrementally` reads no more than what the audit log says changed since the snapshot, where
  /// it can tell.
  package init(
    _ access: TenantAccess, state: TenantState, now: Instant, incrementally: Bool = false,
    progress: @escaping @Sendable (String, Int) async -> Void = { _, _ in }
  ) {
    self.access = access
    self.state = state
    self.now = now
    isIncremental = incrementally
    self.progress = progress
  }

  /// Plans the way from the live tenant to a wish.
  package func outcome(_ wish: Wish) async throws -> Outcome {
    let organization = try await organization()
    let scope = try await Scope(wish, access, state)
    let known = isIncremental ? try await changed(scope.reading) : nil
    var inventory = try await inventory(known, scope.reading)
    let aims = try await scope.aims(in: &inventory)
    var facts = facts(wish, aims, in: inventory, of: organization)
    let (planner, baselines) = try await planner(&facts)
    var (plan, problems) = planner.plan(baselines: baselines)
    if plan.driftCount > 0, let entries = try await changes() {
      facts.audit = entries
      (plan, problems) = Planner(facts).plan(baselines: baselines)
    }
    let kinds = access.provider.kinds
    problems += Self.missing(wish.expected, facts.desired, in: facts.live, kinds, of: access.name)
    problems += facts.live.blockingHoles(for: facts.desired, kinds: kinds) + aims.problems
    problems += await doubts(about: plan, wish.resources)
    problems += await access.reader.notices()
    plan.estimatedCalls = Self.estimate(plan, kinds)
    return Outcome(
      plan: plan, problems: problems, inventory: facts.live, baselines: baselines,
      resources: facts.desired, isIncremental: known != nil)
  }

  /// Who answers; a state that was made with somebody else ends the run.
  private func organization() async throws -> Organization {
    let organization = try await access.reader.organization()
    if let pinned = state.organization, pinned.id != organization.id {
      throw ReconciliationError.wrongOrganization(
        tenant: access.name, expected: pinned, found: organization)
    }
    return organization
  }

  private func inventory(
    _ known: Inventory?, _ scope: ReadingScope
  ) async throws -> Inventory {
    if let known { return known }
    return try await InventoryReading(access.reader, progress: progress).inventory(scope)
  }

  private func facts(
    _ wish: Wish, _ aims: Scope.Aims, in inventory: Inventory, of organization: Organization
  ) -> Planner.Facts {
    let state = state
    var facts = Planner.Facts(
      basis: basis(wish, organization), kinds: access.provider.kinds, desired: aims.resources,
      live: inventory, recorded: aims.recorded, isRecorded: { state.holds($1, at: $0) },
      safety: wish.safety, targets: wish.targets)
    facts.kept = wish.kept
    facts.condemned = aims.condemned
    facts.derived = wish.derived
    return facts
  }

  /// The planner with the snapshots that it needs, once objects are found that lists hide.
  private func planner(
    _ facts: inout Planner.Facts
  ) async throws -> (Planner, [Address: SnapshotObject]) {
    let kinds = access.provider.kinds
    let planner = Planner(facts)
    let baselines = try await state.objects(planner.baselinesNeeded)
    let hidden = try await HiddenObjects(access.reader, kinds).found(baselines, beside: facts.live)
    guard !hidden.isEmpty else { return (planner, baselines) }
    for (kind, object) in hidden { facts.live.add(object, of: kind) }
    facts.live.nameReferences()
    facts.desired = facts.live.named(facts.desired, kinds: kinds)
    let complete = Planner(facts)
    return (complete, try await state.objects(complete.baselinesNeeded))
  }

  /// What the vendor would take without a word, in what the plan is about to write.
  private func doubts(about plan: Plan, _ resources: [Resource]) async -> [Diagnostic] {
    let written = Set(plan.changes.lazy.filter { $0.desired != nil }.map(\.address))
    let groups = Dictionary(
      grouping: resources.filter { written.contains($0.address) }, by: \.address.kind)
    var doubts: [Diagnostic] = []
    for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
      guard let kind = access.kind(name) else { continue }
      doubts += await access.reader.doubts(about: group, of: kind)
    }
    return doubts
  }

  /// What is expected and neither there nor about to be made.
  private static func missing(
    _ expected: [ExpectedObject], _ resources: [Resource], in inventory: Inventory,
    _ kinds: [Kind], of tenant: String
  ) -> [Diagnostic] {
    guard !expected.isEmpty else { return [] }
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ kind: String, _ key: String) -> [String] {
      [kind, byName[kind]?.foldedKey(key) ?? key]
    }
    let made = Set(resources.map { place($0.address.kind, $0.address.key) })
    return expected.filter { !made.contains(place($0.kind, $0.name)) }
      .compactMap { $0.problem(in: inventory, of: tenant) }
  }

  private func changed(_ scope: ReadingScope) async throws -> Inventory? {
    try await IncrementalReading(access.reader, state: state, now: now, progress: progress)
      .inventory(scope)
  }

  private func basis(_ wish: Wish, _ organization: Organization) -> Plan.Basis {
    Plan.Basis(
      toolVersion: wish.toolVersion, project: wish.project, environment: wish.environment,
      tenant: access.name, vendor: access.provider.vendor, organization: organization,
      documents: wish.documents, snapshot: state.revision?.id, stateTree: state.treeID)
  }

  /// The latest change of each object since the last snapshot, as the tenant's audit log has it.
  private func changes() async throws -> [String: AuditEntry]? {
    guard let revision = state.revision,
      let entry = try await state.repository.history(limit: 1).first
    else { return nil }
    // Git keeps whole seconds: within the commit's own one lie the writes that it records.
    let start =
      entry.revision == revision ? entry.when + .seconds(1) : now + .seconds(-14 * 86_400)
    // The log explains a plan and is not part of it: a tenant that will not show it is no failure.
    guard let entries = try? await access.reader.changes(since: start, until: now) else {
      return nil
    }
    return Dictionary(
      entries.map { ($0.objectID, $0) }, uniquingKeysWith: { $0.when < $1.when ? $1 : $0 })
  }

  /// A read before, a read after and a write for each change, and one more write for each
  /// attribute that has calls of its own.
  private static func estimate(_ plan: Plan, _ kinds: [Kind]) -> Int {
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return plan.changes.reduce(0) { sum, change in
      let apart = change.attributes.count {
        byName[change.address.kind]?.attribute($0.name)?.isStoredApart ?? false
      }
      let reads = change.action == .create ? 1 : 2
      return sum + (change.action == .forget ? 0 : reads + max(1, apart))
    }
  }
}

/// What ends a run before it can plan.
package enum ReconciliationError: Error, Sendable, CustomStringConvertible {
  /// The endpoint belongs to somebody else than when the state was made.
  case wrongOrganization(tenant: String, expected: Organization, found: Organization)

  package var description: String {
    switch self {
    case .wrongOrganization(let tenant, let expected, let found):
      "tenant '\(tenant)' is pinned to organisation '\(Printable.line(expected.name))' "
        + "(\(expected.id)), but its endpoint answers for '\(Printable.line(found.name))' "
        + "(\(found.id))"
    }
  }
}
