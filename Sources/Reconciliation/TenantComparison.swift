package import Documents
package import Model

/// Two tenants side by side, their objects told apart by name.
package struct TenantComparison: Sendable {
  /// An object that is not the same in both; nil where a tenant does not have it.
  package struct Pair: Sendable {
    /// The object in the tenant that would have to change.
    package var address: Address
    /// The kind that both are of.
    package var kind: Kind
    /// What is written about it, were it declared: less its key and what is at its default.
    package var before: Value?
    /// The same of the model.
    package var after: Value?
  }

  /// What differs, by address.
  package let pairs: [Pair]
  /// How many objects are the same in both.
  package let equal: Int
  /// What could not be compared in either.
  package let diagnostics: [Diagnostic]

  /// Compares what `tenant` holds with what a model holds that it should be like.
  package init(
    of tenant: (name: String, inventory: Inventory), to model: (name: String, inventory: Inventory),
    kinds: [Kind]
  ) {
    let have = ExportedObjects(tenant.name, kinds: kinds, inventory: tenant.inventory)
    let want = ExportedObjects(model.name, kinds: kinds, inventory: model.inventory)
    var pairs: [Pair] = []
    var equal = 0
    for kind in kinds
    where tenant.inventory.hasRead(kind.name) && model.inventory.hasRead(kind.name) {
      let before = have.values(of: kind)
      let after = want.values(of: kind)
      for key in Set(before.keys).union(after.keys) {
        let address = Address(tenant: tenant.name, kind: kind.name, key: key)
        if before[key] == after[key] {
          equal += 1
        } else {
          pairs.append(
            Pair(address: address, kind: kind, before: before[key], after: after[key]))
        }
      }
    }
    self.pairs = pairs.sorted { $0.address < $1.address }
    self.equal = equal
    diagnostics = Array(Set(have.diagnostics + want.diagnostics)).sorted()
  }
}

extension ExportedObjects {
  fileprivate init(_ tenant: String, kinds: [Kind], inventory: Inventory) {
    self.init(
      tenant, kinds: kinds, inventory: inventory, selects: { _ in true }, declares: { _ in false })
  }

  /// The declarations of a kind by folded key.
  fileprivate func values(of kind: Kind) -> [String: Value] {
    let entries = declarations.first { $0.kind.name == kind.name }?.entries ?? []
    return Dictionary(
      entries.map { (kind.foldedKey($0.key), $0.attributes) },
      uniquingKeysWith: { first, _ in first })
  }
}
