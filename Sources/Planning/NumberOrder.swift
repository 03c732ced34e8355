import Documents
import Model

/// Which changes wait for which because of telephone numbers: whoever takes one for the range that it
/// lies in, and a range that goes for those who had numbers of it.
struct NumberOrder {
  /// A change and one that it waits for, by their places.
  typealias Wait = (place: Int, other: Int)

  private typealias Ranges = [NumberRange: [(place: Int, bounds: NumberRange.Bounds)]]

  private let changes: [Change]
  private let kinds: [String: Kind]
  private let before: [Address: Value]

  init(_ changes: [Change], kinds: [String: Kind], before: [Address: Value]) {
    self.changes = changes
    self.kinds = kinds
    self.before = before
  }

  var waits: [Wait] {
    let (made, gone) = (ranges(where: \.makesObject), ranges(where: \.removesObject))
    if made.isEmpty, gone.isEmpty { return [] }
    return changes.indices.flatMap { place -> [Wait] in
      let change = changes[place]
      guard let kind = kinds[change.address.kind] else { return [] }
      let taken = kind.numbers(in: change.desired ?? .null)
      let had = kind.numbers(in: before[change.address] ?? .null)
      return Self.holders(of: taken, among: made).map { (place, $0) }
        + Self.holders(of: had, among: gone).map { ($0, place) }
    }
  }

  private static func holders(
    of numbers: [(range: NumberRange, number: String)], among ranges: Ranges
  ) -> Set<Int> {
    Set(
      numbers.flatMap { range, number in
        (ranges[range] ?? []).filter { $0.bounds.contain(number) }.map(\.place)
      })
  }

  private func ranges(where isWanted: (Change) -> Bool) -> Ranges {
    var found: Ranges = [:]
    for range in Set(kinds.values.flatMap { $0.attributes.compactMap(\.range) }) {
      for place in changes.indices
      where changes[place].address.kind == range.kind && isWanted(changes[place]) {
        let attributes = changes[place].desired ?? before[changes[place].address]
        guard let bounds = attributes.flatMap(range.bounds) else { continue }
        found[range, default: []].append((place, bounds))
      }
    }
    return found
  }
}
