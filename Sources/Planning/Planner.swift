package import Documents
import Digests
package import Model

/// Works out a plan in two steps, so that snapshots are read only where they matter.
///
/// The first compares what is desired with what is live; it names the few resources whose last
/// snapshot must be looked at. The second, given those, says why each thing differs and what to
/// do.
package struct Planner: Sendable {
  /// All that a plan follows from.
  package struct Facts: Sendable {
    /// What the plan is made for.
    package var basis: Plan.Basis
    /// The platform's kinds, by name.
    package var kinds: [String: Kind]
    /// What must be.
    package var desired: [Resource]
    /// What was read, references named.
    package var live: Inventory
    /// The managed objects of the last snapshot.
    package var recorded: Set<Address>
    /// Tells whether the last snapshot of an object has exactly these bytes.
    package var isRecorded: @Sendable (Address, [UInt8]) -> Bool
    /// The limits to hold the plan against.
    package var safety: Safety
    /// Which resources it is restricted to; empty means all.
    package var targets: [AddressPattern]
    /// The latest change of each object by somebody else, by object id.
    package var audit: [String: AuditEntry]
    /// Managed objects that stay as they are although nothing declares them, and why.
    package var kept: [Address: String] = [:]
    /// Objects that must go whether or not a snapshot knows them, and why: rights that have ended.
    package var condemned: [Address: String] = [:]
    /// Resources that no document writes: what the vendor cannot do for them is left to a person
    /// instead of ending the plan.
    package var derived: Set<Address> = []

    package init(
      basis: Plan.Basis, kinds: [Kind], desired: [Resource], live: Inventory,
      recorded: Set<Address>, isRecorded: @escaping @Sendable (Address, [UInt8]) -> Bool,
      safety: Safety = Safety(), targets: [AddressPattern] = [], audit: [String: AuditEntry] = [:]
    ) {
      self.basis = basis
      self.kinds = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      self.desired = desired
      self.live = live
      self.recorded = recorded
      self.isRecorded = isRecorded
      self.safety = safety
      self.targets = targets
      self.audit = audit
    }
  }

  private let facts: Facts
  /// The resources about which there is something to do or to say.
  private let findings: [Finding]
  /// Which resource each live object stands for.
  private let takers: [Claims.ObjectID: Address]
  private let settled: Int
  private let problems: [Diagnostic]
  /// Managed objects that the project no longer declares.
  private let orphans: Set<Address>

  package init(_ facts: Facts) {
    self.facts = facts
    let claims = Claims(facts)
    let holes = Set(facts.live.holes.map(\.kind))
    var findings: [Finding] = []
    var takers: [Claims.ObjectID: Address] = [:]
    takers.reserveCapacity(facts.desired.count)
    var settled = 0
    var orphans = facts.recorded.filter { !holes.contains($0.kind) }
    for resource in facts.desired {
      guard let kind = facts.kinds[resource.address.kind], !holes.contains(kind.name) else {
        continue
      }
      let finding = Finding(resource, of: kind, in: facts, claims)
      if let id = finding.objectID { takers[id] = resource.address }
      if let recorded = finding.recordedAddress { orphans.remove(recorded) }
      if finding.isSettled { settled += 1 } else { findings.append(finding) }
    }
    self.findings = findings.sorted { $0.resource.address < $1.resource.address }
    self.takers = takers
    self.settled = settled
    problems = claims.problems
    self.orphans = orphans
  }

  /// The resources whose snapshots the second step needs.
  package var baselinesNeeded: Set<Address> {
    orphans.union(findings.lazy.filter { !$0.isIdentical }.compactMap(\.recordedAddress))
  }

  /// Gives the plan, and what stands in its way.
  package func plan(baselines: [Address: SnapshotObject]) -> (plan: Plan, problems: [Diagnostic]) {
    var draft = Draft(facts, takers)
    draft.plan.unchanged = settled
    draft.add(findings.filter { $0.ambiguity == nil }, baselines: baselines)
    for address in orphans.sorted() {
      if let baseline = baselines[address] { draft.remove(address, baseline: baseline) }
    }
    for address in facts.condemned.keys.sorted() {
      draft.removeUnrecorded(address)
    }
    let (plan, problems) = draft.finished()
    let references = ReferenceCheck(facts).problems(of: findings.map(\.resource))
    let others = self.problems + findings.compactMap(\.ambiguity) + references
    return (plan, (others + problems).sorted())
  }
}
