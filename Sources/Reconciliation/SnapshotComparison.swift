package import Documents
package import Model
import Snapshots

/// What differs between two snapshots of a tenant.
package enum SnapshotComparison {
  /// One object before and after; nil where a snapshot does not have it.
  package typealias Pair = (address: Address, before: Value?, after: Value?)

  /// Lists the objects whose attributes differ, by address, reading no others.
  ///
  /// Objects count that are managed in either; what one of them only saw is taken from there, so
  /// that an adoption shows no more than what it changed. `includingSeen` counts all.
  package static func pairs(
    from old: TenantState, to new: TenantState, includingSeen: Bool = false
  ) async throws -> [Pair] {
    var addresses = old.recorded.union(new.recorded)
    if includingSeen { addresses.formUnion(Array(old.seen.keys) + new.seen.keys) }
    let moved = addresses.filter { address in
      let before = old.managed[address] ?? old.seen[address]
      let after = new.managed[address] ?? new.seen[address]
      return before?.blob != after?.blob
    }
    let before = try await old.read(old.entries(of: moved))
    let after = try await new.read(new.entries(of: moved))
    return moved.sorted().compactMap { address in
      let (old, new) = (before[address]?.attributes, after[address]?.attributes)
      return old == new ? nil : (address, old, new)
    }
  }
}

extension TenantState {
  fileprivate func entries(of addresses: Set<Address>) -> [(Address, TreeEntry)] {
    addresses.compactMap { address in (managed[address] ?? seen[address]).map { (address, $0) } }
  }
}
