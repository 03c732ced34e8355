import Documents
package import Model
import Planning

/// Resources made from snapshots, so that drift and rollback are ordinary plans.
package enum PastStates {
  /// What the last apply left, as a wish: the plan towards it is the drift.
  package static func lastApplied(
    _ state: TenantState, kinds: [Kind]
  ) async throws -> [Resource] {
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return try await state.allObjects().compactMap { address, object in
      byName[address.kind].map { object.resource(at: address, $0) { object.base(of: $0) } }
    }
  }

  /// An earlier state as a wish: what was managed then as it was then; what is managed now and was
  /// only there then, as it was found; what was not there is not wished for.
  package static func earlier(
    _ earlier: TenantState, than now: TenantState, kinds: [Kind]
  ) async throws -> [Resource] {
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let managed = try await earlier.allObjects()
    let others = now.recorded.subtracting(managed.keys)
    let found = try await earlier.seenObjects(others)
    let current = try await now.objects(found.keys)
    var resources: [Resource] = managed.compactMap { address, object in
      byName[address.kind].map { kind in
        object.resource(at: address, kind) { object.attributes[path: $0.path] }
      }
    }
    for (address, object) in found {
      guard let kind = byName[address.kind], var owner = current[address] else { continue }
      owner.attributes = object.attributes
      resources.append(
        owner.resource(at: address, kind) { object.attributes[path: $0.path] ?? $0.emptyValue })
    }
    return resources
  }
}

extension SnapshotObject {
  /// A wish for the managed attributes, with values that the caller chooses.
  fileprivate func resource(
    at address: Address, _ kind: Kind, _ value: (Attribute) -> Value?
  ) -> Resource {
    var attributes = Value.object(Object())
    for name in managed {
      guard let attribute = kind.attribute(name), let value = value(attribute) else { continue }
      attributes.set(value, at: attribute.path)
    }
    if let key = kind.keyAttribute {
      attributes.set(.string(self.key), at: key.path)
    }
    return Resource(address: address, attributes: attributes, lifecycle: lifecycle)
  }
}

extension Attribute {
  /// What stands for absence where an attribute must be emptied again; nil where nothing does.
  fileprivate var emptyValue: Value? {
    switch type {
    case .string: .string("")
    case .list, .set: .array([])
    case .map: .object(Object())
    default: defaultValue
    }
  }
}
