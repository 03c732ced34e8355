package import Documents

/// One way in which an instance breaks its schema.
package struct Violation: Hashable, Sendable {
  /// A JSON pointer to the offending part of the instance; empty means the whole.
  package var instancePath: String
  /// A JSON pointer to the keyword that was broken, through every `$ref` on the way.
  package var schemaPath: String
  /// The sentence for people, without the suggestion.
  package var message: String
  /// The keyword that was broken, such as `required`: what scripts match.
  package var keyword: String
  /// What was probably meant, as a full clause: `did you mean 'name'?`.
  package var help: String?

  /// Takes both places, as text, and what is wrong.
  package init(
    instancePath: String, schemaPath: String, message: String, keyword: String,
    help: String? = nil
  ) {
    self.instancePath = instancePath
    self.schemaPath = schemaPath
    self.message = message
    self.keyword = keyword
    self.help = help
  }

  /// Message and suggestion in one sentence.
  package var text: String { help.map { message + "; " + $0 } ?? message }

  /// Whether the member's name is wrong and not its value.
  package var isAboutName: Bool {
    ["additionalProperties", "unevaluatedProperties", "propertyNames"].contains(keyword)
  }

  /// The form that `contract check` prints.
  package var value: Value {
    [
      "instancePath": .string(instancePath), "schemaPath": .string(schemaPath),
      "message": .string(text),
    ]
  }
}
