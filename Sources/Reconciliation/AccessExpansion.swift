import Documents
import Model
import Planning

/// Turns the wish for access into resources, once the tenant was read.
struct AccessExpansion {
  /// What must be, with what documents say of the same objects.
  private(set) var resources: [Resource]
  /// What must go, whoever made it.
  private(set) var condemned: [Address: String]
  private(set) var problems: [Diagnostic]

  /// The roles that people must lose, by folded subject.
  private let taken: [String: Set<String>]
  private let kinds: [String: Kind]
  private let inventory: Inventory
  /// Where resources stand, by folded address.
  private var places: [String: Int] = [:]

  /// `resources` are those of documents.
  init(
    _ aim: AccessAim, by dialect: any AccessDialect, of tenant: String,
    beside resources: [Resource], in inventory: Inventory, kinds: [Kind]
  ) {
    self.inventory = inventory
    self.kinds = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let wanted = aim.wanted(in: dialect.access(in: inventory, nil))
    let wish = dialect.wish(
      wanted, of: tenant, in: inventory.holding(resources, kinds: self.kinds))
    self.resources = aim.isAlone ? [] : resources
    condemned = wish.condemned
    problems = wish.problems
    taken = wanted.ended.keys.reduce(into: [:]) { taken, grant in
      taken[grant.subject.lowercased(), default: []].insert(grant.role.lowercased())
    }
    for (place, resource) in self.resources.enumerated() {
      let key = folded(resource.address)
      places[key] = places[key] ?? place
    }
    for resource in wish.resources { add(resource) }
    dropCondemned()
    // What a sweep cannot take is told, and keeps nothing else from going.
    if aim.sweep != nil { problems = problems.map(\.asWarning) }
  }

  /// What has ended is wanted no more, whoever says so: a document, or the state of an earlier day.
  private mutating func dropCondemned() {
    for resource in resources {
      guard let reason = condemned[resource.address], let range = resource.declaredAt else {
        continue
      }
      problems.append(
        Diagnostic(
          .warning, "ended-all-the-same",
          "'\(Printable.line(resource.address.description))' is written here and goes all the "
            + "same: \(reason)", at: range, help: "leave it to the hypercare"))
    }
    resources.removeAll { condemned[$0.address] != nil }
  }

  /// The objects that the aim speaks of.
  var addresses: Set<Address> { Set(resources.map(\.address)).union(condemned.keys) }

  private mutating func add(_ resource: Resource) {
    let key = folded(resource.address)
    guard let kind = kinds[resource.address.kind], let place = places[key] else {
      places[key] = resources.count
      resources.append(resource)
      return
    }
    for attribute in kind.attributes {
      guard let wanted = resource.attributes[path: attribute.path] else { continue }
      add(wanted, of: attribute, to: place, kind, resource)
    }
  }

  /// A set is what the document says, with what access adds to the live one and less what it takes
  /// away; of anything else there can be one opinion only.
  private mutating func add(
    _ wanted: Value, of attribute: Attribute, to place: Int, _ kind: Kind, _ resource: Resource
  ) {
    guard let written = resources[place].attributes[path: attribute.path] else {
      resources[place].attributes.set(wanted, at: attribute.path)
      return
    }
    if attribute.isSame(written, as: wanted) { return }
    guard case .set = attribute.type, let wanted = wanted.array, let written = written.array else {
      conflict(attribute, resources[place], resource)
      return
    }
    let live = inventory.object(of: kind.name, key: resource.address.key)
    let held = live?.attributes[path: attribute.path]?.array ?? []
    let ended = taken[resource.address.key.lowercased()] ?? []
    let added = wanted.filter { !held.contains($0) && !written.contains($0) }
    let kept = written.filter { entry in
      let isEnded = entry.string.map { ended.contains($0.lowercased()) } ?? false
      return !isEnded && (!held.contains(entry) || wanted.contains(entry))
    }
    resources[place].attributes.set(.array(kept + added), at: attribute.path)
  }

  private mutating func conflict(
    _ attribute: Attribute, _ written: Resource, _ resource: Resource
  ) {
    problems.append(
      Diagnostic(
        "written-twice",
        "'\(attribute.name)' of '\(Printable.line(written.address.description))' is written here, "
          + "and a hypercare says otherwise",
        at: written.origins[attribute.name] ?? written.declaredAt,
        help: "leave it to the hypercare",
        notes: resource.declaredAt.map { [.init("the hypercare says so here", at: $0)] } ?? []))
  }

  private func folded(_ address: Address) -> String {
    "\(address.kind)/\(kinds[address.kind]?.foldedKey(address.key) ?? address.key)"
  }

  /// Takes along what the last snapshot manages of the objects, as it is now: a plan about access
  /// alone neither changes it nor gives it up.
  mutating func keep(_ recorded: [Address: SnapshotObject], in inventory: Inventory) {
    let byKey = Dictionary(
      recorded.map { (folded($0), $1) }, uniquingKeysWith: { first, _ in first })
    for place in resources.indices {
      let address = resources[place].address
      guard let baseline = byKey[folded(address)], let kind = kinds[address.kind],
        let live = inventory.object(of: kind.name, key: address.key)
      else { continue }
      resources[place].lifecycle = baseline.lifecycle
      for name in baseline.managed {
        guard let attribute = kind.attribute(name),
          resources[place].attributes[path: attribute.path] == nil,
          let value = live.attributes[path: attribute.path]
        else { continue }
        resources[place].attributes.set(value, at: attribute.path)
      }
    }
  }
}

extension Inventory {
  /// The tenant with what documents are about to make in it: a person who comes with the same plan
  /// can be given a role by it.
  fileprivate func holding(_ resources: [Resource], kinds: [String: Kind]) -> Inventory {
    var copy = self
    for resource in resources {
      let address = resource.address
      guard hasRead(address.kind), object(of: address.kind, key: address.key) == nil,
        let kind = kinds[address.kind]
      else { continue }
      copy.add(
        LiveObject(
          id: address.description, key: address.key, attributes: resource.attributes, raw: .null),
        of: kind)
    }
    return copy
  }
}

extension Diagnostic {
  fileprivate var asWarning: Diagnostic {
    var copy = self
    copy.severity = max(severity, .warning)
    return copy
  }
}
