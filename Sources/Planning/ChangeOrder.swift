import Documents
import Model

/// The order in which changes must happen, from what they refer to.
struct ChangeOrder {
  private(set) var changes: [Change]
  private(set) var problems: [Diagnostic] = []
  private let kinds: [String: Kind]
  private let before: [Address: Value]
  /// For each change, the changes that make the objects it refers to.
  private var needs: [[Need]] = []

  /// A reference from one change to the object that another makes.
  private struct Need {
    var attribute: String
    var target: Int
    /// Whether the reference can be set in a second step.
    var canWait: Bool
  }

  init(_ changes: [Change], kinds: [String: Kind], before: [Address: Value]) {
    self.changes = changes.sorted { ($0.address, $0.step) < ($1.address, $1.step) }
    self.kinds = kinds
    self.before = before
    findNeeds()
    breakCycles()
    waitForFreedNames()
    deleteAfterReferrers()
    for (place, other) in NumberOrder(self.changes, kinds: kinds, before: before).waits {
      self.changes[place].dependsOn = sorted(
        self.changes[place].dependsOn + [self.changes[other].address])
    }
  }

  /// Makes every change wait for the objects that it refers to and that do not exist, or do not
  /// have their names, yet.
  private mutating func findNeeds() {
    let made = places { $0.takesName }
    needs = changes.map { change in
      references(of: change).compactMap { reference in
        made[reference.target].map {
          Need(
            attribute: reference.attribute, target: $0,
            canWait: canWait(reference.attribute, of: change))
        }
      }
    }
    for place in changes.indices {
      let isStep = changes[place].action == .bind
      let own = isStep ? changes[place].dependsOn : []
      changes[place].dependsOn = sorted(needs[place].map { changes[$0.target].address } + own)
    }
  }

  /// An attribute can be set later unless the object cannot be made, or named, without it.
  private func canWait(_ name: String, of change: Change) -> Bool {
    guard let kind = kinds[change.address.kind], let attribute = kind.attribute(name) else {
      return false
    }
    if case .composite(let parts) = kind.key, parts.contains(name) { return false }
    return !attribute.isRequired && attribute.mutability == .always
  }

  /// Postpones references inside a cycle to a second change that runs when all exist.
  private mutating func breakCycles() {
    for cycle in Waiting(needs.map { $0.map(\.target) }).cycles {
      let search = CycleBreak(cycle, edges: edges(within: cycle))
      for stuck in search.unbreakable { report(stuck) }
      for (place, names) in search.postponed.sorted(by: { $0.key < $1.key }) {
        postpone(names, of: place)
      }
    }
  }

  private func edges(within cycle: [Int]) -> [CycleBreak.Edge] {
    let members = Set(cycle)
    return cycle.flatMap { place in
      needs[place].filter { members.contains($0.target) }.map {
        CycleBreak.Edge(
          from: place, to: $0.target, attribute: $0.attribute, canWait: $0.canWait)
      }
    }
  }

  private mutating func postpone(_ names: Set<String>, of place: Int) {
    let original = changes[place]
    let late = needs[place].filter { names.contains($0.attribute) }
    needs[place].removeAll { names.contains($0.attribute) }
    changes[place].postponed = names.sorted()
    changes[place].attributes.removeAll { names.contains($0.name) }
    changes[place].dependsOn = sorted(needs[place].map { changes[$0.target].address })
    var binding = Change(
      .bind, original.address, risk: .behaviour,
      attributes: original.attributes.filter { names.contains($0.name) },
      desired: original.desired, managed: original.managed, lifecycle: original.lifecycle)
    binding.declaredAt = original.declaredAt
    binding.dependsOn = sorted(late.map { changes[$0.target].address } + [original.address])
    changes.append(binding)
    needs.append([])
  }

  private mutating func report(_ cycle: [Int]) {
    let names = cycle.map { changes[$0].address.description }
    problems.append(
      Diagnostic(
        "reference-cycle",
        "these refer to each other and none can be created first: "
          + names.joined(separator: " → "),
        at: changes[cycle[0]].declaredAt, help: "leave one of the references out"))
  }

  /// Gives a name to a new bearer only when the old one has let go of it.
  private mutating func waitForFreedNames() {
    var freed: [Address: Address] = [:]
    for change in changes {
      guard let key = change.formerKey else { continue }
      let old = Address(tenant: change.address.tenant, kind: change.address.kind, key: key)
      freed[old.folded(by: kinds)] = change.address
    }
    guard !freed.isEmpty else { return }
    for place in changes.indices where changes[place].takesName {
      guard let other = freed[changes[place].address.folded(by: kinds)],
        other != changes[place].address
      else { continue }
      changes[place].dependsOn = sorted(changes[place].dependsOn + [other])
    }
  }

  /// Lets an object go only when nothing that changes refers to it any more.
  private mutating func deleteAfterReferrers() {
    let gone = places { $0.removesObject }
    guard !gone.isEmpty else { return }
    var waits: [Int: Set<Int>] = [:]
    for place in changes.indices where changes[place].action != .bind {
      let change = changes[place]
      guard let kind = kinds[change.address.kind], let old = before[change.address] else {
        continue
      }
      for reference in kind.references(in: old) {
        let target = folded(reference, tenant: change.address.tenant)
        if let other = gone[target], other != place { waits[other, default: []].insert(place) }
      }
    }
    let free = withoutMutualDeletions(waits)
    for (place, others) in free {
      changes[place].dependsOn = sorted(
        changes[place].dependsOn + others.map { changes[$0].address })
    }
  }

  /// Objects that refer to each other and all go: any order will do, so whoever came back to an
  /// earlier one need not wait for it.
  private func withoutMutualDeletions(_ waits: [Int: Set<Int>]) -> [Int: Set<Int>] {
    var edges = Array(repeating: [Int](), count: changes.count)
    for (place, others) in waits {
      edges[place] = others.filter { changes[$0].removesObject }.sorted()
    }
    var result = waits
    for edge in Waiting(edges).returning { result[edge.from]?.remove(edge.to) }
    return result
  }

  private typealias Edge = (attribute: String, target: Address)

  private func references(of change: Change) -> [Edge] {
    guard let desired = change.desired, let kind = kinds[change.address.kind] else { return [] }
    let isStep = change.action == .bind
    return kind.references(in: desired).compactMap { reference in
      guard !isStep || change.attributes.contains(where: { $0.name == reference.attribute }) else {
        return nil
      }
      return (reference.attribute, folded(reference, tenant: change.address.tenant))
    }
  }

  /// The places of some changes by folded address, under the object's present name too.
  private func places(where isWanted: (Change) -> Bool) -> [Address: Int] {
    var places: [Address: Int] = [:]
    for place in changes.indices where isWanted(changes[place]) {
      places[changes[place].address.folded(by: kinds)] = place
      if let present = presentAddress(of: changes[place]), changes[place].removesObject {
        places[present.folded(by: kinds)] = place
      }
    }
    return places
  }

  private func presentAddress(of change: Change) -> Address? {
    change.before.flatMap { kinds[change.address.kind]?.key(of: $0) }.map {
      Address(tenant: change.address.tenant, kind: change.address.kind, key: $0)
    }
  }

  private func folded(_ reference: FoundReference, tenant: String) -> Address {
    Address(tenant: tenant, kind: reference.target.kind, key: reference.key).folded(by: kinds)
  }

  private func sorted(_ addresses: [Address]) -> [Address] {
    addresses.count < 2 ? addresses : Set(addresses).sorted()
  }
}

extension Change {
  /// Whether the object has an id only after the change.
  package var makesObject: Bool { action == .create || action == .replace }

  /// Whether the object is gone, or switched off, after the change.
  package var removesObject: Bool { action == .delete || action == .deactivate }

  /// Whether an object bears the change's key only after it.
  fileprivate var takesName: Bool { makesObject || formerKey != nil }

  /// A binding stands after the creation that it completes.
  var step: Int { action == .bind ? 1 : 0 }
}
