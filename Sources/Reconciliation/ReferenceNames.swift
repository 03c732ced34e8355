import Documents
import Model

/// The ids of a tenant's objects by name and back, growing as a run creates more.
actor ReferenceNames {
  private(set) var inventory: Inventory
  /// By kind and folded key: what a write needs to fill in references.
  private(set) var ids: [String: [String: String]] = [:]

  init(_ inventory: Inventory, kinds: [Kind]) {
    self.inventory = inventory
    for kind in kinds {
      ids[kind.name] = Dictionary(
        inventory.objects(of: kind.name).map { (kind.foldedKey($0.key), $0.id) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Records an object that the run has made or renamed.
  func learn(_ id: String, of kind: Kind, key: String) {
    ids[kind.name, default: [:]][kind.foldedKey(key)] = id
    guard inventory.object(of: kind.name, id: id)?.key != key else { return }
    inventory.add(
      LiveObject(id: id, key: key, attributes: .object(Object()), raw: .null), of: kind)
  }

  func id(of kind: Kind, key: String) -> String? {
    ids[kind.name]?[kind.foldedKey(key)]
  }

  func named(_ attributes: Value, of kind: Kind) -> Value {
    inventory.named(attributes, of: kind)
  }
}
