/// How much of a kind one run may change before somebody must say so.
package struct Safety: Hashable, Sendable {
  /// A number of objects, or a share of a kind's managed objects that is never under the floor.
  package enum Limit: Hashable, Sendable {
    /// Of the managed objects of each kind.
    case percent(Int)
    /// Objects of each kind.
    case count(Int)

    /// Small tenants would trip over any share, so a share allows at least this many.
    package static let floor = 3

    /// Reads `10%` or `12`; nil for anything else.
    package init?(_ text: String) {
      if text.hasSuffix("%") {
        guard let number = Int(text.dropLast()), (0...100).contains(number) else { return nil }
        self = .percent(number)
      } else {
        guard let number = Int(text), number >= 0 else { return nil }
        self = .count(number)
      }
    }

    /// The number of objects that may change, of so many that are managed.
    package func allowance(of managed: Int) -> Int {
      switch self {
      case .count(let count): count
      case .percent(let percent): max(Self.floor, managed * percent / 100)
      }
    }
  }

  /// How many objects may be deleted, replaced or switched off.
  package var maxDelete: Limit
  /// How many objects may be changed in place.
  package var maxUpdate: Limit

  /// Takes the limits; the defaults are those of a project that names none.
  package init(maxDelete: Limit = .percent(10), maxUpdate: Limit = .percent(40)) {
    self.maxDelete = maxDelete
    self.maxUpdate = maxUpdate
  }
}

extension Safety.Limit: CustomStringConvertible {
  package var description: String {
    switch self {
    case .percent(let percent): "\(percent)%"
    case .count(let count): String(count)
    }
  }
}
