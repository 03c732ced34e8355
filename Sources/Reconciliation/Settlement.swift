import Documents
import Model
import Planning

/// What a run's outcome means for the snapshot: only what was done is recorded as done.
struct Settlement {
  private let plan: Plan
  private let result: Apply.Result
  private let inventory: Inventory
  private let kinds: [String: Kind]

  init(
    _ plan: Plan, _ result: Apply.Result, _ planned: PlanRun.Outcome, kinds: [Kind]
  ) {
    self.plan = plan
    self.result = result
    inventory = planned.inventory
    self.kinds = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func settle(_ draft: inout StateDraft) {
    let done = zip(plan.changes, result.items).filter { $0.1.status == .done }.map(\.0)
    // Old names go before new ones come: one object's new name may be another's old one.
    for change in done { leave(change, &draft) }
    for change in done { enter(change, &draft) }
    // What a creation has left half-made is ours: the next plan finishes it, or removes it.
    for change in plan.changes {
      if let live = result.remains[change.address], let kind = kinds[change.address.kind] {
        manage(live, change, kind, &draft)
      }
    }
    for entry in plan.ownership {
      guard let kind = kinds[entry.address.kind],
        let live = inventory.objects(of: kind.name, key: entry.address.key).first
      else { continue }
      draft.manage(
        SnapshotObject(managing: entry.managed, of: live, kind, lifecycle: entry.lifecycle),
        at: entry.address)
    }
  }

  private func leave(_ change: Change, _ draft: inout StateDraft) {
    switch change.action {
    case .delete, .deactivate: draft.drop(change.address)
    case .forget:
      draft.drop(change.address)
      see(change.address, &draft)
    case .create, .adopt, .update, .rename, .replace, .bind:
      guard let former = change.formerKey else { return }
      draft.drop(Address(tenant: change.address.tenant, kind: change.address.kind, key: former))
    }
  }

  private func enter(_ change: Change, _ draft: inout StateDraft) {
    guard case .some(.some(let live)) = result.objects[change.address], !change.removesObject,
      let kind = kinds[change.address.kind]
    else { return }
    manage(live, change, kind, &draft)
  }

  private func manage(
    _ live: LiveObject, _ change: Change, _ kind: Kind, _ draft: inout StateDraft
  ) {
    draft.manage(
      SnapshotObject(managing: change.managed, of: live, kind, lifecycle: change.lifecycle),
      at: change.address)
  }

  private func see(_ address: Address, _ draft: inout StateDraft) {
    guard let kind = kinds[address.kind],
      let live = inventory.objects(of: kind.name, key: address.key).first
    else { return }
    draft.see(SnapshotObject(seen: live, kind), at: address)
  }
}
