import Documents
import Model

/// What a replacement does to those who refer to the object: the name in their references stays,
/// the object behind it does not, so no comparison sees that they must be set again.
struct Rebinding {
  private let facts: Planner.Facts
  private var replaced: Set<Address>
  private var places: [Address: Int]
  /// The ids of the objects that resources stand for.
  private let ids: [Address: String]
  /// The plan's changes with replacements of what cannot be set again, and with bindings.
  private(set) var changes: [Change]
  /// The live attributes of what is changed for the sake of a replacement alone.
  private(set) var before: [Address: Value] = [:]

  init(
    _ changes: [Change], _ facts: Planner.Facts, takers: [Claims.ObjectID: Address]
  ) {
    self.facts = facts
    self.changes = changes
    let replacements = changes.lazy.filter { $0.action == .replace }
    replaced = Set(replacements.map { $0.address.folded(by: facts.kinds) })
    places = Dictionary(
      zip(changes.map(\.address), changes.indices), uniquingKeysWith: { first, _ in first })
    ids =
      replaced.isEmpty
      ? [:]
      : Dictionary(takers.map { ($0.value, $0.key.id) }, uniquingKeysWith: { first, _ in first })
    guard !replaced.isEmpty else { return }
    while replaceReferrers() {}
    for resource in facts.desired { bind(resource) }
  }

  /// Replaces what refers, in an attribute fixed at creation, to what is replaced; tells whether
  /// there was any.
  private mutating func replaceReferrers() -> Bool {
    let count = replaced.count
    for resource in facts.desired {
      guard let cut = cutReferences(of: resource) else { continue }
      let fixed = cut.attributes.filter { $0.mutability == .atCreation }
      if !fixed.isEmpty { replace(resource, cut.kind, cut.live, fixed) }
    }
    return replaced.count > count
  }

  private mutating func replace(
    _ resource: Resource, _ kind: Kind, _ live: LiveObject, _ fixed: [Attribute]
  ) {
    let attributes = fixed.map { attributeChange($0, resource, live, forcesReplacement: true) }
    let place = places[resource.address] ?? add(.replace, resource, kind, live)
    changes[place].action = .replace
    changes[place].risk = .destructive
    let names = Set(fixed.map(\.name))
    changes[place].attributes.removeAll { names.contains($0.name) }
    changes[place].attributes += attributes
    replaced.insert(resource.address.folded(by: facts.kinds))
  }

  /// Sets references to replaced objects once those exist.
  private mutating func bind(_ resource: Resource) {
    guard let cut = cutReferences(of: resource) else { return }
    let own = places[resource.address]
    // An attribute that the resource's own change writes is written after the replacement anyway.
    let written = Set(own.map { changes[$0].attributes.map(\.name) } ?? [])
    let left = cut.attributes.filter { !written.contains($0.name) }
    guard !left.isEmpty else { return }
    let place = add(.bind, resource, cut.kind, cut.live)
    changes[place].attributes = left.map { attributeChange($0, resource, cut.live) }
    changes[place].dependsOn = own.map { [changes[$0].address] } ?? []
  }

  private mutating func add(
    _ action: Change.Action, _ resource: Resource, _ kind: Kind, _ live: LiveObject
  ) -> Int {
    var change = Change(
      action, resource.address, risk: .behaviour, desired: resource.attributes,
      managed: resource.managedNames(kind), lifecycle: resource.lifecycle.kept)
    change.id = live.id
    change.declaredAt = resource.declaredAt
    if action == .replace {
      change.liveDigest = live.digest
      change.before = live.attributes
      change.secretTarget = resource.secretTarget
    }
    changes.append(change)
    if places[resource.address] == nil {
      places[resource.address] = changes.count - 1
      before[resource.address] = live.attributes
    }
    return changes.count - 1
  }

  private func attributeChange(
    _ attribute: Attribute, _ resource: Resource, _ live: LiveObject,
    forcesReplacement: Bool = false
  ) -> AttributeChange {
    AttributeChange(
      Difference(
        attribute, before: live.attributes[path: attribute.path],
        after: resource.attributes[path: attribute.path]),
      base: nil, cause: .config, origin: resource.origins[attribute.name],
      forcesReplacement: forcesReplacement)
  }

  private typealias Cut = (kind: Kind, live: LiveObject, attributes: [Attribute])

  /// The managed attributes of an object that stays and refers to one that is replaced.
  private func cutReferences(of resource: Resource) -> Cut? {
    let tenant = resource.address.tenant
    guard let kind = facts.kinds[resource.address.kind],
      !kind.referencedKinds.isDisjoint(with: Set(replaced.lazy.map(\.kind))),
      !isMade(resource.address),
      let live = ids[resource.address].flatMap({ facts.live.object(of: kind.name, id: $0) })
    else { return nil }
    let names = Set(
      kind.references(in: resource.attributes).lazy.filter {
        replaced.contains(
          Address(tenant: tenant, kind: $0.target.kind, key: $0.key).folded(by: facts.kinds))
      }.map(\.attribute))
    let managed = Comparison(of: kind, honouring: resource.lifecycle)
      .managed(in: resource.attributes).filter { names.contains($0.name) }
    return managed.isEmpty ? nil : (kind, live, managed)
  }

  private func isMade(_ address: Address) -> Bool {
    places[address].map { changes[$0].makesObject } ?? false
  }
}
