import Documents
import Model
import Snapshots

/// Makes the tenant as it is now out of the last snapshot and what the audit log says has changed.
///
/// Kinds that the log does not speak of, or that the snapshot does not hold, are read as usual.
struct IncrementalReading: Sendable {
  /// From so many changes on, pages of everything cost less than objects one by one.
  private static let mostChanges = 500
  /// How long before a commit without a run's time the tenant may have been read.
  private static let margin = Duration.seconds(-3_600)

  private let reader: any TenantReader
  private let state: TenantState
  private let now: Instant
  private let progress: @Sendable (String, Int) async -> Void

  init(
    _ reader: any TenantReader, state: TenantState, now: Instant,
    progress: @escaping @Sendable (String, Int) async -> Void
  ) {
    self.reader = reader
    self.state = state
    self.now = now
    self.progress = progress
  }

  private typealias Kept = (address: Address, object: SnapshotObject)

  /// Reads what a scope asks for; nil where the log cannot tell.
  func inventory(_ scope: ReadingScope) async throws -> Inventory? {
    guard let start = try await start() else { return nil }
    let held = Set(state.counts.keys)
    let audited = try await reader.auditedKinds(since: start, until: now).intersection(held)
    guard !audited.isEmpty, let entries = try await reader.changes(since: start, until: now) else {
      return nil
    }
    let changed = Set(entries.map(\.objectID))
    guard changed.count <= Self.mostChanges else { return nil }
    let others = scope.keeping { !audited.contains($0) }
    var inventory = try await InventoryReading(reader, progress: progress).inventory(others)
    let kept = try await state.everything()
    for kind in scope.kinds where audited.contains(kind.name) {
      let own = kept.filter { $0.key.kind == kind.name }.map { (address: $0, object: $1) }
      inventory.store(try await objects(own, of: kind, changed), of: kind)
      await progress(kind.name, own.count)
    }
    try await resolve(&inventory, scope.kinds)
    inventory.nameReferences()
    return inventory
  }

  /// When the run began that made the snapshot: what came later may not be in it.
  private func start() async throws -> Instant? {
    let root = TenantState.root(state.tenant)
    guard let entry = try await state.repository.history(limit: 1, path: root).first else {
      return nil
    }
    let digits = (entry.message["Run-Id"] ?? "").prefix { $0 != "-" }.filter(\.isNumber)
    guard digits.count == 14 else { return entry.when + Self.margin }
    let parts = [4, 2, 2, 2, 2, 2].reduce(into: (rest: digits[...], texts: [String]())) {
      $0.texts.append(String($0.rest.prefix($1)))
      $0.rest = $0.rest.dropFirst($1)
    }.texts
    let text =
      parts[0...2].joined(separator: "-") + "T" + parts[3...5].joined(separator: ":") + "Z"
    return Instant(text) ?? entry.when + Self.margin
  }

  private func objects(
    _ kept: [Kept], of kind: Kind, _ changed: Set<String>
  ) async throws(ProviderError) -> [LiveObject] {
    var objects: [LiveObject] = []
    for (_, object) in kept {
      guard changed.contains(object.id) else {
        objects.append(
          LiveObject(
            id: object.id, key: object.key, attributes: object.attributes, raw: .null))
        continue
      }
      let apart = kind.attributes.filter { $0.isStoredApart && object.managed.contains($0.name) }
      if let live = try await reader.object(object.id, of: kind, apart: Set(apart.map(\.name))) {
        objects.append(live)
      }
    }
    return objects
  }

  /// Looks up objects that came since and that something refers to now.
  private func resolve(_ inventory: inout Inventory, _ kinds: [Kind]) async throws(ProviderError) {
    for (name, ids) in inventory.unknownIDs(kinds) {
      guard let kind = kinds.first(where: { $0.name == name }) else { continue }
      for id in ids.sorted() {
        if let object = try await reader.object(id, of: kind, apart: []) {
          inventory.add(object, of: kind)
        }
      }
    }
  }
}

extension Inventory {
  /// The ids that references lead to and no object has, by kind.
  fileprivate func unknownIDs(_ kinds: [Kind]) -> [(kind: String, ids: Set<String>)] {
    var unknown: [String: Set<String>] = [:]
    for kind in kinds {
      for object in objects(of: kind.name) {
        for attribute in kind.attributes {
          guard let value = object.attributes[path: attribute.path] else { continue }
          attribute.type.forEachID(in: value) { reference, id in
            if self.object(of: reference, id: id) == nil {
              unknown[reference, default: []].insert(id)
            }
          }
        }
      }
    }
    return unknown.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension AttributeType {
  fileprivate func forEachID(in value: Value, _ body: (_ kind: String, _ id: String) -> Void) {
    switch (self, value) {
    case (.reference(let reference), .object(let object)):
      if let id = object["id"]?.string { body(reference.kind, id) }
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      for value in values { element.forEachID(in: value, body) }
    case (.record(let fields), .object):
      for field in fields {
        if let found = value[path: field.path] { field.type.forEachID(in: found, body) }
      }
    default: break
    }
  }
}
