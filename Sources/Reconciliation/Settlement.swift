import Documents
import Model
import Planning

/// What a run's outcome means for the snapshot: only what was done is recorded as done.
struct Settlement {
  private let plan: Plan
  private let result: Apply.Result
  private let inventory: Inventory
  private let resources: [Address: Resource]
  private let kinds: [String: Kind]

  init(
    _ plan: Plan, _ result: Apply.Result, _ planned: PlanRun.Outcome, kinds: [Kind]
  ) {
    self.plan = plan
    self.result = result
    inventory = planned.inventory
    resources = Dictionary(
      planned.resources.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    self.kinds = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func settle(_ draft: inout StateDraft) {
    let done = zip(plan.changes, result.items).filter { $0.1.status == .done }.map(\.0)
    // Old names go before new ones come: one object's new name may be another's old one.
    for change in done { leave(change, &draft) }
    for change in done { enter(change, &draft) }
    for entry in plan.ownership {
      guard
        let live = inventory.objects(of: entry.address.kind, key: entry.address.key).first
      else { continue }
      draft.manage(
        SnapshotObject(
          id: live.id, kind: entry.address.kind, key: live.key, attributes: live.attributes,
          managed: entry.managed, lifecycle: entry.lifecycle), at: entry.address)
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
    guard case .some(.some(let live)) = result.objects[change.address], !change.removesObject
    else { return }
    var lifecycle = change.lifecycle
    lifecycle.formerKey = nil
    draft.manage(
      SnapshotObject(
        id: live.id, kind: change.address.kind, key: live.key, attributes: live.attributes,
        managed: change.managed, lifecycle: lifecycle), at: change.address)
  }

  private func see(_ address: Address, _ draft: inout StateDraft) {
    guard let live = inventory.objects(of: address.kind, key: address.key).first else { return }
    draft.see(
      SnapshotObject(
        id: live.id, kind: address.kind, key: live.key, attributes: live.attributes, managed: []),
      at: address)
  }
}
