package import Documents

/// An object that a project counts on and that nobody here makes: it must be in the tenant.
package struct ExpectedObject: Hashable, Sendable {
  /// The kind's plural name.
  package var kind: String
  /// The natural key, or the vendor's id where the key says too little.
  package var name: String
  /// Where the project speaks of it.
  package var range: SourceRange?

  package init(kind: String, name: String, range: SourceRange? = nil) {
    self.kind = kind
    self.name = name
    self.range = range
  }

  /// The one object that is meant; nil where there is none, or more than one.
  package func object(in inventory: Inventory) -> LiveObject? {
    let found = inventory.objects(of: kind, key: name)
    return found.count == 1 ? found[0] : inventory.object(of: kind, id: name)
  }

  /// Says what is wrong where no object, or more than one, answers to the name.
  package func problem(in inventory: Inventory, of tenant: String) -> Diagnostic? {
    guard object(in: inventory) == nil else { return nil }
    let name = Printable.excerpt(name)
    guard inventory.hasRead(kind) else {
      let reason = inventory.holes.first { $0.kind == kind }?.reason
      return Diagnostic(
        "unreadable-kind",
        "\(kind) of tenant '\(tenant)' could not be read, so '\(name)' is not known to be there"
          + (reason.map { ": " + Printable.line($0) } ?? ""),
        at: range, help: "give the client the permission to read \(kind)")
    }
    let found = inventory.objects(of: kind, key: self.name)
    if found.count > 1 {
      let ids = found.map(\.id).sorted().joined(separator: ", ")
      return Diagnostic(
        "ambiguous-object",
        "tenant '\(tenant)' has \(found.count) \(kind) named '\(name)' (\(ids))", at: range,
        help: "write the id of the one that is meant")
    }
    let known = Set(inventory.objects(of: kind).map(\.key)).sorted()
    return Diagnostic(
      "missing-object", "tenant '\(tenant)' has no '\(name)' among its \(kind)", at: range,
      help: Suggestion.clause(for: self.name, in: known)
        ?? "it has to be made there first, or the name is another")
  }
}
