import Documents
package import Model

extension TenantState {
  /// The tenant as this snapshot has it, managed or only seen.
  ///
  /// Attributes that nobody managed and that are stored apart are not there, and kinds of which
  /// nothing was recorded count as not read.
  package func inventory(kinds: [Kind]) async throws -> Inventory {
    let objects = Dictionary(grouping: try await everything(), by: \.key.kind)
    var inventory = Inventory()
    for kind in kinds {
      guard let found = objects[kind.name] else { continue }
      inventory.store(
        found.sorted { $0.key < $1.key }.map { _, object in
          LiveObject(
            id: object.id, key: object.key, attributes: object.attributes, raw: .null)
        }, of: kind)
    }
    return inventory
  }
}
