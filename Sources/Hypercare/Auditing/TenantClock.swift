import Documents
package import Model

/// A clock of a tenant: an object that says in which zone its times are.
package struct TenantClock: Hashable, Sendable {
  /// The object, in a sentence: `schedule group`.
  package var noun: String
  /// Its natural key.
  package var name: String
  /// The zone's name as the vendor has it.
  package var zone: String

  package init(_ noun: String, _ name: String, zone: String) {
    self.noun = noun
    self.name = name
    self.zone = zone
  }

  /// All clocks among what was read, by the tables of the vendor's kinds.
  package static func all(in inventory: Inventory, kinds: [Kind]) -> [TenantClock] {
    kinds.flatMap { kind in
      kind.attributes.filter(\.tellsTimeZone).flatMap { attribute in
        inventory.objects(of: kind.name).compactMap { object in
          object.attributes[path: attribute.path]?.string.map {
            TenantClock(kind.singular, object.key, zone: $0)
          }
        }
      }
    }
  }

  /// What to read to know them.
  package static func readRequests(_ kinds: [Kind]) -> [ReadRequest] {
    kinds.filter { $0.attributes.contains(where: \.tellsTimeZone) }.map { ReadRequest($0) }
  }
}
