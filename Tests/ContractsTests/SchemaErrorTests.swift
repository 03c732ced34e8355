import Contracts
import Documents
import Testing

struct SchemaErrorTests {
  @Test(arguments: [
    (
      #"{"properties":{"a":{"type":"strnig"}}}"#,
      "#/properties/a/type: 'strnig' is no type; known are string, integer, number, boolean, "
        + "object, array and null; did you mean 'string'?"
    ),
    (#"{"items":[true]}"#, "#/items: a schema must be an object or a boolean, not an array"),
    (#"{"allOf":[]}"#, "#/allOf: 'allOf' must be a list of one schema or more"),
    (#"{"minLength":-1}"#, "#/minLength: 'minLength' must be a whole number of 0 or more"),
    (#"{"multipleOf":0}"#, "#/multipleOf: 'multipleOf' must be a number greater than 0"),
    (
      #"{"$defs":{"x":{"pattern":"a(b"}}}"#,
      "#/$defs/x/pattern: 'a(b' is no regular expression: '(' is never closed (at character 2)"
    ),
    (
      #"{"patternProperties":{"[z-a]":true}}"#,
      "#/patternProperties/[z-a]: '[z-a]' is no regular expression: a range in a class runs "
        + "backwards (at character 4)"
    ),
    (##"{"$ref":"#/$defs/x"}"##, "#/$ref: '#/$defs/x' leads to no place in the schema"),
    (##"{"$ref":"#x"}"##, "#/$ref: '#x' leads to no anchor in the schema"),
    (##"{"$ref":"#"}"##, "#/$ref: this leads back to itself without end"),
    (
      ##"{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"$ref":"#/$defs/a"}}}"##,
      "#/$defs/a/allOf/0: this leads back to itself without end"
    ),
    (
      #"{"$id":"a#b"}"#, "#/$id: '$id' must not have a fragment; '$anchor' names a part of a schema"
    ),
    (
      #"{"$schema":"http://json-schema.org/draft-04/schema#"}"#,
      "#/$schema: 'http://json-schema.org/draft-04/schema' is no known dialect; write "
        + "'https://json-schema.org/draft/2020-12/schema'"
    ),
    (#"{"required":"name"}"#, "#/required: 'required' must be a list of names"),
    ("[]", "#: a schema must be an object or a boolean, not an array"),
  ])
  func `an unusable schema is refused with the place to mend`(
    schema: String, expected: String
  ) throws {
    let error = #expect(throws: SchemaError.self) { try Schema(compiling: value(schema)) }
    #expect(error?.description == expected)
  }

  @Test func `all that is wrong with a schema is said at once`() throws {
    let error = #expect(throws: SchemaError.self) {
      try Schema(compiling: value(#"{"type":1,"minimum":"x","properties":{"a":3}}"#))
    }
    #expect(error?.problems.map(\.pointer).sorted() == ["/minimum", "/properties/a", "/type"])
  }

  @Test func `a problem in a given document names that document`() throws {
    let error = #expect(throws: SchemaError.self) {
      try Schema(
        compiling: ["$ref": "https://example.com/a.json"],
        given: ["https://example.com/a.json": ["type": "text"]])
    }
    #expect(error?.problems.first?.document == "https://example.com/a.json")
    #expect(error?.problems.first?.pointer == "/type")
  }
}
