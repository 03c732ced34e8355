import Documents
import Model
import Snapshots

/// A tenant's part of the next snapshot in the making.
struct StateDraft {
  static let seenSuffix = ".seen"

  /// What a file will hold: what it holds already, or something new.
  private enum Content {
    case kept(TreeEntry)
    case new([UInt8])
  }

  private let state: TenantState
  private var managed: [Address: Content]
  private var seen: [Address: Content]
  private var pin: [UInt8]?

  /// Starts from a snapshot, changing nothing.
  init(_ state: TenantState) {
    self.state = state
    managed = state.managed.mapValues(Content.kept)
    seen = state.seen.mapValues(Content.kept)
  }

  /// Keeps an object under management.
  mutating func manage(_ object: SnapshotObject, at address: Address) {
    managed[address] = content(object.bytes, before: state.managed[address])
    seen[address] = nil
  }

  /// Keeps an object that nobody here manages.
  mutating func see(_ object: SnapshotObject, at address: Address) {
    seen[address] = content(object.bytes, before: state.seen[address])
  }

  /// Ends management; the object is not kept any more.
  mutating func drop(_ address: Address) {
    managed[address] = nil
  }

  /// Forgets objects of a kind that were seen once and are not there any more.
  mutating func keepSeen(of kind: String, only present: Set<Address>) {
    seen = seen.filter { $0.key.kind != kind || present.contains($0.key) }
  }

  /// Ties the tenant to its organisation.
  mutating func pin(_ organization: Organization, vendor: String) {
    guard state.organization != organization else { return }
    pin = CanonicalJSON.bytes(
      of: [
        "organization": ["id": .string(organization.id), "name": .string(organization.name)],
        "vendor": .string(vendor),
      ], layout: .lines)
  }

  private func content(_ bytes: [UInt8], before: TreeEntry?) -> Content {
    if let before, before.blob == BlobID.of(bytes) { .kept(before) } else { .new(bytes) }
  }

  /// The files that differ from the snapshot; nil for those that go.
  func changes() async throws -> [String: [UInt8]?] {
    let root = TenantState.root(state.tenant)
    var changes: [String: [UInt8]?] = [:]
    try await collect(managed, suffix: "", before: state.managed, root, into: &changes)
    try await collect(seen, suffix: Self.seenSuffix, before: state.seen, root, into: &changes)
    if let pin { changes[root + "/tenant.json"] = .some(pin) }
    return changes
  }

  private func collect(
    _ contents: [Address: Content], suffix: String, before: [Address: TreeEntry], _ root: String,
    into changes: inout [String: [UInt8]?]
  ) async throws {
    var paths: Set<String> = []
    for (kind, contents) in Dictionary(grouping: contents, by: \.key.kind) {
      let names = ObjectPath.fileNames(for: contents.map(\.key.key))
      for (address, content) in contents {
        guard let name = names[address.key] else { continue }
        let path = "\(root)/\(kind)\(suffix)/\(name).json"
        paths.insert(path)
        switch content {
        case .new(let bytes): changes[path] = .some(bytes)
        case .kept(let entry) where entry.path == path: break
        case .kept(let entry):
          changes[path] = .some(try await state.repository.read([entry]).first?.bytes ?? [])
        }
      }
    }
    for entry in before.values where !paths.contains(entry.path) {
      changes[entry.path] = .some(nil)
    }
  }
}
