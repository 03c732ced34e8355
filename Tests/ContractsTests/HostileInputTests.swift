import Contracts
import Documents
import Parsing
import Testing

struct HostileInputTests {
  @Test func `an instance of great depth is refused and not the end of the program`() throws {
    let schema = try Schema(compiling: value(##"{"items":{"$ref":"#"}}"##))
    var deep: Value = []
    for _ in 0..<2_000 { deep = .array([deep]) }
    #expect(!schema.accepts(deep))
    let message = try #require(schema.validate(deep).first?.message)
    #expect(message.contains("nested too deeply"))
  }

  @Test func `the deepest text that is read can be checked`() throws {
    let schema = try Schema(compiling: value(##"{"items":{"$ref":"#"}}"##))
    let depth = JSON.Limits.default.depth
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(schema.validate(try value(text)) == [])
  }

  @Test func `negation does not make an instance valid that is too deep`() throws {
    let schema = try Schema(
      compiling: value(
        ##"{"not":{"$ref":"#/$defs/a"},"$defs":{"a":{"items":{"$ref":"#/$defs/a"}}}}"##))
    var deep: Value = []
    for _ in 0..<2_000 { deep = .array([deep]) }
    #expect(!schema.accepts(deep))
    #expect(schema.validate(deep) != [])
  }

  @Test func `a schema of great depth is refused or compiled, and never the end`() throws {
    var deep: Value = true
    for _ in 0..<5_000 { deep = ["not": deep] }
    #expect(throws: SchemaError.self) { try Schema(compiling: deep) }
  }

  @Test(arguments: [
    "^(a+)+$", "^(a|a)*$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "a[^b]*c",
  ])
  func `a pattern that backtracks without end is given up`(pattern: String) throws {
    let schema = try Schema(compiling: ["pattern": .string(pattern)])
    for length in [40, 900, 20_000] {
      let text = String(repeating: pattern.contains("x") ? "x" : "a", count: length) + "!"
      #expect(!schema.accepts(.string(text)))
      #expect(schema.validate(.string(text)).count == 1)
    }
  }

  @Test func `a long text is searched in full by a harmless pattern`() throws {
    let schema = try Schema(compiling: ["pattern": #"^(?:[a-z]|\d)*$"#])
    #expect(schema.accepts(.string(String(repeating: "a1", count: 500_000))))
    #expect(!schema.accepts(.string(String(repeating: "a1", count: 500_000) + "-")))
  }

  @Test func `a reference is never fetched`() throws {
    let error = #expect(throws: SchemaError.self) {
      try Schema(compiling: ["$ref": "https://example.com/other.json"])
    }
    #expect(
      error?.description
        == "#/$ref: 'https://example.com/other.json' leads to 'https://example.com/other.json', "
        + "which was not given")
  }
}
