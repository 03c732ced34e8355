package import Documents
package import Model
import Parsing
package import Snapshots

/// Which commit gave each attribute of an object the value that it has.
package struct Authorship: Sendable {
  /// The last change of one attribute.
  package struct Line: Sendable {
    /// What it is about.
    package var attribute: Attribute
    /// The value that it has now.
    package var value: Value
    /// Whether the project manages the attribute.
    package var isManaged: Bool
    /// The oldest commit since which it has had this value.
    package var entry: HistoryEntry
  }

  /// In the order of the kind's table.
  package let lines: [Line]

  /// Follows an object back through the commits of a tenant; nil where the newest has none.
  package static func of(
    _ address: Address, kind: Kind, in state: TenantState
  ) async throws -> Authorship? {
    guard let path = state.path(of: address) else { return nil }
    var versions = try await state.repository.versions(of: path)
    // Before it was managed, an object was kept among those that were only seen.
    let parts = path.split(separator: "/")
    if parts.count == 4, !parts[2].hasSuffix(StateDraft.seenSuffix) {
      let before = "\(parts[0])/\(parts[1])/\(parts[2])\(StateDraft.seenSuffix)/\(parts[3])"
      versions += try await state.repository.versions(of: before).filter { $0.bytes != nil }
    }
    let past = versions.map { version in
      (
        entry: version.entry,
        object: version.bytes.flatMap { try? JSON.value($0) }.flatMap(SnapshotObject.init)
      )
    }
    guard let newest = past.first?.object else { return nil }
    return Authorship(
      lines: kind.attributes.compactMap { attribute in
        guard let value = newest.attributes[path: attribute.path] else { return nil }
        let same = past.prefix { version in
          version.object.map { $0.attributes[path: attribute.path] == value } ?? false
        }
        guard let entry = same.last?.entry else { return nil }
        return Line(
          attribute: attribute, value: value,
          isManaged: newest.managed.contains(attribute.name), entry: entry)
      })
  }
}
