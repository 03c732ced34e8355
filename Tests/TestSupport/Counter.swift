import Synchronization

/// Counts from 1.
package final class Counter: Sendable {
  private let count = Atomic(0)

  package init() {}

  /// The next number.
  package func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
