import Documents
import Model

extension Draft {
  /// Orders the changes, holds them against the limits and proves that they reach the goal.
  consuming func finished() -> (Plan, [Diagnostic]) {
    refuseProtectedReplacements()
    rebindReferrers()
    refuseProtectedReplacements()
    noteUnmanaged()
    let order = ChangeOrder(plan.changes, kinds: facts.kinds, before: before)
    plan.changes = order.changes
    leaveToPeople()
    restrictToTargets()
    noteReferrers()
    plan.guards = Guard.evaluate(
      plan.changes,
      managed: Dictionary(grouping: facts.recorded, by: \.kind).mapValues(\.count),
      safety: facts.safety)
    plan.changes.sort {
      ($0.risk, $0.address, $0.step) < ($1.risk, $1.address, $1.step)
    }
    plan.omissions += facts.live.holes.map { .init(.unreadable, "\($0.kind): \($0.reason)") }
    plan.omissions.sort { ($0.why.rawValue, $0.what) < ($1.why.rawValue, $1.what) }
    let unreached =
      order.problems.isEmpty
      ? Simulation(of: plan.changes, kinds: facts.kinds, before: before).unreached : []
    let impossible = Feasibility(facts.kinds).problems(of: plan.changes)
    return (plan, problems + order.problems + unreached + impossible)
  }

  private mutating func refuseProtectedReplacements() {
    let refused = plan.changes.filter { $0.action == .replace && $0.lifecycle.isProtected }
    for change in refused { refuse("\(change.address) would be replaced", change.address) }
    plan.changes.removeAll { $0.action == .replace && $0.lifecycle.isProtected }
  }

  /// Counts what is in the tenant and stands for no resource, in kinds that the project writes.
  private mutating func noteUnmanaged() {
    let declared = Set(facts.desired.lazy.map(\.address.kind))
    let taken = Dictionary(grouping: takers.keys, by: \.kind).mapValues(\.count)
    for kind in facts.live.kinds where declared.contains(kind) {
      let count =
        facts.live.objects(of: kind).count - (taken[kind] ?? 0) - (leaving[kind] ?? 0)
      if count > 0 { plan.omissions.append(.init(.unmanaged, kind, count: count)) }
    }
  }

  /// Takes along those who refer to what is replaced.
  private mutating func rebindReferrers() {
    let rebinding = Rebinding(plan.changes, facts, takers: takers)
    plan.changes = rebinding.changes
    before.merge(rebinding.before) { own, _ in own }
  }

  /// Keeps what `--target` names and what that stands on.
  private mutating func restrictToTargets() {
    guard !facts.targets.isEmpty else { return }
    let places = Dictionary(grouping: plan.changes.indices, by: { plan.changes[$0].address })
    var queue = plan.changes.map(\.address).filter(isTargeted)
    var kept: Set<Address> = []
    while let address = queue.popLast() {
      guard kept.insert(address).inserted else { continue }
      for place in places[address] ?? [] { queue += plan.changes[place].dependsOn }
    }
    let left = plan.changes.count { !kept.contains($0.address) }
    if left > 0 {
      plan.omissions.append(.init(.untargeted, "changes outside --target", count: left))
    }
    plan.changes.removeAll { !kept.contains($0.address) }
    plan.ownership = plan.ownership.filter { isTargeted($0.address) }
  }

  private func isTargeted(_ address: Address) -> Bool {
    facts.targets.contains { $0.matches(address) }
  }

  /// Names the live objects that refer to one which is about to go.
  private mutating func noteReferrers() {
    let places = plan.changes.indices.filter { plan.changes[$0].risk == .destructive }
    guard !places.isEmpty else { return }
    let known = places.map { names(of: plan.changes[$0]) }
    let referrers = Referrers(to: Array(known.joined()), in: facts.live, kinds: facts.kinds)
    for (place, names) in zip(places, known) {
      let users = names.reduce(into: Set<Address>()) { $0.formUnion(referrers[$1]) }
      plan.changes[place].usedBy = users.sorted()
    }
  }

  /// Under which names others refer to the object of a change.
  private func names(of change: Change) -> [Address] {
    let present = change.before.flatMap { facts.kinds[change.address.kind]?.key(of: $0) }
    let keys = Set([change.address.key, change.formerKey, present].compactMap(\.self))
    return keys.sorted().map {
      Address(tenant: change.address.tenant, kind: change.address.kind, key: $0)
    }
  }
}
