import Model

/// The live objects that refer to others, found for many in one walk.
struct Referrers {
  private var found: [Address: Set<Address>] = [:]
  private let kinds: [String: Kind]

  init(to wanted: [Address], in live: Inventory, kinds: [String: Kind]) {
    self.kinds = kinds
    guard let tenant = wanted.first?.tenant else { return }
    for address in wanted { found[address.folded(by: kinds)] = [] }
    let targets = Set(wanted.map(\.kind))
    for kind in live.kinds.compactMap({ kinds[$0] })
    where !kind.referencedKinds.isDisjoint(with: targets) {
      for object in live.objects(of: kind.name) { note(object, of: kind, tenant) }
    }
  }

  subscript(_ address: Address) -> Set<Address> {
    found[address.folded(by: kinds)] ?? []
  }

  private mutating func note(_ object: LiveObject, of kind: Kind, _ tenant: String) {
    let referrer = Address(tenant: tenant, kind: kind.name, key: object.key)
    for reference in kind.references(in: object.attributes) {
      let target = Address(tenant: tenant, kind: reference.target.kind, key: reference.key)
        .folded(by: kinds)
      if target != referrer { found[target]?.insert(referrer) }
    }
  }
}
