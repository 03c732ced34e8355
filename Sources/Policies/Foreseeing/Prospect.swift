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
  private let kind: Kind
  /// What was removed leaves its place empty.
  private var slots: [LiveObject?]
  private var placesByID: [String: Int] = [:]
  /// Every place that bore a key, whether it still does or not.
  private var placesByKey: [String: [Int]] = [:]

  init(_ objects: [LiveObject], of kind: Kind) {
    self.kind = kind
    slots = objects
    for (place, object) in objects.enumerated() {
      placesByID[object.id] = placesByID[object.id] ?? place
      placesByKey[kind.foldedKey(object.key), default: []].append(place)
    }
  }

  var objects: [LiveObject] { slots.compactMap(\.self) }

  mutating func carryOut(_ change: Change) {
    let place = place(of: change)
    switch change.action {
    case .create where place == nil:
      placesByKey[kind.foldedKey(change.address.key), default: []].append(slots.count)
      slots.append(
        LiveObject(
          id: "new/\(change.address.key)", key: change.address.key,
          attributes: change.desired ?? [:], raw: .null))
    case .replace:
      if let place { slots[place]?.attributes = change.desired ?? [:] }
    case .create, .adopt, .update, .rename, .bind:
      if let place { edit(place, change) }
    case .delete, .deactivate:
      if let place { slots[place] = nil }
    case .forget: break
    }
  }

  private mutating func edit(_ place: Int, _ change: Change) {
    for attribute in change.attributes {
      guard let path = kind.attribute(attribute.name)?.path else { continue }
      slots[place]?.attributes.set(attribute.after ?? .null, at: path)
    }
    slots[place]?.key = change.address.key
    placesByKey[kind.foldedKey(change.address.key), default: []].append(place)
  }

  /// A `bind` that follows a creation has no id yet.
  private func place(of change: Change) -> Int? {
    if let id = change.id { return placesByID[id].flatMap { slots[$0] == nil ? nil : $0 } }
    let key = kind.foldedKey(change.address.key)
    return placesByKey[key]?.first { slots[$0].map { kind.foldedKey($0.key) } == key }
  }
}
