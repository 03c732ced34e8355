import Documents
import Model
import Planning

/// Writes what moved where a resource is made from.
enum MoveText {
  /// The first few moves of a list, and how many there are beyond.
  static func line(_ moves: [Provenance.Move], most: Int = 3) -> String {
    let shown = moves.prefix(most).map(text).joined(separator: "; ")
    let more = moves.count - most
    return more > 0 ? "\(shown); and \(more.grouped) more" : shown
  }

  private static func text(_ move: Provenance.Move) -> String {
    let subject = Printable.excerpt(move.subject, most: 120)
    switch move.manner {
    case .came: return "\(subject) is new"
    case .left: return "\(subject) is gone"
    case .changed(let name, let before, let after):
      let (old, new) = differing(before ?? .null, after ?? .null)
      let values =
        before == nil && after == nil ? "" : " \(ValueText.transition(old, new, unit: nil))"
      return "\(subject) '\(Printable.line(name))' changed\(values)"
    }
  }

  /// Of two lists, or two objects, only what is not in both: it is a reason, not a listing.
  private static func differing(_ before: Value, _ after: Value) -> (Value, Value) {
    switch (before, after) {
    case (.object(let old), .object(let new)):
      (
        .object(Object(old.filter { new[$0.key] != $0.value }.map { ($0.key, $0.value) })),
        .object(Object(new.filter { old[$0.key] != $0.value }.map { ($0.key, $0.value) }))
      )
    case (.array(let old), .array(let new)) where Set(old) != Set(new):
      (.array(old.filter(Set(new).isNotAmong)), .array(new.filter(Set(old).isNotAmong)))
    default: (before, after)
    }
  }
}

extension Set<Value> {
  fileprivate func isNotAmong(_ value: Value) -> Bool { !contains(value) }
}

extension Change {
  /// All that moved where the resource is made from, each once.
  var moves: [Provenance.Move] {
    var seen: Set<Provenance.Move> = []
    return attributes.flatMap(\.moves).filter { seen.insert($0).inserted }
  }

  /// Set where every attribute has the same moves for a reason, or some are not shown one by one.
  var sharesMoves: Bool {
    guard let first = attributes.first, !moves.isEmpty else { return false }
    return action == .create || action == .rename
      || attributes.allSatisfy { $0.cause == first.cause && $0.moves == first.moves }
  }
}
