package import Documents
package import Model
package import Planning

/// A tenant, a project and a snapshot in memory: all that a plan follows from.
package struct World {
  /// The tenant's objects by kind; references are `{"id": …}`, as a vendor has them.
  package var tenant: [String: [LiveObject]] = [:]
  package var desired: [Resource] = []
  package var snapshot: [Address: SnapshotObject] = [:]
  package var holes: [Inventory.Hole] = []
  package var safety = Safety(maxDelete: .count(1_000), maxUpdate: .count(1_000))
  package var targets: [AddressPattern] = []
  package var audit: [String: AuditEntry] = [:]
  /// What must go, whoever made it.
  package var condemned: [Address: String] = [:]
  package var kinds: [Kind]
  /// Of what is desired, what no document writes.
  package var derived: Set<Address> = []
  var lastID = 0

  package init(kinds: [Kind] = FakeKinds.all) {
    self.kinds = kinds
    for kind in kinds { tenant[kind.name] = [] }
  }

  package static func address(_ kind: Kind, _ key: String) -> Address {
    Address(tenant: "cloud", kind: kind.name, key: key)
  }

  /// Adds a resource to the project, its key filled in, written at a line of its own.
  @discardableResult
  package mutating func want(
    _ kind: Kind, _ key: String, _ attributes: Value = [:], lifecycle: Lifecycle = Lifecycle(),
    madeFrom provenance: Provenance? = nil
  ) -> Address {
    let attributes = keyed(attributes, kind, key)
    let address = Self.address(kind, kind.key(of: attributes) ?? key)
    let line = desired.count + 1
    let origin = SourceRange(
      file: "\(kind.name).yaml", start: SourcePosition(line: line, column: 3),
      end: SourcePosition(line: line, column: 9))
    let names = kind.attributes.filter { attributes[path: $0.path] != nil }.map(\.name)
    desired.removeAll { $0.address == address }
    var resource = Resource(
      address: address, attributes: attributes, lifecycle: lifecycle, declaredAt: origin,
      origins: Dictionary(names.map { ($0, origin) }, uniquingKeysWith: { first, _ in first }))
    resource.provenance = provenance
    desired.append(resource)
    return address
  }

  /// Adds an object to the tenant; attributes refer by name.
  @discardableResult
  package mutating func have(_ kind: Kind, _ key: String, _ attributes: Value = [:]) -> String {
    let id = newID(kind)
    let encoded = encode(keyed(attributes, kind, key), kind)
    tenant[kind.name, default: []].append(
      LiveObject(id: id, key: key, attributes: encoded, raw: .null))
    return id
  }

  /// Puts an object into the tenant that the last run has left there.
  @discardableResult
  package mutating func manage(
    _ kind: Kind, _ key: String, _ attributes: Value = [:], lifecycle: Lifecycle = Lifecycle()
  ) -> String {
    let id = have(kind, key, attributes)
    let whole = keyed(attributes, kind, key)
    let resource = Resource(
      address: Self.address(kind, key), attributes: whole, lifecycle: lifecycle)
    let live = LiveObject(id: id, key: key, attributes: whole, raw: .null)
    snapshot[resource.address] = resource.snapshot(of: live, kind)
    return id
  }

  /// Changes an attribute in the tenant behind the project's back.
  package mutating func drift(_ kind: Kind, _ key: String, _ name: String, _ value: Value?) {
    guard let place = tenant[kind.name]?.firstIndex(where: { $0.key == key }),
      let path = kind.attribute(name)?.path
    else { return }
    var attributes = tenant[kind.name]?[place].attributes ?? [:]
    if let value {
      var patch: Value = [:]
      patch.set(value, at: path)
      attributes.set(encode(patch, kind)[path: path] ?? .null, at: path)
    } else {
      attributes.remove(at: path)
    }
    tenant[kind.name]?[place].attributes = attributes
    if kind.keyAttribute?.name == name {
      tenant[kind.name]?[place].key = value?.string ?? key
    }
  }

  package mutating func lose(_ kind: Kind, _ key: String) {
    tenant[kind.name]?.removeAll { $0.key == key }
  }

  mutating func newID(_ kind: Kind) -> String {
    lastID += 1
    return "\(kind.name)-\(lastID)"
  }

  /// The attributes with the key among them.
  private func keyed(_ attributes: Value, _ kind: Kind, _ key: String) -> Value {
    var attributes = attributes
    if let attribute = kind.keyAttribute { attributes.set(.string(key), at: attribute.path) }
    return attributes
  }

  /// References by id, where the tenant has such objects.
  func encode(_ attributes: Value, _ kind: Kind) -> Value {
    var result = attributes
    for attribute in kind.attributes {
      guard let value = attributes[path: attribute.path] else { continue }
      let encoded = attribute.type.encoded(value) { reference, key in
        id(of: reference.kind, key: key) ?? key
      }
      result.set(encoded, at: attribute.path)
    }
    return result
  }

  func id(of name: String, key: String) -> String? {
    guard let kind = kinds.first(where: { $0.name == name }) else { return nil }
    return tenant[name]?.first { kind.foldedKey($0.key) == kind.foldedKey(key) }?.id
  }
}

extension World {
  package var inventory: Inventory {
    var inventory = Inventory()
    let hidden = Set(holes.map(\.kind))
    for kind in kinds where !hidden.contains(kind.name) {
      inventory.store(tenant[kind.name] ?? [], of: kind)
    }
    for hole in holes { inventory.add(hole) }
    inventory.nameReferences()
    return inventory
  }

  package var facts: Planner.Facts {
    let bytes = snapshot.mapValues(\.bytes)
    var facts = Planner.Facts(
      basis: Plan.Basis(
        toolVersion: "1.0.0", project: "acme", environment: "default", tenant: "cloud",
        vendor: "fake", organization: Organization(id: "org-1", name: "Acme"),
        documents: "d0c5", snapshot: snapshot.isEmpty ? nil : "c0ffee", stateTree: nil),
      kinds: kinds, desired: desired, live: inventory, recorded: Set(snapshot.keys),
      isRecorded: { bytes[$0] == $1 }, safety: safety, targets: targets, audit: audit)
    facts.condemned = condemned
    facts.derived = derived
    return facts
  }

  /// Plans as a run does: only the snapshots that are asked for are handed over.
  package func planned() -> (plan: Plan, problems: [Diagnostic]) {
    let planner = Planner(facts)
    let needed = planner.baselinesNeeded
    return planner.plan(baselines: snapshot.filter { needed.contains($0.key) })
  }
}
