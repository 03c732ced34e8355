/// How much of a kind one run may change before somebody must say so.
package struct Safety: Hashable, Sendable {
  /// A number of objects, or a share of a kind's managed objects that is never under the floor.
  package enum Limit: Hashable, Sendable {
    case count(Int)
    case percent(Int)

    /// Small tenants would trip over any share, so a share allows at least this many.
    package static let floor = 3

    /// The number of objects that may change, of so many that are managed.
    package func allowance(of managed: Int) -> Int {
      switch self {
      case .count(let count): count
      case .percent(let percent): max(Self.floor, managed * percent / 100)
      }
    }
  }

  package var maxDelete: Limit
  package var maxUpdate: Limit

  package init(maxDelete: Limit = .percent(10), maxUpdate: Limit = .percent(40)) {
    self.maxDelete = maxDelete
    self.maxUpdate = maxUpdate
  }
}
