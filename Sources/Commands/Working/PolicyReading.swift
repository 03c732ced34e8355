import Documents
import Hypercare
import Model
import Planning
import Policies
import Projects
import Reconciliation

/// Holds the plan of one tenant against the rules, with all that they must be told about it.
struct PolicyReading {
  private let run: TenantRun
  private let context: Context
  private let provider: any Provider

  init(_ run: TenantRun, in context: Context) {
    self.run = run
    self.context = context
    provider = run.access.provider
  }

  /// What rules say of a plan as things are now, and what goes on in what it destroys; `outcome`
  /// tells what the tenant was read to be.
  func judgement(
    of plan: Plan, _ outcome: PlanRun.Outcome, _ wish: PlanRun.Wish
  ) async throws -> (results: [PolicyResult], liveUse: [Address: LiveUse]) {
    var facts = try await facts(wish.resources, outcome.inventory)
    facts.plan = plan
    facts.documents = run.workspace.project.documents
    try await read(run.workspace.policies.needs(in: facts), into: &facts)
    return (run.workspace.policies.results(in: facts), facts.liveUse)
  }

  /// What rules say of the tenant as it is, whatever documents want of it: what has drifted is
  /// looked at as if somebody had written it so.
  func results(asIs outcome: PlanRun.Outcome) async throws -> [PolicyResult] {
    var facts = try await facts(drifted(outcome), outcome.inventory)
    facts.foreignAction = .update
    // Who may do what is the audit's question.
    let needs = run.workspace.policies.needs(in: facts).filter { $0 != .access }
    try await read(needs, into: &facts)
    return run.workspace.policies.results(in: facts).map { result in
      guard result.hidesLine else { return result }
      var result = result
      // It stands in the tenant, not on the line that speaks of the same object.
      result.range = nil
      result.help = "take it out of the tenant, and change it where it is used"
      return result
    }
  }

  /// The objects that are no longer as the last apply left them, with the lines that speak of them.
  private func drifted(_ outcome: PlanRun.Outcome) -> [Resource] {
    let written = Dictionary(
      run.workspace.project.resources(of: run.tenant).map { ($0.address, $0) },
      uniquingKeysWith: { first, _ in first })
    return outcome.plan.changes.compactMap { change in
      let object = change.id.flatMap { outcome.inventory.object(of: change.address.kind, id: $0) }
      guard let object else { return nil }
      let resource = written[change.address]
      return Resource(
        address: change.address, attributes: object.attributes,
        declaredAt: resource?.declaredAt, origins: resource?.origins ?? [:])
    }
  }

  private func facts(
    _ resources: [Resource], _ inventory: Inventory
  ) async throws -> PolicyContext {
    var facts = PolicyContext(
      tenant: run.tenant, vendor: provider.vendor, kinds: provider.kinds, resources: resources,
      now: try await run.clock(in: context).now)
    facts.live = inventory
    facts.zones = Workspace.zones
    facts.dialect = provider.access
    facts.hypercares = run.hypercares.facts
    facts.signedInAs = run.access.signedInAs
    if let tenant = run.workspace.project.tenant(run.tenant) {
      facts.neededRights = NeededRights(tenant, of: run.workspace.project, on: provider).all
    }
    return facts
  }
}

// What takes requests of its own, and is read where a rule asks for it.
extension PolicyReading {
  private func read(_ needs: Set<PolicyRule.Need>, into facts: inout PolicyContext) async throws {
    do {
      for need in needs {
        switch need {
        case .access: try await readAccess(into: &facts)
        case .liveUse: try await readUse(into: &facts)
        case .objects(let kind): try await readObjects(of: kind, into: &facts)
        }
      }
    } catch let error as ProviderError {
      throw TenantRun.failure(error, of: run.tenant)
    }
  }

  private func readAccess(into facts: inout PolicyContext) async throws {
    guard let dialect = provider.access, let plan = facts.plan else { return }
    var inventory = try await AccessReading(run.access, dialect).inventory()
    // What a plan changes may give rights although it takes none to know who has them.
    for name in Set(plan.changes.map(\.address.kind)) where !inventory.hasRead(name) {
      guard let kind = facts.kinds[name], facts.live.hasRead(name) else { continue }
      inventory.store(facts.live.objects(of: name), of: kind)
    }
    let catalogue = try? await run.access.reader.permissionCatalogue()
    let access = dialect.access(in: inventory, catalogue)
    facts.accessBefore = access
    facts.accessAfter = dialect.access(
      in: inventory.after(plan.changes, kinds: facts.kinds), since: inventory, catalogue)
    // A policy that denies makes nobody hold more: rules do without.
    if let hole = access.holes.first(where: { $0.kind != dialect.denyingKind }) {
      facts.blindness[.access] = "the tenant does not show its \(hole.kind): \(hole.reason)"
    }
  }

  private func readUse(into facts: inout PolicyContext) async throws {
    let groups = Dictionary(grouping: facts.destructiveChanges, by: \.address.kind)
    for (name, changes) in groups.sorted(by: { $0.key < $1.key }) {
      guard let kind = facts.kinds[name] else { continue }
      let objects = changes.compactMap { $0.id.flatMap { facts.live.object(of: name, id: $0) } }
      switch await use(of: objects, kind) {
      case .success(let use):
        for change in changes {
          if let use = change.id.flatMap({ use[$0] }) { facts.liveUse[change.address] = use }
        }
      case .failure(let error) where error.status == 403:
        facts.blindness[.liveUse] = error.description
      case .failure(let error): throw error
      }
    }
  }

  private func use(
    of objects: [LiveObject], _ kind: Kind
  ) async -> Result<[String: LiveUse], ProviderError> {
    do throws(ProviderError) {
      return .success(try await run.access.reader.liveUse(of: objects, of: kind))
    } catch {
      return .failure(error)
    }
  }

  private func readObjects(of name: String, into facts: inout PolicyContext) async throws {
    guard let kind = facts.kinds[name], !facts.live.hasRead(name) else { return }
    let scope = ReadingScope([ReadRequest(kind)], of: provider.kinds)
    let read = try await InventoryReading(run.access.reader).inventory(scope)
    guard read.hasRead(name) else {
      facts.blindness[.objects(name)] = read.holes.first { $0.kind == name }?.reason
      return
    }
    facts.live.store(read.objects(of: name), of: kind)
  }
}
