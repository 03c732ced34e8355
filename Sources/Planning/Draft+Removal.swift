import Documents
import Model

extension Draft {
  /// Decides what becomes of a managed object that the project no longer declares.
  mutating func remove(_ address: Address, baseline: SnapshotObject) {
    guard let kind = facts.kinds[address.kind], facts.live.hasRead(address.kind) else { return }
    guard let live = managedObject(baseline, of: kind) else {
      plan.changes.append(forgetting(address, baseline))
      return
    }
    leaving[kind.name, default: 0] += 1
    if facts.condemned[address] == nil, let reason = facts.kept[address] {
      plan.omissions.append(.init(.kept, address.description, because: reason))
      return
    }
    if baseline.lifecycle.isProtected, baseline.lifecycle.removal != .forget {
      refuse("\(address) would be deleted", address)
      return
    }
    switch removal(of: kind, baseline.lifecycle) {
    case .forget:
      plan.omissions.append(.init(.forgotten, address.description))
      plan.changes.append(forgetting(address, baseline))
    case .deactivate: append(.deactivate, address, live, baseline)
    case .delete: append(.delete, address, live, baseline)
    }
    if baseline.lifecycle.removal != .forget, let step = manualStep(for: kind, baseline) {
      let isDeletable = kind.deletion != .deactivationOnly && kind.manualSteps[.delete] == nil
      problems.append(
        Diagnostic(
          .warning, "unsupported-removal",
          "'\(address)' left the project and stays in the tenant: the vendor has no call that "
            + (isDeletable ? "switches off" : "removes") + " a \(kind.singular)", help: step))
    }
  }

  /// Removes what no snapshot knows and has no right to be there; what is declared stays.
  mutating func removeUnrecorded(_ address: Address) {
    guard let kind = facts.kinds[address.kind] else { return }
    let going = Set(plan.changes.lazy.filter { $0.address == address }.compactMap(\.id))
    for live in facts.live.objects(of: kind.name, key: address.key)
    where takers[Claims.ObjectID(kind: kind.name, id: live.id)] == nil
      && !going.contains(live.id)
    {
      let found = SnapshotObject(seen: live, kind)
      remove(Address(tenant: address.tenant, kind: kind.name, key: live.key), baseline: found)
    }
  }

  /// What is done to the object: what the vendor cannot do is left to a person.
  private func removal(of kind: Kind, _ lifecycle: Lifecycle) -> Lifecycle.Removal {
    switch lifecycle.removal {
    case .forget: .forget
    case .deactivate: kind.manualSteps[.deactivate] == nil ? .deactivate : .forget
    case .delete where kind.deletion == .deactivationOnly:
      kind.manualSteps[.deactivate] == nil ? .deactivate : .forget
    case .delete: kind.manualSteps[.delete] == nil ? .delete : .forget
    }
  }

  private func manualStep(for kind: Kind, _ baseline: SnapshotObject) -> String? {
    guard removal(of: kind, baseline.lifecycle) == .forget else { return nil }
    return kind.manualSteps[.deactivate] ?? kind.manualSteps[.delete]
  }

  /// The object that the snapshot speaks of, unless it is gone or stands for another resource now.
  ///
  /// Another object under the same name is not ours, except where the name is the identity.
  private func managedObject(_ baseline: SnapshotObject, of kind: Kind) -> LiveObject? {
    var live = facts.live.object(of: kind.name, id: baseline.id)
    if live == nil, case .composite = kind.key {
      live = facts.live.object(of: kind.name, key: baseline.key)
    }
    return live.flatMap { live in
      takers[Claims.ObjectID(kind: kind.name, id: live.id)] == nil ? live : nil
    }
  }

  /// Notes that protection stands against the plan, where it is asked to touch the object at all.
  mutating func refuse(_ what: String, _ address: Address) {
    guard facts.targets.isEmpty || facts.targets.contains(where: { $0.matches(address) }) else {
      return
    }
    plan.omissions.append(.init(.protected, what))
  }

  func forgetting(_ address: Address, _ baseline: SnapshotObject) -> Change {
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
    change.dueBecause = facts.condemned[address]
    before[address] = live.attributes
    plan.changes.append(change)
  }
}
