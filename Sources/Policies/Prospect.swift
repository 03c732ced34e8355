import Documents
package import Model
package import Planning

extension Inventory {
  /// What a tenant will hold once changes are made, as far as what was read tells.
  ///
  /// References stay by natural key; what is new has an id of its own that no vendor gives.
  package func after(_ changes: [Change], kinds: [String: Kind]) -> Inventory {
    var result = self
    let groups = Dictionary(grouping: changes, by: \.address.kind)
    for (name, changes) in groups where hasRead(name) {
      guard let kind = kinds[name] else { continue }
      var shelf = Prospect(objects(of: name), of: kind)
      for change in changes { shelf.carryOut(change) }
      result.store(shelf.objects, of: kind)
    }
    return result
  }
}

/// The objects of one kind while changes are carried out on them.
private struct Prospect {
  private(set) var objects: [LiveObject]
  private let kind: Kind

  init(_ objects: [LiveObject], of kind: Kind) {
    self.objects = objects
    self.kind = kind
  }

  mutating func carryOut(_ change: Change) {
    let place = place(of: change)
    switch change.action {
    case .create where place == nil:
      objects.append(
        LiveObject(
          id: "new/\(change.address.key)", key: change.address.key,
          attributes: change.desired ?? [:], raw: .null))
    case .replace:
      if let place { objects[place].attributes = change.desired ?? [:] }
    case .create, .adopt, .update, .rename, .bind:
      guard let place else { return }
      for attribute in change.attributes {
        guard let path = kind.attribute(attribute.name)?.path else { continue }
        objects[place].attributes.set(attribute.after ?? .null, at: path)
      }
      objects[place].key = change.address.key
    case .delete, .deactivate:
      if let place { objects.remove(at: place) }
    case .forget: break
    }
  }

  /// A `bind` that follows a creation has no id yet.
  private func place(of change: Change) -> Int? {
    if let id = change.id { return objects.firstIndex { $0.id == id } }
    let key = kind.foldedKey(change.address.key)
    return objects.firstIndex { kind.foldedKey($0.key) == key }
  }
}
