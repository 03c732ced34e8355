import Model

/// Managed objects that a list left out although they are there: some vendors show only what the
/// credentials have a view of.
struct HiddenObjects {
  private let reader: any TenantReader
  private let kinds: [String: Kind]

  init(_ reader: any TenantReader, _ kinds: [Kind]) {
    self.reader = reader
    self.kinds = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Asks by id for every recorded object that the inventory lacks.
  ///
  /// An object that may not be read at all ends the run: nobody can tell whether it is gone.
  func found(
    _ baselines: [Address: SnapshotObject], beside inventory: Inventory
  ) async throws(ProviderError) -> [(kind: Kind, object: LiveObject)] {
    var found: [(kind: Kind, object: LiveObject)] = []
    for (address, baseline) in baselines.sorted(by: { $0.key < $1.key }) {
      guard let kind = kinds[address.kind], kind.listsMayHide, inventory.hasRead(kind.name),
        inventory.object(of: kind.name, id: baseline.id) == nil
      else { continue }
      let apart = Set(baseline.managed.filter { kind.attribute($0)?.isStoredApart ?? false })
      if let object = try await reader.object(baseline.id, of: kind, apart: apart) {
        found.append((kind, object))
      }
    }
    return found
  }
}
