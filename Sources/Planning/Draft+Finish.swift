import Documents
import Model

extension Draft {
  /// Orders the changes, holds them against the limits and proves that they reach the goal.
  consuming func finished(managed: Set<Address>) -> (Plan, [Diagnostic]) {
    refuseProtectedReplacements()
    noteUnmanaged()
    let order = ChangeOrder(plan.changes, kinds: facts.kinds, before: before)
    plan.changes = order.changes
    restrictToTargets()
    for place in plan.changes.indices where plan.changes[place].risk == .destructive {
      plan.changes[place].usedBy = referrers(to: plan.changes[place])
    }
    plan.guards = Guard.evaluate(
      plan.changes,
      managed: Dictionary(grouping: managed, by: \.kind).mapValues(\.count),
      safety: facts.safety)
    plan.changes.sort {
      ($0.risk, $0.address, $0.action.rawValue) < ($1.risk, $1.address, $1.action.rawValue)
    }
    plan.omissions += facts.live.holes.map { .init(.unreadable, "\($0.kind): \($0.reason)") }
    plan.omissions.sort { ($0.why.rawValue, $0.what) < ($1.why.rawValue, $1.what) }
    let unreached = Simulation(of: plan.changes, kinds: facts.kinds, before: before).unreached
    return (plan, order.problems + unreached)
  }

  private mutating func refuseProtectedReplacements() {
    let refused = plan.changes.filter { $0.action == .replace && $0.lifecycle.isProtected }
    plan.omissions += refused.map { .init(.protected, "\($0.address) would be replaced") }
    plan.changes.removeAll { $0.action == .replace && $0.lifecycle.isProtected }
  }

  private mutating func noteUnmanaged() {
    let desired = Dictionary(grouping: facts.desired, by: \.address.kind)
      .mapValues { resources in Set(resources.map(\.address.key)) }
    for kind in facts.live.kinds.compactMap({ facts.kinds[$0] }) {
      let known = Set((desired[kind.name] ?? []).map(kind.foldedKey))
      guard !known.isEmpty else { continue }
      let count = facts.live.objects(of: kind.name)
        .count { !known.contains(kind.foldedKey($0.key)) }
      let removed = plan.changes.count {
        $0.address.kind == kind.name && $0.desired == nil && $0.action != .forget
      }
      if count > removed {
        plan.omissions.append(.init(.unmanaged, kind.name, count: count - removed))
      }
    }
  }

  /// Keeps what `--target` names and what that stands on.
  private mutating func restrictToTargets() {
    guard !facts.targets.isEmpty else { return }
    let byAddress = Dictionary(grouping: plan.changes, by: \.address)
    var queue = plan.changes.map(\.address).filter { address in
      facts.targets.contains { $0.matches(address) }
    }
    var kept: Set<Address> = []
    while let address = queue.popLast() {
      guard kept.insert(address).inserted else { continue }
      queue += (byAddress[address] ?? []).flatMap(\.dependsOn)
    }
    let left = plan.changes.count { !kept.contains($0.address) }
    if left > 0 {
      plan.omissions.append(.init(.untargeted, "changes outside --target", count: left))
    }
    plan.changes.removeAll { !kept.contains($0.address) }
    plan.ownership.removeAll { entry in !facts.targets.contains { $0.matches(entry.address) } }
  }

  /// The live objects that refer to one which is about to go.
  private func referrers(to change: Change) -> [Address] {
    let tenant = change.address.tenant
    let keys = [change.address.key, change.formerKey].compactMap(\.self)
    return facts.live.kinds.compactMap { facts.kinds[$0] }
      .filter { $0.referencedKinds.contains(change.address.kind) }
      .flatMap { kind in
        facts.live.objects(of: kind.name).filter { object in
          kind.references(in: object.attributes).contains {
            $0.target.kind == change.address.kind && keys.contains($0.key)
          }
        }.map { Address(tenant: tenant, kind: kind.name, key: $0.key) }
      }.sorted()
  }
}
