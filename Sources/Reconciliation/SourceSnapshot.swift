import Documents
package import Model
import Snapshots

/// A tenant that another one is made from: what was read of it, against what the last apply found.
///
/// All of its objects are only seen: nothing here manages them.
package struct SourceSnapshot: Sendable {
  /// What was read, references named.
  package let inventory: Inventory
  private let state: TenantState
  private let kinds: [Kind]
  private let organization: Organization
  private let vendor: String

  /// Takes what was read of `kinds`; others are left as the snapshot has them.
  package init(
    _ state: TenantState, _ inventory: Inventory, of provider: any Provider,
    organization: Organization
  ) {
    self.state = state
    self.inventory = inventory
    self.organization = organization
    kinds = provider.kinds.filter { inventory.hasRead($0.name) }
    vendor = provider.vendor
  }

  /// Tells what is not as it was, by address; of a kind that was not read before, nothing.
  package func moved() async throws -> [MovedObject] {
    var moved: [MovedObject] = []
    let known = Set(state.seen.keys.map(\.kind))
    for kind in kinds where known.contains(kind.name) { moved += try await self.moved(kind) }
    return moved.sorted { $0.address < $1.address }
  }

  private func moved(_ kind: Kind) async throws -> [MovedObject] {
    var unread: [Address: LiveObject] = [:]
    var come: [Address: LiveObject] = [:]
    var gone = Set(state.seen.keys.lazy.filter { $0.kind == kind.name })
    for live in inventory.objects(of: kind.name) {
      let address = address(of: live, kind)
      gone.remove(address)
      guard let entry = state.seen[address] else {
        if state.managed[address] == nil { come[address] = live }
        continue
      }
      if entry.blob != BlobID.of(SnapshotObject(seen: live, kind).bytes) { unread[address] = live }
    }
    let before = try await state.seenObjects(gone.union(unread.keys))
    var left = Dictionary(
      gone.compactMap { address in before[address].map { ($0.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    // One id under another name is one object that was renamed.
    let renamed = come.filter { left[$0.value.id] != nil }
    let here = unread.merging(renamed) { own, _ in own }.map { address, live in
      kind.moved(address, from: before[address] ?? left.removeValue(forKey: live.id), to: live)
    }
    return here
      + come.filter { renamed[$0.key] == nil }.map { kind.moved($0.key, from: nil, to: $0.value) }
      + left.values.map { old in
        MovedObject(
          Address(tenant: state.tenant, kind: kind.name, key: old.key), id: old.id,
          before: old.attributes)
      }
  }

  /// The files of the state that differ from what was read; nil for those that go.
  package func files() async throws -> [String: [UInt8]?] {
    var draft = StateDraft(state)
    draft.pin(organization, vendor: vendor)
    Observation(inventory, kinds: kinds, tenant: state.tenant)
      .apply(to: &draft, state: state, baselines: [:], managing: Set(kinds.map(\.name)))
    return try await draft.changes()
  }

  private func address(of live: LiveObject, _ kind: Kind) -> Address {
    Address(tenant: state.tenant, kind: kind.name, key: live.key)
  }
}

extension Kind {
  /// What happened to an object that is here.
  fileprivate func moved(
    _ address: Address, from before: SnapshotObject?, to live: LiveObject
  ) -> MovedObject {
    let names = before.map { old in
      attributes.filter {
        old.attributes[path: $0.path] ?? .null != live.attributes[path: $0.path] ?? .null
      }.map(\.name)
    }
    return MovedObject(
      address, id: live.id, formerKey: before?.key == live.key ? nil : before?.key,
      before: before?.attributes, after: live.attributes, attributes: names ?? [])
  }
}
