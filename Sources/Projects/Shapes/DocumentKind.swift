package import Model

/// One word that may stand after `kind:` and what a document of that kind holds.
package struct DocumentKind: Sendable {
  /// The word, such as `project` or `genesys-cloud`.
  package let name: String
  /// One sentence for schemas and explanations.
  package let summary: String
  /// The field that tells documents of the kind apart; nil for a kind of which there is one only.
  let identity: String?
  /// Whether several documents may share one identity and add up, as the files of one tenant do.
  let addsUp: Bool
  /// The field that names the tenant whose objects follow from the document, beside those that are
  /// written; nil where there are none.
  package private(set) var derivedTenant: String?
  /// Whether its documents only say what a plan must not be, so that no plan follows from them.
  private(set) var onlyJudges = false
  /// All fields, `kind` excepted.
  let fields: Fields
  /// The same with the one that says which kind it is.
  let allFields: Fields

  /// Declares a kind by a table of fields, one of which tells its documents apart.
  package init(_ name: String, summary: String, identity: String, fields: [Attribute]) {
    self.init(name, summary: summary, identity: identity, fields: Fields(fields))
  }

  /// Says in which field the tenant stands whose objects follow from a document: the project alone
  /// cannot tell their names.
  package func deriving(_ field: String) -> DocumentKind {
    var copy = self
    copy.derivedTenant = field
    return copy
  }

  /// Says that documents only judge plans: to change one does not make a saved plan stale.
  package func judging() -> DocumentKind {
    var copy = self
    copy.onlyJudges = true
    return copy
  }

  init(
    _ name: String, summary: String, identity: String?, addsUp: Bool = false, fields: Fields
  ) {
    self.name = name
    self.summary = summary
    self.identity = identity
    self.addsUp = addsUp
    self.fields = fields
    allFields = Fields(
      [
        Field("kind", .scalar(.choice([name])), "What the document describes.", isRequired: true)
      ] + fields.all)
  }
}
