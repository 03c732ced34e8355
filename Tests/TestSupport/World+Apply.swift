import Documents
import Model
package import Planning

extension World {
  /// Carries a plan out as strictly as a vendor would; returns what the vendor refused.
  package mutating func apply(_ plan: Plan) -> [String] {
    var waiting = plan.changes
    var done: Set<Address> = []
    var refusals: [String] = []
    let makers = Set(plan.changes.filter { $0.action != .bind }.map(\.address))
    while let place = waiting.firstIndex(where: { change in
      change.dependsOn.allSatisfy {
        done.contains($0) || !makers.contains($0)
          || ($0 == change.address && change.action != .bind)
      }
    }) {
      let change = waiting.remove(at: place)
      if let refusal = carryOut(change, before: waiting) {
        refusals.append("\(change.address): \(refusal)")
      }
      if change.action != .bind { done.insert(change.address) }
    }
    refusals += waiting.map { "\($0.address): waits for ever" }
    record(plan)
    return refusals
  }

  private mutating func carryOut(_ change: Change, before later: [Change]) -> String? {
    guard let kind = kinds.first(where: { $0.name == change.address.kind }) else { return "kind?" }
    switch change.action {
    case .create: return create(change, kind)
    case .replace:
      tenant[kind.name]?.removeAll { $0.id == change.id }
      return create(change, kind)
    case .adopt, .update, .rename, .bind: return update(change, kind)
    case .delete, .deactivate:
      if let user = user(of: change.id ?? "", among: later) { return "still used by \(user)" }
      tenant[kind.name]?.removeAll { $0.id == change.id }
      return nil
    case .forget: return nil
    }
  }

  private mutating func create(_ change: Change, _ kind: Kind) -> String? {
    var attributes = change.desired ?? [:]
    for name in change.postponed { attributes.remove(at: kind.attribute(name)?.path ?? []) }
    if id(of: kind.name, key: change.address.key) != nil { return "the name is taken" }
    if let missing = unresolved(attributes, kind) { return "no \(missing)" }
    let object = LiveObject(
      id: newID(kind), key: change.address.key, attributes: encode(attributes, kind), raw: .null)
    tenant[kind.name, default: []].append(object)
    return nil
  }

  private mutating func update(_ change: Change, _ kind: Kind) -> String? {
    let id = change.id ?? id(of: kind.name, key: change.address.key)
    guard let place = tenant[kind.name]?.firstIndex(where: { $0.id == id }) else { return "gone" }
    if change.formerKey != nil, self.id(of: kind.name, key: change.address.key) != nil {
      return "the new name is taken"
    }
    var patch: Value = [:]
    for attribute in change.attributes {
      patch.set(attribute.after ?? .null, at: kind.attribute(attribute.name)?.path ?? [])
    }
    if let missing = unresolved(patch, kind) { return "no \(missing)" }
    let encoded = encode(patch, kind)
    for attribute in change.attributes {
      let path = kind.attribute(attribute.name)?.path ?? []
      tenant[kind.name]?[place].attributes.set(encoded[path: path] ?? .null, at: path)
    }
    if change.formerKey != nil { tenant[kind.name]?[place].key = change.address.key }
    return nil
  }

  private func unresolved(_ attributes: Value, _ kind: Kind) -> String? {
    kind.references(in: attributes).first { id(of: $0.target.kind, key: $0.key) == nil }
      .map { "\($0.target.kind) '\($0.key)'" }
  }

  /// An object that refers to one and would cease to, had the plan the right order.
  private func user(of id: String, among later: [Change]) -> Address? {
    let needle = "{\"id\":\"\(id)\"}"
    return later.first { change in
      change.desired != nil && change.action != .bind
        && tenant[change.address.kind]?.contains {
          $0.id == change.id && CanonicalJSON.text(of: $0.attributes).contains(needle)
        } ?? false
    }?.address
  }

  /// Keeps what a run commits: everything desired by the tenant's name, and nothing that went.
  private mutating func record(_ plan: Plan) {
    for change in plan.changes {
      if change.desired == nil { snapshot[change.address] = nil }
      if let key = change.formerKey {
        snapshot[Address(tenant: "cloud", kind: change.address.kind, key: key)] = nil
      }
    }
    let inventory = inventory
    for resource in desired {
      guard let kind = kinds.first(where: { $0.name == resource.address.kind }),
        let live = inventory.object(of: kind.name, key: resource.address.key)
      else { continue }
      snapshot = snapshot.filter {
        $0.key.kind != kind.name || kind.foldedKey($0.key.key) != kind.foldedKey(live.key)
      }
      snapshot[Self.address(kind, live.key)] = resource.snapshot(of: live, kind)
    }
  }
}
