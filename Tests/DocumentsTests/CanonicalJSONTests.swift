import Testing

@testable import Documents

struct CanonicalJSONTests {
  @Test func `members are sorted by their bytes, at every depth`() {
    let value: Value = ["b": ["z": 1, "é": 2, "a": 3], "B": [], "a": [:], "": .null]
    #expect(
      CanonicalJSON.text(of: value)
        == #"{"":null,"B":[],"a":{},"b":{"a":3,"z":1,"é":2}}"#)
  }

  @Test func `one member a line ends in a line feed`() {
    let value: Value = ["b": [1, [:]], "a": true]
    #expect(
      CanonicalJSON.text(of: value, layout: .lines)
        == "{\n  \"a\": true,\n  \"b\": [\n    1,\n    {}\n  ]\n}\n")
  }

  @Test(arguments: [
    ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1f}", #""\u0000\u001f""#),
    ("/é😀\u{7f}", "\"/é😀\u{7f}\""), ("", "\"\""),
  ])
  func `only what must be escaped is`(text: String, json: String) {
    #expect(CanonicalJSON.text(of: .string(text)) == json)
  }

  @Test(arguments: [
    ("1.0", "1"), ("-0", "0"), ("1e2", "100"), ("0.10", "0.1"), ("1E-7", "1e-7"),
    ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "9223372036854775808"),
  ])
  func `equal numbers have one form`(text: String, json: String) {
    #expect(Value(number: text).map { CanonicalJSON.text(of: $0) } == json)
  }
}
