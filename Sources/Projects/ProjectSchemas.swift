package import Documents
package import Model

/// The JSON Schemas of documents, for editors and as documentation.
package enum ProjectSchemas {
  /// One schema for each kind of document, by file name: `genesys-cloud.schema.json`.
  ///
  /// They differ from what a project is validated by in one thing: `${…}` may stand for any value,
  /// because files are validated once their values are filled in.
  package static func all(
    _ providers: [any Provider], kinds: [DocumentKind] = []
  ) -> [String: Value] {
    let writer = SchemaWriter(acceptsInterpolation: true)
    return Dictionary(
      DocumentKind.all(providers, kinds).map { kind in
        (fileName(of: kind.name), .object(writer.schema(kind)))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The file in `schemas/` that describes documents of a kind.
  package static func fileName(of kind: String) -> String { "\(kind).schema.json" }
}
