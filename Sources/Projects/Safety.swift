/// How much of a kind one plan may change before it is refused.
package struct Safety: Hashable, Sendable {
  /// A bound on how many of a kind's resources may change.
  package enum Limit: Hashable, Sendable {
    /// Of the managed resources of each kind.
    case percent(Int)
    /// Resources of each kind.
    case count(Int)

    /// Reads `10%` or `12`.
    package init?(_ text: String) {
      if text.hasSuffix("%") {
        guard let number = Int(text.dropLast()), (0...100).contains(number) else { return nil }
        self = .percent(number)
      } else {
        guard let number = Int(text), number >= 0 else { return nil }
        self = .count(number)
      }
    }

    /// The number of resources that may change out of those managed.
    ///
    /// A percentage never means fewer than three: small kinds would refuse every change.
    package func allowed(of managed: Int) -> Int {
      switch self {
      case .percent(let percent): max(3, managed * percent / 100)
      case .count(let count): count
      }
    }
  }

  /// For deletions, and for replacements as far as they delete.
  package var maxDelete: Limit
  /// For updates in place.
  package var maxUpdate: Limit

  /// Takes the limits of a project that sets none.
  package init(maxDelete: Limit = .percent(10), maxUpdate: Limit = .percent(40)) {
    self.maxDelete = maxDelete
    self.maxUpdate = maxUpdate
  }
}

extension Safety.Limit: CustomStringConvertible {
  /// The form that YAML has: `10%` or `12`.
  package var description: String {
    switch self {
    case .percent(let percent): "\(percent)%"
    case .count(let count): String(count)
    }
  }
}
