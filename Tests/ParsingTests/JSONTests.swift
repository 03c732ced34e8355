import Documents
import Testing

@testable import Parsing

struct JSONTests {
  private func value(_ text: String) throws -> Value { try JSON.value(Array(text.utf8)) }

  @Test func `an answer becomes a value in the order it was written`() throws {
    let value = try value(#"{"b":[1,-2,{"c":null}],"a":{"t":true,"f":false},"s":"é\n\u00e9😀"}"#)
    #expect(value.object?.keys == ["b", "a", "s"])
    #expect(
      value == [
        "b": [1, -2, ["c": .null]], "a": ["t": true, "f": false], "s": "é\né😀",
      ])
  }

  @Test func `objects that share names keep values, orders and changes of their own`() throws {
    let long = (0..<20).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let text = #"[{"a":1,"b":2},{"b":3,"a":4},{"a":5,"b":6},{"a":7},{"# + long + "},{" + long + "}]"
    let values = try #require(try value(text).array)
    #expect(
      values.prefix(4) == [["a": 1, "b": 2], ["b": 3, "a": 4], ["a": 5, "b": 6], ["a": 7]])
    #expect(values[1].object?.keys == ["b", "a"])
    #expect(values[5]["k19"] == 19)
    var changed = values[4]
    changed.set("new", at: ["extra"])
    changed.remove(at: ["k3"])
    #expect(changed["k19"] == 19 && changed["k3"] == nil && changed["extra"] == "new")
    #expect(values[5]["k3"] == 3 && values[5]["extra"] == nil)
  }

  @Test(arguments: [
    ("1", Value.integer(1)), ("-0", .integer(0)), (" 9223372036854775807\n", .integer(.max)),
    ("-9223372036854775808", .integer(.min)), ("1.0", .integer(1)), ("1e3", .integer(1000)),
    ("999999999999999999", .integer(999_999_999_999_999_999)), ("\"x\"", .string("x")),
    ("null", .null),
    ("true", .bool(true)), ("[]", .array([])), ("{}", .object([:])),
  ])
  func `a root may be anything`(text: String, expected: Value) throws {
    #expect(try value(text) == expected)
    #expect(try value("[\(text)]") == [expected])
    #expect(try value("{\"a\":\(text)}") == ["a": expected])
  }

  @Test(arguments: [
    "0.1", "1.10", "0.30000000000000004", "9223372036854775808", "-9223372036854775809",
    "123456789012345678901234567890", "1e-400", "3.141592653589793238462643383279",
  ])
  func `a number never loses a digit`(text: String) throws {
    let exact = try #require(ExactDecimal(text))
    #expect(try value("[\(text)]") == [.decimal(exact)])
    #expect(try value(text) == .decimal(exact))
  }

  @Test func `of members with one name the last wins`() throws {
    #expect(try value(#"{"a":1,"b":{"a":2},"\u0061":3}"#) == ["a": 3, "b": ["a": 2]])
    #expect(try value(#"[{"a":1},{"a":2}]"#) == [["a": 1], ["a": 2]])
  }

  @Test func `a thousand different keys are told apart`() throws {
    let keys = (0..<1_000).map { "key \($0)" }
    let text = "{" + keys.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",") + "}"
    let value = try value(text)
    #expect(value.object?.keys == keys)
    #expect(keys.allSatisfy { value[$0] == .string($0) })
  }

  @Test func `a byte order mark is skipped`() throws {
    #expect(try value("\u{FEFF}{\"a\":1}") == ["a": 1])
    #expect(try value("\u{FEFF}1") == 1)
  }

  @Test(arguments: [
    ("", 0, 1, 1, "the text is empty, expected a JSON value"),
    ("{\"a\":1,}", 7, 1, 8, "a comma must not stand before '}'"),
    ("{\n  \"a\": tru\n}", 9, 2, 8, "'tru' is no JSON value"),
    ("[1] [2]", 4, 1, 5, "unexpected text after the JSON value"),
    ("1 2", 2, 1, 3, "unexpected text after the JSON value"),
    ("[1", 2, 1, 3, "the text ends where ',' or ']' is expected"),
    ("{\"a\":", 5, 1, 6, "the text ends where a value is expected"),
    ("[\"é\", 01]", 7, 1, 7, "'01' is no JSON value"),
    ("[\"é\", \"a]", 7, 1, 7, "the string is not closed"),
    ("[\"\\x\"]", 2, 1, 3, "unknown escape in a string"),
    ("[\"\\ud800\"]", 2, 1, 3, "half of a surrogate pair in a string"),
    ("[\"a\tb\"]", 3, 1, 4, "a control character in a string must be escaped"),
    ("{a:1}", 1, 1, 2, "expected a key in double quotes"),
    ("{\"a\" 1}", 5, 1, 6, "expected ':' after the key"),
    ("[NaN]", 1, 1, 2, "'NaN' is no JSON value"),
    ("<html>", 0, 1, 1, "expected a value"),
    ("[1.]", 1, 1, 2, "'1.' is no JSON value"),
    ("{\"a\":1,\"a\":2}}", 13, 1, 14, "unexpected text after the JSON value"),
  ])
  func `an error says what is wrong and where`(
    text: String, offset: Int, line: Int, column: Int, message: String
  ) {
    let error = #expect(throws: JSONError.self) { try value(text) }
    #expect(error?.message == message)
    #expect(error?.offset == offset)
    #expect(error?.position == SourcePosition(line: line, column: column))
  }

  @Test func `bytes that are not UTF-8 are refused where they stand`() {
    let error = #expect(throws: JSONError.self) {
      try JSON.value(Array("[\n\"".utf8) + [0xC3, 0x28] + Array("\"]".utf8))
    }
    #expect(error?.cause == .notUTF8)
    #expect(error?.offset == 3)
    #expect(error?.position == SourcePosition(line: 2, column: 2))
  }

  @Test func `depth is bounded`() throws {
    let deepest = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(throws: Never.self) { try value(deepest) }
    let error = #expect(throws: JSONError.self) { try value("[\(deepest)]") }
    #expect(error?.cause == .tooDeep(limit: 256))
    #expect(throws: JSONError.self) { try value(String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSONError.self) {
      try value(String(repeating: "{\"a\":", count: 1_000_000))
    }
  }

  @Test func `size is bounded`() {
    let error = #expect(throws: JSONError.self) {
      try JSON.value(Array("[1,2,3]".utf8), limits: .init(bytes: 6))
    }
    #expect(error?.cause == .tooLarge(limit: 6))
  }

  @Test func `a node knows where everything stands`() throws {
    let (node, diagnostics) = JSON.node(
      Array("{\n  \"é\": [1.10, \"x\"]\n}\n".utf8), file: "plan.json")
    #expect(diagnostics.isEmpty)
    let member = try #require(node?.member("é"))
    #expect(member.keyRange.description == "plan.json:2:3")
    #expect(member.keyRange.end == SourcePosition(line: 2, column: 6))
    let number = try #require(member.value.elements?.first)
    #expect(number.range.description == "plan.json:2:9")
    #expect(number.text == "1.10")
    #expect(node?.range.end == SourcePosition(line: 3, column: 2))
  }

  @Test func `a repeated key is diagnosed in what people write`() {
    let (node, diagnostics) = JSON.node(Array("{\"a\": 1,\n \"a\": 2}".utf8), file: "x.json")
    #expect(node != nil)
    #expect(diagnostics.map(\.code) == ["duplicate-key"])
    #expect(diagnostics.first?.range?.description == "x.json:2:2")
    #expect(diagnostics.first?.notes.first?.range?.description == "x.json:1:2")
  }

  @Test func `a broken file gives a diagnostic and no node`() {
    let (node, diagnostics) = JSON.node(Array("{\"a\": 1".utf8), file: "x.json")
    #expect(node == nil)
    #expect(diagnostics.map(\.code) == ["invalid-json"])
    #expect(diagnostics.first?.range?.description == "x.json:1:8")
  }
}
