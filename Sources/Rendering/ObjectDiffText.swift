package import Documents
package import Model
import Planning

/// Two states of objects side by side, in the words of a plan.
package struct ObjectDiffText {
  /// One object in two snapshots; nil where a snapshot does not have it.
  package struct Pair: Sendable {
    /// The object.
    package var address: Address
    /// The kind that it is of.
    package var kind: Kind
    /// Its attributes then; nil where it was not there.
    package var before: Value?
    /// Its attributes later; nil where it is gone.
    package var after: Value?

    package init(_ address: Address, of kind: Kind, before: Value?, after: Value?) {
      self.address = address
      self.kind = kind
      self.before = before
      self.after = after
    }
  }

  /// Writes what differs between the pairs' sides, gone objects first; ends with a line feed.
  package static func render(
    _ pairs: [Pair], title: String, style: Style = .plain
  ) -> String {
    let changes = pairs.compactMap(\.change).sorted {
      ($0.rank, $0.address) < ($1.rank, $1.address)
    }
    let counts = [Change.Action.create, .update, .delete].map { action in
      changes.count { $0.action == action }.grouped
    }
    let head = "\(Printable.line(title))  +\(counts[0]) ~\(counts[1]) -\(counts[2])"
    let text = EntryText(style: style)
    let lines = changes.flatMap { [""] + text.lines(entry($0)) }
    return ([style.bold(head)] + lines).joined(separator: "\n") + "\n"
  }

  private static func entry(_ change: Change) -> PlanOutline.Entry {
    let symbol: PlanOutline.Symbol =
      switch change.action {
      case .create: .create
      case .delete: .delete
      default: .change
      }
    return PlanOutline.Entry(
      symbol: symbol, title: Printable.line(change.address.description), verb: nil, source: nil,
      facts: [], details: DetailWriter(change).details)
  }
}

extension ObjectDiffText.Pair {
  /// The step from one side to the other; nil where both are the same.
  fileprivate var change: Change? {
    guard let after else {
      return before == nil ? nil : Change(.delete, address, risk: .destructive)
    }
    let attributes = kind.attributes.compactMap { attribute -> AttributeChange? in
      let old = before?[path: attribute.path]
      let new = after[path: attribute.path]
      guard attribute.type.canonical(old ?? .null) != attribute.type.canonical(new ?? .null) else {
        return nil
      }
      return AttributeChange(
        Difference(attribute, before: old, after: new), base: nil, cause: .config)
    }
    guard before == nil || !attributes.isEmpty else { return nil }
    return Change(
      before == nil ? .create : .update, address, risk: .behaviour, attributes: attributes)
  }
}

extension Change {
  fileprivate var rank: Int {
    switch action {
    case .delete: 0
    case .create: 2
    default: 1
    }
  }
}
