import Contracts
import Documents
import Parsing
import Testing

struct MessageTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var schema: String
    var instance: String
    var expected: [String]

    var testDescription: String { schema + " ← " + instance }
  }

  static let rows = [
    Row(
      schema: #"{"properties":{"age":{"type":"integer"}}}"#, instance: #"{"age":"x"}"#,
      expected: ["/age /properties/age/type: 'age' must be an integer, not the string 'x'"]),
    Row(
      schema: #"{"type":["string","null"]}"#, instance: "1.5",
      expected: [" /type: the value must be a string or null, not the number 1.5"]),
    Row(
      schema: ##"{"$ref":"#/$defs/n","$defs":{"n":{"maximum":10}}}"##, instance: "11",
      expected: [" /$ref/maximum: the value must be at most 10, not 11"]),
    Row(
      schema: #"{"properties":{"color":{"enum":["red","green"]}}}"#,
      instance: #"{"color":"rde"}"#,
      expected: [
        "/color /properties/color/enum: 'color' must be 'red' or 'green', not 'rde'; "
          + "did you mean 'red'?"
      ]),
    Row(
      schema: #"{"required":["name"],"properties":{"name":{}}}"#, instance: #"{"nmae":1}"#,
      expected: [" /required: the object lacks the property 'name'; is 'nmae' meant to be it?"]),
    Row(
      schema: #"{"properties":{"queue":{"properties":{"name":{}},"additionalProperties":false}}}"#,
      instance: #"{"queue":{"nmae":1}}"#,
      expected: [
        "/queue/nmae /properties/queue/additionalProperties: 'nmae' is no known property of "
          + "'queue'; did you mean 'name'?"
      ]),
    Row(
      schema: #"{"properties":{"a":{},"b":{}},"unevaluatedProperties":false}"#,
      instance: #"{"a":1,"zebra":2}"#,
      expected: [
        "/zebra /unevaluatedProperties: 'zebra' is no known property; accepted are also 'b'"
      ]),
    Row(
      schema: #"{"properties":{"list":{"items":{"minLength":2}}}}"#,
      instance: #"{"list":["ab","c"]}"#,
      expected: [
        "/list/1 /properties/list/items/minLength: element 2 of 'list' must have at least "
          + "2 characters, not 1"
      ]),
    Row(
      schema:
        ##"{"anyOf":[{"type":"string"},{"$ref":"#/$defs/n"}],"$defs":{"n":{"type":"number"}}}"##,
      instance: "true", expected: [" /anyOf: the value must be a string or a number, not true"]),
    Row(
      schema: #"{"oneOf":[{"const":"a"},{"const":"b"}]}"#, instance: #""c""#,
      expected: [" /oneOf: the value must be 'a' or 'b', not 'c'; did you mean 'a'?"]),
    Row(
      schema: #"{"oneOf":[{"type":"number"},{"minimum":0}]}"#, instance: "5",
      expected: [" /oneOf: the value fits alternatives 1 and 2 of 'oneOf', where one only may fit"]),
    Row(
      schema: """
        {"oneOf":[{"properties":{"kind":{"const":"disk"},"size":{"type":"integer"}}},
        {"properties":{"kind":{"const":"net"},"host":{"type":"string"}},"required":["host"]}]}
        """,
      instance: #"{"kind":"net","size":"x"}"#,
      expected: [
        " /oneOf/1/required: the object lacks the property 'host' (in the nearest of 2 alternatives)"
      ]),
    Row(
      schema: #"{"uniqueItems":true}"#, instance: #"["a","b","a"]"#,
      expected: [
        " /uniqueItems: the value must not repeat elements: elements 1 and 3 are both 'a'"
      ]),
    Row(
      schema: #"{"propertyNames":{"pattern":"^[a-z]+$"}}"#, instance: #"{"A~/b":1}"#,
      expected: [
        "/A~0~1b /propertyNames: 'A~/b' is no allowed name of a property: as a name, 'A~/b' must "
          + "match the pattern '^[a-z]+$', not be 'A~/b'"
      ]),
    Row(
      schema: #"{"dependentRequired":{"card":["address"]}}"#, instance: #"{"card":1}"#,
      expected: [
        " /dependentRequired/card: the object lacks the property 'address', which goes with 'card'"
      ]),
    Row(
      schema: #"{"contains":{"type":"string"},"maxContains":1}"#, instance: #"["a","b"]"#,
      expected: [
        " /maxContains: the value must have at most 1 element as the schema under 'contains' "
          + "describes, not 2"
      ]),
    Row(
      schema: #"{"prefixItems":[true],"items":false}"#, instance: "[1,2,3]",
      expected: ["/1 /items: the value must have at most 1 element"]),
    Row(
      schema: #"{"if":{"required":["a"]},"then":{"required":["b"]}}"#, instance: #"{"a":1}"#,
      expected: [" /then/required: the object lacks the property 'b'"]),
    Row(
      schema: #"{"const":"\u001b[2J"}"#, instance: #""\n""#,
      expected: [#" /const: the value must be '\u{1b}[2J', not '\n'"#]),
  ]

  @Test(arguments: rows)
  func `a violation says where, what was found and what would be accepted`(row: Row) throws {
    let schema = try Schema(compiling: value(row.schema))
    let found = schema.validate(try value(row.instance)).map {
      "\($0.instancePath) \($0.schemaPath): \($0.text)"
    }
    #expect(found == row.expected)
  }

  @Test func `all violations are reported at once`() throws {
    let schema = try Schema(
      compiling: value(
        #"{"properties":{"a":{"type":"string"},"b":{"minimum":3}},"required":["c"]}"#))
    #expect(schema.validate(try value(#"{"a":1,"b":2}"#)).count == 3)
  }

  @Test func `a violation leads to its place in the file`() throws {
    let text = "{\n  \"queue\": {\"nmae\": 1, \"size\": \"x\"}\n}"
    let node = try #require(JSON.node(Array(text.utf8), file: "a.json").node)
    let schema = try Schema(
      compiling: value(
        #"{"properties":{"queue":{"properties":{"size":{"type":"integer"}},"additionalProperties":false}}}"#
      ))
    let places = schema.validate(node).map { node.range(of: $0).map(String.init(describing:)) }
    #expect(places == ["a.json:2:13", "a.json:2:32"])
  }

  @Test func `formats are annotations unless they are asked for`() throws {
    let schema = try value(#"{"format":"ipv4"}"#)
    #expect(try Schema(compiling: schema).accepts("x"))
    let strict = try Schema(compiling: schema, assertsFormats: true)
    #expect(strict.validate("x").map(\.message) == ["the value must be an ipv4, not 'x'"])
  }
}

/// Reads the JSON that a test is written in.
func value(_ text: String) throws -> Value {
  try JSON.value(Array(text.utf8))
}
