import Documents
import Testing

@testable import Parsing

struct YAMLDiagnosticTests {
  private func diagnostics(_ text: String, limits: YAML.Limits = .default) -> [Diagnostic] {
    YAML.documents(Array(text.utf8), file: "a.yaml", limits: limits).diagnostics
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", "duplicate-key", "3:1"),
    ("{a: 1, a: 2}", "duplicate-key", "1:8"),
    ("a: !ruby/object x\n", "unknown-tag", "1:4"),
    ("a: !!binary aGk=\n", "unknown-tag", "1:4"),
    ("a: !!set {x: 1}\n", "unknown-tag", "1:4"),
    ("a: !!int x\n", "invalid-tag", "1:4"),
    ("a: .inf\n", "invalid-number", "1:4"),
    ("a: -.INF\n", "invalid-number", "1:4"),
    ("a: .NaN\n", "invalid-number", "1:4"),
    ("a: 1e99999999\n", "invalid-number", "1:4"),
    ("a: 0xFFFFFFFFFFFFFFFFFF\n", "invalid-number", "1:4"),
    ("? [a]\n: 1\n", "invalid-key", "1:3"),
    ("{a: 1}: 2\n", "invalid-key", "1:1"),
    ("null: 1\n", "invalid-key", "1:1"),
    ("a: {~: 1}\n", "invalid-key", "1:5"),
    ("?\n: 1\n", "invalid-key", "1:2"),
    ("a: *b\n", "unknown-alias", "1:4"),
    ("a: &a [*a]\n", "recursive-alias", "1:8"),
    ("a:\n  <<: 1\n", "invalid-merge", "2:7"),
    ("a: [*@acme.example]\n", "invalid-yaml", "1:5"),
    ("a:\n\tb: 1\n", "invalid-yaml", "2:1"),
    ("a: \"x\nb: 1\n", "invalid-yaml", "1:4"),
    ("a: 'x\n", "invalid-yaml", "1:4"),
    ("a: [1, 2\nb: 3\n", "invalid-yaml", "2:2"),
    ("a: b: c\n", "invalid-yaml", "1:5"),
    ("a: 1\n  b: 2\n", "invalid-yaml", "2:4"),
    ("a: 1\nb\nc: 2\n", "invalid-yaml", "2:1"),
    ("a: @x\n", "invalid-yaml", "1:4"),
    ("a: \"\\q\"\n", "invalid-yaml", "1:5"),
    ("a: x\0y\n", "invalid-yaml", "1:5"),
    ("a: \u{7}\n", "invalid-yaml", "1:4"),
    ("a:\n    b: 1\n  c: 2\n", "invalid-yaml", "3:3"),
    ("- a\nb: 1\n", "invalid-yaml", "2:1"),
    ("a: - b\n", "invalid-yaml", "1:4"),
  ])
  func `a mistake is shown at the token to change`(text: String, code: String, place: String) {
    let found = diagnostics(text)
    #expect(found.map(\.code) == [code])
    #expect(found.first?.range?.description == "a.yaml:" + place)
    #expect(found.first?.message.isEmpty == false)
  }

  @Test(arguments: [
    ("a: [*@acme.example]\n", "put quotes around a value that begins with '*'"),
    ("a:\n\tb: 1\n", "indent with spaces"),
    ("a: @x\n", "put quotes around a value that begins with '@'"),
    ("a: \"x\n", "add the closing quote"),
    ("a: \"b\" c\n", "put the whole value into quotes, and '\\' before a '\"' within"),
  ])
  func `a syntax error says how to mend it`(text: String, help: String) {
    #expect(diagnostics(text).map(\.help) == [help])
  }

  @Test func `a duplicate shows both places`() throws {
    let found = try #require(diagnostics("queues:\n  Sales: 1\n  Sales: 2\n").first)
    #expect(found.message == "'Sales' is written twice in one mapping")
    #expect(found.range?.description == "a.yaml:3:3")
    #expect(found.notes.first?.range?.description == "a.yaml:2:3")
  }

  @Test func `all mistakes but syntax are reported at once`() {
    let found = diagnostics("a: .inf\nb: *x\nb: !t 1\n---\nc: .nan\n")
    #expect(
      found.map(\.code) == [
        "invalid-number", "unknown-alias", "unknown-tag", "duplicate-key", "invalid-number",
      ])
  }

  @Test func `documents before a syntax error are kept`() {
    let (documents, diagnostics) = YAML.documents(
      Array("a: 1\n---\nb: [\n".utf8), file: "a.yaml")
    #expect(documents.map(\.value) == [["a": 1]])
    #expect(diagnostics.map(\.code) == ["invalid-yaml"])
  }

  @Test func `bytes that are not UTF-8 are shown where they stand`() {
    let found = YAML.documents(Array("a: 1\nb: ".utf8) + [0xFF], file: "a.yaml").diagnostics
    #expect(found.map(\.code) == ["not-utf8"])
    #expect(found.first?.range?.description == "a.yaml:2:4")
  }

  @Test func `a laughing file ends early`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let alias = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [\(Array(repeating: alias, count: 10).joined(separator: ", "))]\n"
    }
    #expect(diagnostics(text).map(\.code) == ["too-many-aliases"])
  }

  @Test func `merges are bounded like aliases`() {
    let keys = (0..<100).map { "k\($0): 1" }.joined(separator: ", ")
    let text = "base: &b { \(keys) }\n" + (0..<100).map { "m\($0): { <<: *b }\n" }.joined()
    #expect(diagnostics(text, limits: .init(nodes: 1_000)).map(\.code) == ["too-many-aliases"])
  }

  @Test func `depth is bounded, aliases followed`() {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(diagnostics(deepest) == [])
    #expect(diagnostics("[\(deepest)]").map(\.code) == ["too-deep"])
    #expect(diagnostics(String(repeating: "[", count: 100_000)).map(\.code) == ["too-deep"])
    #expect(diagnostics(String(repeating: "- ", count: 100_000)).map(\.code) == ["too-deep"])
    let half = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let other = String(repeating: "[", count: 40) + "*x" + String(repeating: "]", count: 40)
    #expect(diagnostics("a: &x \(half)\nb: \(other)\n").map(\.code) == ["too-deep"])
  }

  @Test func `size and number of values are bounded`() {
    #expect(diagnostics("abcdef", limits: .init(bytes: 5)).map(\.code) == ["file-too-large"])
    #expect(diagnostics("[1, 2, 3]", limits: .init(nodes: 3)).map(\.code) == ["too-many-nodes"])
    #expect(diagnostics("[1, 2, 3]", limits: .init(nodes: 4)) == [])
  }
}
