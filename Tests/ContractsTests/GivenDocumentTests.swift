import Contracts
import Documents
import Testing

struct GivenDocumentTests {
  @Test func `a reference leads into a part of a given document that has a URI of its own`() throws
  {
    let schema = try Schema(
      compiling: ["$ref": "https://example.com/part"],
      given: [
        "https://example.com/whole": [
          "$defs": ["part": ["$id": "https://example.com/part", "type": "integer"]]
        ]
      ])
    #expect(schema.accepts(1))
    #expect(!schema.accepts("x"))
  }

  @Test func `a schema can be checked by the metaschema of its draft`() throws {
    let schema = try Schema(compiling: ["$ref": "https://json-schema.org/draft/2020-12/schema"])
    #expect(schema.accepts(["properties": ["a": ["type": "string"]]]))
    let violations = schema.validate(["properties": ["a": ["minLength": -1]]])
    #expect(violations.map(\.instancePath) == ["/properties/a/minLength"])
  }
}
