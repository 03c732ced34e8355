package import Documents

/// What a resource was made from by whoever derived or expanded it; what an author wrote has none.
///
/// Whoever makes resources fills it in; plans only tell it, and know nothing of the making.
package struct Provenance: Hashable, Sendable {
  /// Something that is not as it was at the last apply.
  package struct Move: Hashable, Sendable {
    /// What happened to it.
    package enum Manner: Hashable, Sendable {
      case came
      case left
      /// An attribute, by dotted name, with the values then and now, as far as they may be shown.
      case changed(String, before: Value?, after: Value?)
    }

    /// What moved, such as `legacy/skills/Billing`.
    package var subject: String
    /// What happened to it.
    package var manner: Manner

    package init(_ subject: String, _ manner: Manner) {
      self.subject = subject
      self.manner = manner
    }
  }

  /// What the resource comes from, such as `legacy/skills/Billing`; sorted.
  package var sources: [String]
  /// What moved since the last apply, by the dotted name of the attribute that it decides over.
  package var moves: [String: [Move]]

  package init(sources: [String] = [], moves: [String: [Move]] = [:]) {
    self.sources = sources
    self.moves = moves
  }

  /// Adds what moved and decides over an attribute; what is known already counts once.
  package mutating func add(_ more: [Move], to attribute: String) {
    guard !more.isEmpty else { return }
    var known = Set(moves[attribute] ?? [])
    moves[attribute, default: []] += more.filter { known.insert($0).inserted }
  }

  /// Adds what a resource is made from as well.
  package mutating func join(_ other: Provenance) {
    sources = Set(sources + other.sources).sorted()
    for (name, others) in other.moves { add(others, to: name) }
  }
}
