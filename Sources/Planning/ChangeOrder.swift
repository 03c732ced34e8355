import Documents
import Model

/// The order in which changes must happen, from what they refer to.
struct ChangeOrder {
  private(set) var changes: [Change]
  private(set) var problems: [Diagnostic] = []
  private let kinds: [String: Kind]
  private let before: [Address: Value]

  init(_ changes: [Change], kinds: [String: Kind], before: [Address: Value]) {
    self.changes = changes.sorted { $0.address < $1.address }
    self.kinds = kinds
    self.before = before
    waitForCreations()
    breakCycles()
    deleteAfterReferrers()
  }

  /// Makes every change wait for the objects that it refers to and that do not exist yet.
  private mutating func waitForCreations() {
    let made = Dictionary(
      changes.filter(\.makesObject).map { (folded($0.address), $0.address) },
      uniquingKeysWith: { first, _ in first })
    for place in changes.indices {
      let targets = references(of: changes[place]).compactMap { made[$0.target] }
      changes[place].dependsOn = Set(targets).sorted()
    }
  }

  /// Postpones references inside a cycle to a second change that runs when all exist.
  private mutating func breakCycles() {
    for cycle in DependencyGraph(changes).cycles {
      for address in cycle.sorted() where isStillCyclic(cycle) {
        postpone(references: cycle, of: address)
      }
      if isStillCyclic(cycle) { report(cycle) }
    }
  }

  private func isStillCyclic(_ cycle: Set<Address>) -> Bool {
    DependencyGraph(changes).cycles.contains { !$0.isDisjoint(with: cycle) }
  }

  private mutating func postpone(references cycle: Set<Address>, of address: Address) {
    guard let place = changes.firstIndex(where: { $0.address == address && $0.action != .bind }),
      let kind = kinds[address.kind]
    else { return }
    let targets = Dictionary(
      cycle.map { (folded($0), $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(
      references(of: changes[place]).filter { targets[$0.target] != nil }.map(\.attribute))
    let optional = names.filter { kind.attribute($0)?.isRequired == false }
    guard !optional.isEmpty else { return }
    let original = changes[place]
    changes[place].postponed = optional.sorted()
    changes[place].attributes.removeAll { optional.contains($0.name) }
    let kept = references(of: changes[place]).filter { !optional.contains($0.attribute) }
    let waiting = Set(original.dependsOn)
    changes[place].dependsOn = Set(kept.compactMap { targets[$0.target] ?? nil })
      .union(waiting.subtracting(cycle)).sorted()
    changes.append(binding(original, optional, after: waiting))
  }

  private func binding(_ change: Change, _ names: Set<String>, after: Set<Address>) -> Change {
    var binding = Change(
      .bind, change.address, risk: .behaviour,
      attributes: change.attributes.filter { names.contains($0.name) },
      desired: change.desired, managed: change.managed, lifecycle: change.lifecycle)
    binding.declaredAt = change.declaredAt
    binding.dependsOn = after.union([change.address]).sorted()
    return binding
  }

  private mutating func report(_ cycle: Set<Address>) {
    let names = cycle.sorted().map(\.description)
    let first = changes.first { $0.address == cycle.min() }
    problems.append(
      Diagnostic(
        "reference-cycle",
        "these refer to each other and none can be created first: "
          + names.joined(separator: " → "),
        at: first?.declaredAt, help: "leave one of the references out"))
  }

  /// Lets an object go only when nothing that changes refers to it any more.
  private mutating func deleteAfterReferrers() {
    let gone = Dictionary(
      changes.indices.filter { changes[$0].removesObject }
        .map { (folded(changes[$0].address), $0) }, uniquingKeysWith: { first, _ in first })
    guard !gone.isEmpty else { return }
    for change in changes where change.action != .create {
      guard let kind = kinds[change.address.kind], let old = before[change.address] else {
        continue
      }
      for reference in kind.references(in: old) {
        guard let place = gone[folded(reference, tenant: change.address.tenant)],
          changes[place].address != change.address,
          !change.dependsOn.contains(changes[place].address)
        else { continue }
        changes[place].dependsOn.append(change.address)
      }
    }
    for place in gone.values { changes[place].dependsOn = Set(changes[place].dependsOn).sorted() }
    dropMutualDeletions(gone.values.sorted())
  }

  /// Objects that refer to each other and all go: any order will do, so the first one's wait ends.
  private mutating func dropMutualDeletions(_ places: [Int]) {
    for cycle in DependencyGraph(changes).cycles {
      for place in places where cycle.contains(changes[place].address) {
        changes[place].dependsOn.removeAll { cycle.contains($0) }
      }
    }
  }

  private typealias Edge = (attribute: String, target: Address)

  private func references(of change: Change) -> [Edge] {
    guard let desired = change.desired, let kind = kinds[change.address.kind] else { return [] }
    return kind.references(in: desired).map {
      ($0.attribute, folded($0, tenant: change.address.tenant))
    }
  }

  private func folded(_ reference: FoundReference, tenant: String) -> Address {
    folded(Address(tenant: tenant, kind: reference.target.kind, key: reference.key))
  }

  private func folded(_ address: Address) -> Address {
    var copy = address
    copy.key = kinds[address.kind]?.foldedKey(address.key) ?? address.key
    return copy
  }
}

extension Change {
  /// Whether the object has an id only after the change.
  package var makesObject: Bool { action == .create || action == .replace }

  /// Whether the object is gone, or switched off, after the change.
  package var removesObject: Bool { action == .delete || action == .deactivate }
}
