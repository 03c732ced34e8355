/// Which vocabularies a schema resource is written in.
struct Dialect: Hashable, Sendable {
  var hasApplicators = true
  var hasUnevaluated = true
  var hasValidation = true
  /// Whether `format` is checked because the metaschema says so.
  var assertsFormats = false
  /// Draft 2019-09, which others' documents may still be written in: `items` may be a list there,
  /// and `prefixItems` is unknown.
  var hasTupleItems = false

  static let standard = Dialect()
  static let draft2019 = Dialect(hasTupleItems: true)

  static let standardURI = "https://json-schema.org/draft/2020-12/schema"
  static let draft2019URI = "https://json-schema.org/draft/2019-09/schema"
  private static let vocabularies = "https://json-schema.org/draft/2020-12/vocab/"
  private static let known: Set<String> = [
    "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation",
    "format-assertion", "content",
  ]

  /// The dialect of a metaschema with these vocabularies, or the one that is required and unknown.
  static func with(vocabularies: [(uri: String, isRequired: Bool)]) -> Result<Dialect, Unknown> {
    var names: Set<String> = []
    for vocabulary in vocabularies {
      let name = String(vocabulary.uri.dropFirst(Self.vocabularies.count))
      if vocabulary.uri.hasPrefix(Self.vocabularies), known.contains(name) {
        names.insert(name)
      } else if vocabulary.isRequired {
        return .failure(Unknown(vocabulary: vocabulary.uri))
      }
    }
    return .success(
      Dialect(
        hasApplicators: names.contains("applicator"),
        hasUnevaluated: names.contains("unevaluated"),
        hasValidation: names.contains("validation"),
        assertsFormats: names.contains("format-assertion")))
  }

  /// A vocabulary that must be understood and is not.
  struct Unknown: Error {
    var vocabulary: String
  }
}
