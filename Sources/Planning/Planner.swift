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
    package var basis: Plan.Basis
    package var kinds: [String: Kind]
    package var desired: [Resource]
    /// What was read, references named.
    package var live: Inventory
    /// The managed objects of the last snapshot.
    package var recorded: Set<Address>
    /// Tells whether the last snapshot of an object has exactly these bytes.
    package var isRecorded: @Sendable (Address, [UInt8]) -> Bool
    package var safety: Safety
    package var targets: [AddressPattern]
    /// The latest change of each object by somebody else, by object id.
    package var audit: [String: AuditEntry]

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

  let facts: Facts
  let findings: [Finding]
  private let ambiguities: [Diagnostic]

  package init(_ facts: Facts) {
    self.facts = facts
    var findings: [Finding] = []
    var ambiguities: [Diagnostic] = []
    for resource in facts.desired.sorted(by: { $0.address < $1.address }) {
      guard let kind = facts.kinds[resource.address.kind] else { continue }
      if facts.live.holes.contains(where: { $0.kind == kind.name }) { continue }
      let finding = Finding(resource, of: kind, in: facts)
      findings.append(finding)
      ambiguities += finding.ambiguity.map { [$0] } ?? []
    }
    self.findings = findings
    self.ambiguities = ambiguities
  }

  /// The resources whose snapshots the second step needs.
  package var baselinesNeeded: Set<Address> {
    let differing = findings.filter { $0.wasRecorded && !$0.isIdentical }
      .map(\.resource.address)
    return Set(differing).union(orphans).union(findings.compactMap(\.formerAddress))
  }

  /// Managed objects that the project no longer declares.
  var orphans: Set<Address> {
    facts.recorded.subtracting(findings.map(\.resource.address))
      .subtracting(facts.desired.map(\.address))
  }

  /// Gives the plan, and what stands in its way.
  package func plan(baselines: [Address: SnapshotObject]) -> (plan: Plan, problems: [Diagnostic]) {
    var draft = Draft(facts)
    for finding in findings where finding.ambiguity == nil {
      draft.add(finding, baseline: baselines[finding.baselineAddress])
    }
    let renamed = Set(findings.compactMap(\.formerAddress))
    for address in orphans.subtracting(renamed).sorted() {
      if let baseline = baselines[address] { draft.remove(address, baseline: baseline) }
    }
    let (plan, problems) = draft.finished(managed: facts.recorded)
    return (plan, (ambiguities + missingReferences + problems).sorted())
  }

  /// References to objects that are neither desired nor there.
  private var missingReferences: [Diagnostic] {
    let desired = Set(facts.desired.map { folded($0.address) })
    return facts.desired.flatMap { resource -> [Diagnostic] in
      guard let kind = facts.kinds[resource.address.kind] else { return [] }
      return kind.references(in: resource.attributes).compactMap { reference in
        missing(reference, of: resource, desired: desired)
      }
    }
  }

  private func missing(
    _ reference: FoundReference, of resource: Resource, desired: Set<Address>
  ) -> Diagnostic? {
    let target = Address(
      tenant: resource.address.tenant, kind: reference.target.kind, key: reference.key)
    guard !desired.contains(folded(target)), facts.live.hasRead(target.kind),
      facts.live.objects(of: target.kind, key: target.key).isEmpty
    else { return nil }
    let names = facts.live.objects(of: target.kind).lazy.map(\.key)
    return Diagnostic(
      "missing-object",
      "'\(reference.key)' is declared as existing, but the tenant has no such object among "
        + target.kind,
      at: resource.origins[reference.attribute] ?? resource.declaredAt,
      help: Suggestion.clause(for: reference.key, in: names)
        ?? "declare it under '\(target.kind):', or create it in the tenant first")
  }

  private func folded(_ address: Address) -> Address {
    var copy = address
    copy.key = facts.kinds[address.kind]?.foldedKey(address.key) ?? address.key
    return copy
  }
}
