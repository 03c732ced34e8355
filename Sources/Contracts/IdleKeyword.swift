package import Documents

/// A word of a schema that demands nothing: nobody knows it, or nothing is checked by it here.
///
/// A validator passes over such words, as the standard says. Whoever wrote `maximun` meant a demand,
/// though, so places where people write schemas by hand can ask for them.
package struct IdleKeyword: Hashable, Sendable {
  /// Where its schema stands.
  package let pointer: JSONPointer
  /// The word, or the format that it names.
  package let name: String
  /// One sentence.
  package let message: String
  /// What to write instead.
  package let help: String?

  /// Lists those of a schema and all schemas in it, in the order in which they are written.
  package static func all(in schema: Value) -> [IdleKeyword] {
    let dialect: Dialect =
      schema["$schema"]?.string == Dialect.draft2019URI ? .draft2019 : .standard
    var found: [IdleKeyword] = []
    var open: [(value: Value, pointer: JSONPointer)] = [(schema, JSONPointer([]))]
    while let next = open.popLast() {
      guard let object = next.value.object else { continue }
      found += object.compactMap { IdleKeyword($0.key, $0.value, at: next.pointer, dialect) }
      var inner: [(Value, JSONPointer)] = []
      Subschemas.visit(of: object, at: next.pointer, dialect: dialect) { inner.append(($0, $1)) }
      open += inner.reversed()
    }
    return found
  }

  private init?(_ keyword: String, _ value: Value, at pointer: JSONPointer, _ dialect: Dialect) {
    self.pointer = pointer
    if keyword == "format" {
      guard let format = value.string, Format(rawValue: format) == nil else { return nil }
      name = format
      message = "there is no format \(Wording.quoted(format)) in JSON Schema"
      help =
        Suggestion.clause(for: format, in: Format.allCases.map(\.rawValue))
        ?? "write a 'pattern' instead"
      return
    }
    guard !Vocabulary.allows(keyword, dialect) else { return nil }
    name = keyword
    if let instead = Vocabulary.replaced[keyword] {
      message = "'\(keyword)' is a word of earlier drafts of JSON Schema and demands nothing here"
      help = instead
    } else if Vocabulary.unchecked.contains(keyword) {
      message = "'\(keyword)' is a word of JSON Schema, but nothing is checked by it here"
      help = "remove it, or write a 'pattern' instead"
    } else {
      message = "\(Wording.quoted(keyword)) is no word of JSON Schema and demands nothing"
      help = Suggestion.clause(for: keyword, in: Vocabulary.checked)
    }
  }
}

/// The words of draft 2020-12.
private enum Vocabulary {
  /// What is checked, or leads to what is.
  static let checked: Set<String> = [
    "$ref", "$dynamicRef", "$defs", "$id", "$anchor", "$dynamicAnchor", "$schema", "$vocabulary",
    "additionalProperties", "allOf", "anyOf", "const", "contains", "definitions", "dependencies",
    "dependentRequired", "dependentSchemas", "else", "enum", "exclusiveMaximum",
    "exclusiveMinimum", "format", "if", "items", "maxContains", "maximum", "maxItems", "maxLength",
    "maxProperties", "minContains", "minimum", "minItems", "minLength", "minProperties",
    "multipleOf", "not", "oneOf", "pattern", "patternProperties", "prefixItems", "properties",
    "propertyNames", "required", "then", "type", "unevaluatedItems", "unevaluatedProperties",
    "uniqueItems",
  ]

  /// What is for readers alone.
  private static let annotations: Set<String> = [
    "title", "description", "$comment", "default", "examples", "deprecated", "readOnly",
    "writeOnly",
  ]

  /// What the standard describes and leaves to others.
  static let unchecked: Set<String> = ["contentEncoding", "contentMediaType", "contentSchema"]

  /// What earlier drafts had, and what to write for it.
  static let replaced = [
    "additionalItems": "write 'items' beside 'prefixItems'",
    "disallow": "write 'not'",
    "divisibleBy": "write 'multipleOf'",
    "extends": "write 'allOf'",
    "id": "write '$id'",
    "$recursiveRef": "write '$dynamicRef'",
    "$recursiveAnchor": "write '$dynamicAnchor'",
  ]

  static func allows(_ keyword: String, _ dialect: Dialect) -> Bool {
    if dialect.hasTupleItems, keyword == "additionalItems" { return true }
    return checked.contains(keyword) || annotations.contains(keyword) || keyword.hasPrefix("x-")
  }
}
