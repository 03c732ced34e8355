import Documents
import Model

extension Draft {
  /// Decides what becomes of a managed object that the project no longer declares.
  mutating func remove(_ address: Address, baseline: SnapshotObject) {
    guard let kind = facts.kinds[address.kind], facts.live.hasRead(address.kind) else { return }
    let live =
      facts.live.object(of: kind.name, id: baseline.id)
      ?? facts.live.objects(of: kind.name, key: baseline.key).first
    guard let live else {
      plan.changes.append(forgetting(address, baseline))
      return
    }
    if baseline.lifecycle.isProtected, baseline.lifecycle.onRemove != .forget {
      plan.omissions.append(.init(.protected, "\(address) would be deleted"))
      return
    }
    switch baseline.lifecycle.onRemove {
    case .forget:
      plan.omissions.append(.init(.forgotten, address.description))
      plan.changes.append(forgetting(address, baseline))
    case .deactivate: append(.deactivate, address, live, baseline)
    case .delete:
      append(kind.deletion == .deactivationOnly ? .deactivate : .delete, address, live, baseline)
    }
  }

  private func forgetting(_ address: Address, _ baseline: SnapshotObject) -> Change {
    var change = Change(.forget, address, risk: .cosmetic, lifecycle: baseline.lifecycle)
    change.id = baseline.id
    return change
  }

  private mutating func append(
    _ action: Change.Action, _ address: Address, _ live: LiveObject, _ baseline: SnapshotObject
  ) {
    var change = Change(action, address, risk: .destructive, lifecycle: baseline.lifecycle)
    change.id = live.id
    change.liveDigest = live.digest
    change.before = live.attributes
    change.managed = baseline.managed
    before[address] = live.attributes
    plan.changes.append(change)
  }
}
