import Documents
package import Model
import Snapshots

/// A tenant that another one is made from: what was read of it, against what the last apply found.
///
/// All of its objects are only seen: nothing here manages them.
package struct SourceSnapshot: Sendable {
  /// An object that is not as the last apply found it.
  package struct Change: Hashable, Sendable {
    /// What happened to it.
    package enum Manner: Hashable, Sendable {
      case came
      case left
      /// These attributes hold something else, by dotted name.
      case changed([String])
    }

    /// The object.
    package var address: Address
    /// The vendor's id.
    package var id: String
    /// What happened to it.
    package var manner: Manner
  }

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
  package func changes() async throws -> [Change] {
    var changes: [Change] = []
    let known = Set(state.seen.keys.map(\.kind))
    for kind in kinds where known.contains(kind.name) {
      var present: Set<Address> = []
      var moved: [Address: LiveObject] = [:]
      for live in inventory.objects(of: kind.name) {
        let address = address(of: live, kind)
        present.insert(address)
        guard let entry = state.seen[address] else {
          if state.managed[address] == nil {
            changes.append(Change(address: address, id: live.id, manner: .came))
          }
          continue
        }
        let bytes = SnapshotObject(seen: live, kind).bytes
        if entry.blob != BlobID.of(bytes) { moved[address] = live }
      }
      let gone = state.seen.keys.filter { $0.kind == kind.name && !present.contains($0) }
      let before = try await state.seenObjects(gone + moved.keys)
      for (address, object) in before {
        let manner = moved[address].map { Change.Manner.changed(kind.names(from: object, to: $0)) }
        changes.append(Change(address: address, id: object.id, manner: manner ?? .left))
      }
    }
    return changes.sorted { $0.address < $1.address }
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
  /// The attributes in which an object is not as it was.
  fileprivate func names(from before: SnapshotObject, to live: LiveObject) -> [String] {
    attributes.filter {
      before.attributes[path: $0.path] ?? .null != live.attributes[path: $0.path] ?? .null
    }.map(\.name)
  }
}
