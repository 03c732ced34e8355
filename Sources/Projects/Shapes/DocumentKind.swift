import Model

/// One word that may stand after `kind:` and what a document of that kind holds.
package struct DocumentKind: Sendable {
  /// The word, such as `project` or `genesys-cloud`.
  package var name: String
  package var summary: String
  /// The field that tells documents of the kind apart; documents that agree in it are one.
  ///
  /// Nil for a kind of which a project has a single document.
  package var identity: String?
  /// Whether several documents may share one identity and add up, as the files of one tenant do.
  package var addsUp: Bool
  /// All fields, `kind` excepted.
  package var fields: Fields

  package init(
    _ name: String, summary: String, identity: String?, addsUp: Bool = false, fields: Fields
  ) {
    self.name = name
    self.summary = summary
    self.identity = identity
    self.addsUp = addsUp
    self.fields = fields
  }

  /// The fields with the one that says which kind it is.
  var allFields: Fields {
    Fields(
      [
        Field(
          "kind", .scalar(.choice([name])), "What the document describes.", isRequired: true)
      ] + fields.all)
  }
}
