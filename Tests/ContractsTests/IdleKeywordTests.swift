import Documents
import Testing

@testable import Contracts

struct IdleKeywordTests {
  private static func found(_ schema: Value) -> [String] {
    IdleKeyword.all(in: schema).map { "\($0.pointer) \($0.name)" }
  }

  @Test func `a misspelt word is found at any depth, with what was meant`() throws {
    let schema: Value = [
      "requierd": ["a"],
      "properties": ["a": ["maximun": 4], "b": ["items": ["allOf": [["minLenght": 1]]]]],
    ]
    #expect(
      Self.found(schema) == [
        " requierd", "/properties/a maximun", "/properties/b/items/allOf/0 minLenght",
      ])
    #expect(
      IdleKeyword.all(in: schema).map(\.help) == [
        "did you mean 'required'?", "did you mean 'maximum'?", "did you mean 'minLength'?",
      ])
  }

  @Test func `words for readers are no mistake, nor are names that look like words`() {
    let schema: Value = [
      "title": "t", "description": "d", "$comment": "c", "examples": [1], "default": 1,
      "$defs": ["maximun": ["type": "string"]], "deprecated": true, "x-owner": "ops",
      "properties": ["requierd": ["const": ["maximun": 1]]], "enum": [["maximun": 1]],
    ]
    #expect(Self.found(schema).isEmpty)
  }

  @Test(arguments: ["contentEncoding", "contentMediaType", "contentSchema"])
  func `a word of the standard by which nothing is checked is said to be one`(word: String) {
    let found = IdleKeyword.all(in: .object([word: "base64"]))
    #expect(found.map(\.name) == [word])
    #expect(found.first?.message.contains("nothing is checked by it here") == true)
  }

  @Test func `a word of an earlier draft is told with its successor`() {
    #expect(IdleKeyword.all(in: ["divisibleBy": 2]).map(\.help) == ["write 'multipleOf'"])
    #expect(Self.found(["additionalItems": false]) == [" additionalItems"])
    let old = "https://json-schema.org/draft/2019-09/schema"
    #expect(Self.found(["$schema": .string(old), "additionalItems": false]).isEmpty)
  }

  @Test func `a format that nobody knows checks nothing`() {
    let found = IdleKeyword.all(in: ["format": "emial"])
    #expect(found.map(\.help) == ["did you mean 'email'?"])
    #expect(Self.found(["format": "date-time"]).isEmpty)
  }
}
