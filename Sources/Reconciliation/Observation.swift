import Documents
import Model
import Planning

/// The tenant as it was found, written over what the snapshot says of it.
struct Observation {
  private let inventory: Inventory
  private let kinds: [String: Kind]
  private let tenant: String

  init(_ inventory: Inventory, kinds: [Kind], tenant: String) {
    self.inventory = inventory
    self.kinds = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.tenant = tenant
  }

  /// Records every object of the kinds that the project manages something of.
  ///
  /// `baselines` holds the managed objects that may have changed; others are as recorded. Managed
  /// objects that are gone stay recorded, so that a later plan still knows whose they were.
  func apply(
    to draft: inout StateDraft, state: TenantState, baselines: [Address: SnapshotObject],
    managing kindNames: Set<String>
  ) {
    for kind in kindNames.sorted().compactMap({ kinds[$0] }) where inventory.hasRead(kind.name) {
      var present: Set<Address> = []
      for live in inventory.objects(of: kind.name) {
        let address = Address(tenant: tenant, kind: kind.name, key: live.key)
        if let baseline = baselines[address] {
          draft.manage(baseline.observed(live, kind), at: address)
        } else if state.managed[address] == nil {
          present.insert(address)
          draft.see(SnapshotObject(seen: live, kind), at: address)
        }
      }
      draft.keepSeen(of: kind.name, only: present)
    }
  }
}

extension SnapshotObject {
  /// The same object as it is now; what was last applied is kept where the tenant has left it.
  func observed(_ live: LiveObject, _ kind: Kind) -> SnapshotObject {
    var applied = Object()
    for name in managed {
      guard let attribute = kind.attribute(name), let base = base(of: attribute) else { continue }
      if !attribute.isSame(live.attributes[path: attribute.path], as: base) { applied[name] = base }
    }
    return SnapshotObject(
      managing: managed, of: live, kind, key: key, lifecycle: lifecycle, applied: applied)
  }
}
