import Documents
import Testing

@testable import Parsing

struct YAMLTests {
  private func read(_ text: String) -> (documents: [Node], diagnostics: [Diagnostic]) {
    YAML.documents(Array(text.utf8), file: "a.yaml")
  }

  private func value(_ text: String) throws -> Value {
    let (documents, diagnostics) = read(text)
    #expect(diagnostics == [])
    return try #require(documents.first).value
  }

  @Test func `a file holds documents in order`() throws {
    let (documents, diagnostics) = read(
      """
      # cutsheet
      kind: project
      name: acme
      ---
      kind: genesys-cloud
      queues:
        Support Tier 1: { members: [ana@acme.example], alerting: 12 }
      ...
      """)
    #expect(diagnostics == [])
    #expect(
      documents.map(\.value) == [
        ["kind": "project", "name": "acme"],
        [
          "kind": "genesys-cloud",
          "queues": ["Support Tier 1": ["members": ["ana@acme.example"], "alerting": 12]],
        ],
      ])
  }

  @Test(arguments: ["", "\n\n", "# nothing\n", "---\n", "---\n# x\n---\n", "\u{FEFF}"])
  func `a file without content has no documents`(text: String) {
    let (documents, diagnostics) = read(text)
    #expect(documents.isEmpty)
    #expect(diagnostics == [])
  }

  @Test(arguments: [
    ("no", Value.string("no")), ("yes", .string("yes")), ("on", .string("on")),
    ("Off", .string("Off")), ("y", .string("y")), ("012", .string("012")),
    ("-012", .string("-012")), ("+15551234", .string("+15551234")), ("0", .integer(0)),
    ("-7", .integer(-7)), ("0o17", .integer(15)), ("0x1F", .integer(31)),
    ("0x", .string("0x")), ("0o8", .string("0o8")), ("0xFG", .string("0xFG")),
    ("1_000", .string("1_000")), ("12:30", .string("12:30")), ("1.10.2", .string("1.10.2")),
    ("2024-01-01", .string("2024-01-01")), ("1e3", .integer(1000)), ("1e", .string("1e")),
    (".", .string(".")), ("-", .array([.null])), ("- 1", .array([.integer(1)])),
    ("--", .string("--")), ("5.", .integer(5)), ("null", .null), ("Null", .null), ("~", .null),
    ("nULL", .string("nULL")), ("true", .bool(true)), ("True", .bool(true)),
    ("FALSE", .bool(false)), ("tRUE", .string("tRUE")), ("\"1\"", .string("1")),
    ("'true'", .string("true")), ("\"\"", .string("")), ("10%", .string("10%")),
    ("!!str 12", .string("12")), ("!!int \"12\"", .integer(12)), ("! 12", .string("12")),
    ("!!float 1", .integer(1)), ("!!null ''", .null), ("!!bool \"true\"", .bool(true)),
    ("9007199254740993", .integer(9_007_199_254_740_993)), ("१२", .string("१२")),
  ])
  func `a scalar is what the core schema says, and codes stay text`(
    text: String, expected: Value
  ) throws {
    #expect(
      try value("a: \(text == "-" || text == "- 1" ? "\n  " : "")\(text)\n") == ["a": expected])
  }

  @Test(arguments: [
    ("1.10", "1.1"), (".5", "0.5"), ("-.5", "-0.5"), ("1.5e-3", "0.0015"),
    ("123456789012345678901234567891", "1.23456789012345678901234567891e29"),
  ])
  func `a decimal is exact and keeps its text`(text: String, canonical: String) throws {
    let node = try #require(read("a: \(text)").documents.first?["a"])
    #expect(node.value.number?.description == canonical)
    #expect(node.text == text)
  }

  @Test func `positions count from one, in Unicode scalars`() throws {
    let (documents, _) = read("é: 😀x\nlist:\n  - \"ü\"\n  - { a: 1,\n      b: 2 }\n\n\nend: x\n")
    let root = try #require(documents.first)
    let first = try #require(root.members?.first)
    #expect(first.keyRange.description == "a.yaml:1:1")
    #expect(first.value.range.description == "a.yaml:1:4")
    #expect(first.value.range.end == SourcePosition(line: 1, column: 6))
    let list = try #require(root["list"])
    #expect(list.range.description == "a.yaml:3:3")
    #expect(list.range.end == SourcePosition(line: 5, column: 13))
    let element = try #require(list.elements?.first)
    #expect(element.range.description == "a.yaml:3:5")
    #expect(element.isQuoted)
    #expect(root.range.end == SourcePosition(line: 8, column: 7))
  }

  @Test func `a byte order mark has no width`() throws {
    let (documents, _) = read("\u{FEFF}a: 1")
    #expect(documents.first?.members?.first?.keyRange.description == "a.yaml:1:1")
  }

  @Test func `block scalars keep their lines`() throws {
    #expect(
      try value("a: |\n  one\n  two\nb: >-\n  one\n  two\n") == ["a": "one\ntwo\n", "b": "one two"])
  }

  @Test func `an alias repeats its anchor, shown where it is used`() throws {
    let (documents, diagnostics) = read("a: &x [1, 2]\nb: *x\n&k c: 3\n*k : 4\n")
    #expect(diagnostics.map(\.code) == ["duplicate-key"])
    #expect(documents.first?.value == ["a": [1, 2], "b": [1, 2], "c": 3])
    #expect(documents.first?["b"]?.range.description == "a.yaml:2:4")
  }

  @Test func `merged members yield to what is written, and earlier ones win`() throws {
    let text = """
      base: &base { a: 1, b: 1 }
      more: &more { b: 2, c: 2 }
      x: { <<: [*base, *more], a: 0 }
      y:
        <<: *more
        d: 4
      z: { "<<": 1 }
      """
    let value = try value(text)
    #expect(value["x"] == ["a": 0, "b": 1, "c": 2])
    #expect(value["y"] == ["b": 2, "c": 2, "d": 4])
    #expect(value["z"] == ["<<": 1])
  }

  @Test func `keys are strings as written`() throws {
    #expect(
      try value("1: a\n1.10: b\ntrue: c\nno: d\n'null': e\n")
        == ["1": "a", "1.10": "b", "true": "c", "no": "d", "null": "e"])
  }
}
