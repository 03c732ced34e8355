import Migration
import Model
import Reconciliation

/// What migrations have made of a tenant and nothing wants any more.
///
/// It stays until the cut-over, whether its source, its rule or the whole document has gone; only
/// what its author said beforehand, by `lifecycle.onRemove`, lets go of what the author took back.
struct KeptObjects: Sendable {
  private(set) var reasons: [Address: String] = [:]
  /// What becomes of the pairs in the crosswalk.
  private(set) var standings: [Crosswalk.Entry.Names: Crosswalk.Standing] = [:]

  private static let release =
    "it stays until cut-over; to let it go, declare it with 'lifecycle: { onRemove: delete }', "
    + "apply that, and take it away again"

  /// Looks through the crosswalks of all migrations that have led to a tenant.
  ///
  /// `abandonment` judges the entries of the one that still does.
  static func of(
    _ crosswalks: [Crosswalk], in state: TenantState, beside wanted: Set<Address>,
    judging abandonment: (name: String, Abandonment)? = nil
  ) async throws -> KeptObjects {
    var found: [Address: [(migration: String, entry: Crosswalk.Entry)]] = [:]
    for crosswalk in crosswalks {
      for entry in crosswalk.entries where entry.standing != .paired {
        let address = Address(
          tenant: state.tenant, kind: entry.target.kind, key: entry.target.key)
        if state.records(address), !wanted.contains(address) {
          found[address, default: []].append((crosswalk.migration, entry))
        }
      }
    }
    var kept = KeptObjects()
    for (address, object) in try await state.objects(found.keys) {
      for (migration, entry) in found[address] ?? [] {
        // Another object under the name is none that the migration has made.
        guard entry.target.id ?? object.id == object.id else { continue }
        let own = abandonment?.name == migration ? abandonment?.1 : nil
        kept.note(address, entry, own?.verdict(on: entry), of: migration, object.lifecycle)
      }
    }
    return kept
  }

  private mutating func note(
    _ address: Address, _ entry: Crosswalk.Entry, _ verdict: Abandonment.Verdict?,
    of migration: String, _ lifecycle: Lifecycle
  ) {
    guard verdict != .source else {
      standings[entry.names] = .left
      reasons[address] = "its source is gone or not what it was; it stays until cut-over"
      return
    }
    // What was said counts: the author has taken it back, and knew what would become of it.
    guard lifecycle.onRemove == nil else { return }
    if verdict != nil { standings[entry.names] = .dropped }
    guard reasons[address] == nil else { return }
    let what =
      switch verdict {
      case nil: "migration '\(migration)' is gone"
      case .rule: "no rule of migration '\(migration)' makes it any more"
      default: "migration '\(migration)' leaves it out"
      }
    reasons[address] = "\(what); \(Self.release)"
  }
}
