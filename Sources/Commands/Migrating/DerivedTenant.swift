import Documents
import Migration
import Model
import Planning
import Reconciliation

/// What a migration makes of its source, and what that means for a target with a past.
struct DerivedTenant: Sendable {
  let source: MigrationSource
  let coverage: Coverage
  let problems: [Diagnostic]
  /// What is wanted of the target; objects that have a new name at the source know their old one.
  let resources: [Resource]
  /// What migrations have made and is not derived any more: it stays.
  let kept: KeptObjects
  /// What is not at the source as the last apply found it.
  let moved: [MovedObject]
  private let derivation: Derivation
  private let snapshot: SourceSnapshot
  private let crosswalk: Crosswalk
  /// What has become of that which moved, by kind and id.
  private let targets: [String: [String: [Crosswalk.End]]]

  init(
    _ source: MigrationSource, _ derivation: Derivation, _ snapshot: SourceSnapshot,
    moved: [MovedObject], to state: TenantState
  ) async throws {
    self.source = source
    self.derivation = derivation
    self.snapshot = snapshot
    self.moved = moved
    coverage = derivation.coverage
    problems = derivation.problems
    let past = PastTarget(source, derivation, state)
    resources = past.resources
    let abandonment = Abandonment(
      of: source.mapping, derivation, from: snapshot.inventory, moved: moved)
    kept = try await KeptObjects.of(
      source.crosswalks, in: state, beside: Set(resources.flatMap(\.names)),
      judging: (source.document.name, abandonment))
    let standings = kept.standings
    crosswalk =
      source.crosswalk.map { derivation.crosswalk.remembering($0, standings) }
      ?? derivation.crosswalk
    targets = crosswalk.targets(
      ofSources: Dictionary(grouping: moved, by: \.address.kind).mapValues { Set($0.map(\.id)) })
  }

  /// What was derived, whether or not a document overrides parts of it.
  var addresses: Set<Address> { derivation.derived }

  /// What a plan depends on beside the documents, so that it is stale when the source moves.
  var material: Value {
    [
      "resources": .object(
        Object(
          resources.map { resource in
            var value: Object = ["attributes": resource.attributes]
            value["lifecycle"] = resource.lifecycle.value
            value["was"] = resource.lifecycle.formerKey.map { .string($0) }
            return (resource.address.description, .object(value))
          })),
      "kept": .array(kept.reasons.keys.sorted().map { .string($0.description) }),
    ]
  }

  /// The files that belong into the commit of an apply: the source as it was read, and the
  /// crosswalk with the ids of what the target holds by now.
  func files(after target: Inventory) async throws -> [String: [UInt8]?] {
    var files = try await snapshot.files()
    let crosswalk = crosswalk.filled(from: target)
    if crosswalk != source.crosswalk {
      files[Crosswalk.path(of: crosswalk.migration)] = .some(crosswalk.bytes)
    }
    return files
  }

  /// Compares what was derived with what the target holds, values in the vendor's own form.
  func verification(
    of target: Inventory, _ access: TenantAccess
  ) async throws -> MigrationVerification {
    var derivation = derivation
    let kinds = access.provider.kinds
    derivation.resources = target.named(
      try await access.canonical(derivation.resources), kinds: kinds)
    return MigrationVerification(derivation, target: target, kinds: kinds)
  }

  /// The names that a source object has at the target.
  func targets(of moved: MovedObject) -> [String] {
    let ends = targets[moved.address.kind]?[moved.id] ?? []
    return Set(ends.map { "\($0.kind)/\($0.key)" }).sorted()
  }
}

extension Resource {
  /// The addresses that its object has and had.
  fileprivate var names: [Address] {
    [address.key, lifecycle.formerKey].compactMap { key in
      key.map { Address(tenant: address.tenant, kind: address.kind, key: $0) }
    }
  }
}

/// What is wanted of objects that an earlier apply has made and that have another name by now.
private struct PastTarget {
  private(set) var resources: [Resource]

  init(_ source: MigrationSource, _ derivation: Derivation, _ state: TenantState) {
    resources = derivation.resources
    guard let before = source.crosswalk else { return }
    let wanted = Set(resources.map(\.address))
    let tenant = source.document.to
    let moves = Moves(from: before, to: derivation.crosswalk)
    let renamable = Set(source.targetKinds.filter(\.isRenamable).map(\.name))
    var followed: Set<Address> = []
    for place in resources.indices {
      let address = resources[place].address
      guard renamable.contains(address.kind), !state.records(address),
        resources[place].lifecycle.formerKey == nil,
        let key = moves.formerKey(of: address)
      else { continue }
      let former = Address(tenant: tenant, kind: address.kind, key: key)
      guard state.records(former), !wanted.contains(former),
        followed.insert(former).inserted
      else { continue }
      resources[place].lifecycle.formerKey = key
    }
  }
}

/// Objects of the source that become something by another name than before.
private struct Moves {
  private var former: [String: Set<String>] = [:]

  init(from before: Crosswalk, to after: Crosswalk) {
    let old = Self.targets(before)
    let new = Self.targets(after)
    for (source, targets) in new {
      let left = (old[source] ?? []).subtracting(targets)
      let come = targets.subtracting(old[source] ?? [])
      guard left.count == 1, come.count == 1, let from = left.first, let to = come.first else {
        continue
      }
      former[to, default: []].insert(from)
    }
  }

  /// The one name that an object had before.
  func formerKey(of address: Address) -> String? {
    let keys = former["\(address.kind)/\(address.key)"] ?? []
    guard keys.count == 1, let name = keys.first else { return nil }
    return String(name.dropFirst(address.kind.count + 1))
  }

  /// What each source object is at the target, kind by kind.
  private static func targets(_ crosswalk: Crosswalk) -> [[String]: Set<String>] {
    var targets: [[String]: Set<String>] = [:]
    for entry in crosswalk.entries where entry.standing == .derived {
      guard let id = entry.source.id else { continue }
      targets[[entry.source.kind, id, entry.target.kind], default: []]
        .insert("\(entry.target.kind)/\(entry.target.key)")
    }
    return targets
  }
}
