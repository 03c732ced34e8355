import Documents
package import Model
import Parsing
package import Snapshots

/// One tenant's part of a snapshot: which objects are kept, and where, without reading them.
package struct TenantState: Sendable {
  /// The commit; nil before the first.
  package let revision: Revision?
  /// The id of the tenant's tree: what makes a plan stale when it moves.
  package let treeID: String?
  /// The organisation that the tenant belonged to when it was first read.
  package let organization: Organization?
  /// Objects under management, by address.
  let managed: [Address: TreeEntry]
  /// Objects that were there and belonged to nobody here.
  let seen: [Address: TreeEntry]
  /// The tenant's name in the project.
  package let tenant: String
  let repository: StateRepository

  static func root(_ tenant: String) -> String {
    "tenants/" + ObjectPath.fileName(for: tenant)
  }

  /// Looks at the tenant's part of a revision, the newest where none is named.
  package static func load(
    _ tenant: String, from repository: StateRepository, at wanted: Revision? = nil
  ) async throws -> TenantState {
    let newest = try await repository.head()
    guard let revision = wanted ?? newest else {
      return TenantState(
        revision: nil, treeID: nil, organization: nil, managed: [:], seen: [:], tenant: tenant,
        repository: repository)
    }
    let root = root(tenant)
    let entries = try await repository.tree(at: revision, under: root)
    let shelves = try await Shelves(entries, root: root, tenant: tenant, repository)
    let pin = try await repository.read(root + "/tenant.json", at: revision)
    return TenantState(
      revision: revision, treeID: try await repository.subtreeID(at: revision, path: root),
      organization: pin.flatMap { try? JSON.value($0) }.flatMap(Organization.init(pin:)),
      managed: shelves.managed, seen: shelves.seen, tenant: tenant, repository: repository)
  }

  /// Whether an object is managed.
  package func records(_ address: Address) -> Bool { managed[address] != nil }

  /// The managed objects' addresses, gathered anew each time.
  package var recorded: Set<Address> { Set(managed.keys) }

  /// How many objects of each kind are managed, and how many were only seen.
  package var counts: [String: (managed: Int, seen: Int)] {
    var counts: [String: (managed: Int, seen: Int)] = [:]
    for address in managed.keys { counts[address.kind, default: (0, 0)].managed += 1 }
    for address in seen.keys { counts[address.kind, default: (0, 0)].seen += 1 }
    return counts
  }

  /// Where in the state an object is kept, or was only seen; nil where it is neither.
  package func path(of address: Address) -> String? {
    (managed[address] ?? seen[address])?.path
  }

  /// Reads one object, managed or only seen.
  package func object(_ address: Address) async throws -> SnapshotObject? {
    guard let entry = managed[address] ?? seen[address] else { return nil }
    return try await read([(address, entry)])[address]
  }

  /// Tells whether an object is kept with exactly these bytes.
  package func holds(_ bytes: [UInt8], at address: Address) -> Bool {
    managed[address].map { $0.blob == BlobID.of(bytes) } ?? false
  }

  /// Reads managed objects; addresses that are not kept are left out.
  package func objects(_ addresses: some Sequence<Address>) async throws
    -> [Address: SnapshotObject]
  {
    try await read(addresses.compactMap { address in managed[address].map { (address, $0) } })
  }

  /// Reads every managed object.
  package func allObjects() async throws -> [Address: SnapshotObject] {
    try await read(managed.map { ($0, $1) })
  }

  /// Reads every object, managed or only seen.
  func everything() async throws -> [Address: SnapshotObject] {
    let managed = try await allObjects()
    return try await read(seen.map { ($0, $1) }).merging(managed) { $1 }
  }

  /// Reads objects that were only seen.
  func seenObjects(_ addresses: some Sequence<Address>) async throws -> [Address: SnapshotObject] {
    try await read(addresses.compactMap { address in seen[address].map { (address, $0) } })
  }

  func read(_ entries: [(Address, TreeEntry)]) async throws -> [Address: SnapshotObject] {
    let files = try await repository.read(entries.map(\.1))
    var objects: [Address: SnapshotObject] = [:]
    for (entry, file) in zip(entries, files) {
      guard let value = try? JSON.value(file.bytes), let object = SnapshotObject(value) else {
        throw SnapshotError("read", file.path, .unusable("it is no object of a tenant"))
      }
      objects[entry.0] = object
    }
    return objects
  }
}

/// The files of a tenant sorted into what is managed and what was only seen.
private struct Shelves {
  var managed: [Address: TreeEntry] = [:]
  var seen: [Address: TreeEntry] = [:]

  init(
    _ entries: [TreeEntry], root: String, tenant: String, _ repository: StateRepository
  ) async throws {
    for entry in entries {
      let parts = entry.path.dropFirst(root.count + 1).split(separator: "/")
      guard parts.count == 2, parts[1].hasSuffix(".json") else { continue }
      let name = String(parts[1].dropLast(5))
      var key = ObjectPath.key(ofFileName: name)
      if key == nil {
        // Only the file of a long or colliding name tells the whole key.
        let file = try await repository.read([entry]).first
        key = file.flatMap { try? JSON.value($0.bytes) }?["key"]?.string
      }
      guard let key else { continue }
      if parts[0].hasSuffix(StateDraft.seenSuffix) {
        let kind = String(parts[0].dropLast(StateDraft.seenSuffix.count))
        seen[Address(tenant: tenant, kind: kind, key: key)] = entry
      } else {
        managed[Address(tenant: tenant, kind: String(parts[0]), key: key)] = entry
      }
    }
  }
}

extension Organization {
  fileprivate init?(pin: Value) {
    guard let id = pin["organization"]?["id"]?.string,
      let name = pin["organization"]?["name"]?.string
    else { return nil }
    self.init(id: id, name: name)
  }
}
