import Documents
package import Model

/// Why things that a migration has made are not derived any more: the source's doing or the
/// author's.
///
/// What follows from the source stays at the target until cut-over, come what may; what the author
/// took back is the author's to let go.
package struct Abandonment: Sendable {
  /// Whose doing it is.
  package enum Verdict: Hashable, Sendable {
    /// The object of the source is gone, switched off, or makes other things now.
    case source
    /// The mapping leaves it out, or makes something else of it.
    case mapping
    /// No rule of the mapping makes such things any more.
    case rule
  }

  private let mapping: Mapping
  private let source: Inventory
  private let moved: Set<[String]>
  private var causes: [String: Coverage.Cause] = [:]

  /// `moved` is what is not at the source as the last apply found it.
  package init(
    of mapping: Mapping, _ derivation: Derivation, from source: Inventory, moved: [MovedObject]
  ) {
    self.mapping = mapping
    self.source = source
    self.moved = Set(moved.map { [$0.address.kind, $0.id] })
    for row in derivation.coverage.rows {
      if let cause = row.cause { causes["\(row.rule)/\(row.id)"] = cause }
    }
  }

  /// Judges an entry of an earlier crosswalk whose target is not derived.
  package func verdict(on entry: Crosswalk.Entry) -> Verdict {
    let rules = mapping.rules.filter {
      $0.source.kind == entry.source.kind && $0.target.kind == entry.target.kind
    }
    guard !rules.isEmpty else { return .rule }
    guard let id = entry.source.id, source.object(of: entry.source.kind, id: id) != nil else {
      return .source
    }
    let found = rules.compactMap { causes["\($0.name)/\(id)"] }
    if found.contains(.author) { return .mapping }
    if entry.standing == .left || found.contains(.dormant) { return .source }
    return moved.contains([entry.source.kind, id]) ? .source : .mapping
  }
}
