import Documents
import Model

/// Keeps count of the fields that came under names of an earlier version of the vendor's API.
actor FormerNames {
  private var found: Set<[String]> = []

  /// Looks through objects for fields that only a former name holds.
  func look(at raws: [Value], of kind: Kind) {
    let renamed = kind.attributes.filter { !$0.aliases.isEmpty }
    guard let raw = raws.first, !renamed.isEmpty else { return }
    for attribute in renamed where raw[path: attribute.readPath] == nil {
      guard let alias = attribute.aliases.first(where: { raw[path: $0] != nil }) else { continue }
      found.insert([kind.name, attribute.name, alias.joined(separator: ".")])
    }
  }

  /// One warning for each field, in an order of its own.
  var notices: [Diagnostic] {
    found.sorted { $0.lexicographicallyPrecedes($1) }.map { entry in
      Diagnostic(
        .warning, "former-name",
        "'\(entry[1])' of \(entry[0]) came under its former name '\(entry[2])'",
        help: "the tenant answers in an older version than \(Endpoints.version)")
    }
  }
}
