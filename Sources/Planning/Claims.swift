import Documents
import Model

/// Which live object each resource takes, worked out before any is compared, so that no object is
/// taken twice.
struct Claims {
  /// Addresses of the last snapshot by their folded form: a key that ignores case may be recorded
  /// in another than the project writes.
  private let recorded: [Address: Address]
  private let kinds: [String: Kind]
  private let live: Inventory
  /// Who takes an object by its old name, by the object's kind and id.
  private var renamed: [ObjectID: Address] = [:]
  /// The keys that renamed objects still bear, by what they will be called.
  private var oldKeys: [Address: String] = [:]
  /// Old names that the project still gives to something else.
  private(set) var problems: [Diagnostic] = []

  /// A live object's place among all kinds.
  struct ObjectID: Hashable {
    let kind: String
    let id: String
  }

  init(_ facts: Planner.Facts) {
    kinds = facts.kinds
    live = facts.live
    let kinds = facts.kinds
    recorded = Dictionary(
      facts.recorded.map { ($0.folded(by: kinds), $0) }, uniquingKeysWith: min)
    let renamed = facts.desired.filter { $0.lifecycle.formerKey != nil }
    guard !renamed.isEmpty else { return }
    let (free, kept) = split(renamed, among: facts.desired)
    problems = kept.map(problem)
    claimOldNames(free)
  }

  /// Sets those apart whose old name belongs to a resource that does not itself take another.
  private func split(
    _ renamed: [Resource], among desired: [Resource]
  ) -> (free: [Resource], kept: [Resource]) {
    let staying = Set(
      desired.lazy.filter { $0.lifecycle.formerKey == nil }.map { $0.address.folded(by: kinds) })
    var (free, kept): ([Resource], [Resource]) = ([], [])
    for resource in renamed {
      var old = resource.address
      old.key = resource.lifecycle.formerKey ?? ""
      let isKept =
        staying.contains(old.folded(by: kinds)) && recordedAddress(of: resource.address) == nil
      if isKept { kept.append(resource) } else { free.append(resource) }
    }
    return (free, kept)
  }

  private func problem(_ resource: Resource) -> Diagnostic {
    let old = resource.lifecycle.formerKey ?? ""
    return Diagnostic(
      "former-name-declared",
      "'\(resource.address)' says that it was '\(old)', but the project still declares '\(old)'",
      at: resource.declaredAt, help: "take 'was' away, or the declaration of '\(old)'")
  }

  /// The address under which the last snapshot has a resource.
  func recordedAddress(of address: Address) -> Address? {
    recorded[address.folded(by: kinds)]
  }

  /// The live objects that bear a resource's name and were not taken by another's `was`.
  func objects(named resource: Resource, of kind: Kind) -> [LiveObject] {
    let found = live.objects(of: kind.name, key: resource.address.key)
    guard !renamed.isEmpty else { return found }
    return found.filter {
      renamed[ObjectID(kind: kind.name, id: $0.id)].map { $0 == resource.address } ?? true
    }
  }

  /// The name under which a resource's object may still be found.
  ///
  /// `was` is spent once the snapshot knows the resource under its own name. A key made of
  /// references changes with the names of what it refers to.
  func formerKey(of resource: Resource, _ kind: Kind) -> String? {
    guard recordedAddress(of: resource.address) == nil || isVacated(resource, kind) else {
      return nil
    }
    guard case .composite = kind.key else { return resource.lifecycle.formerKey }
    guard !oldKeys.isEmpty else { return nil }
    let tenant = resource.address.tenant
    let former = kind.attributes(resource.attributes) { reference, key in
      oldKeys[Address(tenant: tenant, kind: reference.kind, key: key).folded(by: kinds)] ?? key
    }
    return kind.key(of: former)
  }

  /// Whether all that bears a resource's name now will have another.
  private func isVacated(_ resource: Resource, _ kind: Kind) -> Bool {
    !renamed.isEmpty && live.object(of: kind.name, key: resource.address.key) != nil
      && objects(named: resource, of: kind).isEmpty
  }

  /// The address under which the last snapshot has what the resource takes over.
  func recordedFormerAddress(of resource: Resource, _ kind: Kind) -> Address? {
    formerKey(of: resource, kind).flatMap {
      recordedAddress(
        of: Address(tenant: resource.address.tenant, kind: kind.name, key: $0))
    }
  }

  /// The live objects that bear a resource's former name.
  func formerObjects(of resource: Resource, _ kind: Kind) -> [LiveObject] {
    guard let former = formerKey(of: resource, kind) else { return [] }
    return live.objects(of: kind.name, key: former).filter {
      renamed[ObjectID(kind: kind.name, id: $0.id)].map { $0 == resource.address } ?? true
    }
  }

  /// Works along chains: what takes over a name may itself wait for its name to be free.
  private mutating func claimOldNames(_ resources: [Resource]) {
    var waiting = resources.sorted { $0.address < $1.address }
    var isSettled = false
    while !isSettled {
      let left = waiting.filter { !claims($0) }
      isSettled = left.count == waiting.count
      waiting = left
    }
  }

  private mutating func claims(_ resource: Resource) -> Bool {
    guard let kind = kinds[resource.address.kind], objects(named: resource, of: kind).isEmpty,
      let object = formerObjects(of: resource, kind).first
    else { return false }
    renamed[ObjectID(kind: kind.name, id: object.id)] = resource.address
    oldKeys[resource.address.folded(by: kinds)] = object.key
    return true
  }
}

extension Address {
  /// The address in the form in which equal ones are equal.
  func folded(by kinds: [String: Kind]) -> Address {
    guard let kind = kinds[kind], kind.ignoresKeyCase else { return self }
    return Address(tenant: tenant, kind: self.kind, key: kind.foldedKey(key))
  }
}
