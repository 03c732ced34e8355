import Testing

@testable import Documents

struct PrintableTests {
  @Test(arguments: [
    ("plain é 😀", "plain é 😀"), ("\u{1b}[31m", "\\u{1b}[31m"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
    ("a\r\nb", "a\\r\\nb"), ("\u{202e}x\u{2066}", "\\u{202e}x\\u{2066}"),
    ("\u{61c}x\u{200b}y\u{2060}", "\\u{61c}x\\u{200b}y\\u{2060}"),
    ("\u{0}\u{7f}\u{9b}", "\\u{0}\\u{7f}\\u{9b}"), ("\u{feff}\u{2028}", "\\u{feff}\\u{2028}"),
    ("##[error]x", "##\\u{5b}error]x"), ("#[x] [##]", "#[x] [##]"),
  ])
  func `nothing of a name moves a cursor`(text: String, shown: String) {
    #expect(Printable.line(text) == shown)
  }

  @Test(arguments: [
    ("short", "short"), (String(repeating: "x", count: 60), String(repeating: "x", count: 60)),
    (
      "y" + String(repeating: "x", count: 59) + "z",
      "y" + String(repeating: "x", count: 47) + "…" + String(repeating: "x", count: 11) + "z"
    ),
    (
      String(repeating: "👩‍👩‍👧‍👦", count: 61),
      String(repeating: "👩‍👩‍👧‍👦", count: 27) + "…" + String(repeating: "👩‍👩‍👧‍👦", count: 6)
    ),
    ("a\u{202e}b", "a\\u{202e}b"), ("e" + String(repeating: "\u{301}", count: 2_000), "…"),
  ])
  func `an excerpt ends between characters and is never long`(text: String, shown: String) {
    #expect(Printable.excerpt(text) == shown)
  }

  @Test func `a text keeps its tabs`() {
    #expect(Printable.text("a\tb\n") == "a\tb\\u{a}")
  }
}

struct SuggestionTests {
  @Test(arguments: [
    ("queus", "queues"), ("service_level", "serviceLevel"), ("Nmae", "name"),
    ("wrapupcode", "wrapUpCodes"),
  ])
  func `a slip finds what was meant`(word: String, meant: String) {
    let names = ["queues", "serviceLevel", "name", "wrapUpCodes", "members"]
    #expect(Suggestion.clause(for: word, in: names) == "did you mean '\(meant)'?")
  }

  @Test func `what is far from all is like none`() {
    #expect(Suggestion.nearest(to: "overflow", in: ["queues", "name"]) == nil)
    #expect(Suggestion.nearest(to: "", in: ["queues"]) == nil)
    #expect(Suggestion.nearest(to: "x", in: []) == nil)
  }
}

struct SecretTests {
  @Test func `a secret shows nothing of itself`() {
    let secret = Secret("hunter2")
    var dumped = ""
    dump(["it": secret], to: &dumped)
    #expect(!(dumped + "\(secret)" + String(reflecting: secret)).contains("hunter2"))
    #expect("\(secret)" == "<redacted>")
    #expect(secret.reveal() == "hunter2")
  }
}

struct DiagnosticTextTests {
  private func range(_ line: Int, _ start: Int, _ end: Int) -> SourceRange {
    SourceRange(
      file: "a.yaml", start: SourcePosition(line: line, column: start),
      end: SourcePosition(line: line, column: end))
  }

  @Test func `the caret stands under the token`() {
    var text = DiagnosticText(sources: ["a.yaml": "one: 1\n\ttwo: é\n"])
    let diagnostic = Diagnostic(
      "out-of-range", "'two' must be a number", at: range(2, 7, 8), help: "write one",
      notes: [.init("the first", at: range(1, 1, 4))])
    #expect(
      text.render(diagnostic) == """
        a.yaml:2:7: error: 'two' must be a number [out-of-range]
          2 | \ttwo: é
            | \t     ^
          help: write one
          note: a.yaml:1:1: the first
          1 | one: 1
            | ^^^

        """)
  }

  @Test(arguments: [(9, 1, 2), (2, 80, 90), (1, 1, 1), (1, 3, 2)])
  func `a place beyond the text does no harm`(line: Int, start: Int, end: Int) {
    var text = DiagnosticText(sources: ["a.yaml": "one: 1\r\ntwo: 2"])
    #expect(text.render(Diagnostic("c", "m", at: range(line, start, end))).hasPrefix("a.yaml:"))
  }

  @Test func `diagnostics come in the order of the file, a blank line apart`() {
    let text = DiagnosticText(sources: [:])
    let shown = text.render([
      Diagnostic("b", "second", at: range(2, 1, 2)), Diagnostic("a", "first", at: range(1, 1, 2)),
      Diagnostic("c", "everywhere"),
    ])
    #expect(
      shown == """
        error: everywhere [c]

        a.yaml:1:1: error: first [a]

        a.yaml:2:1: error: second [b]

        """)
  }

  @Test(arguments: [
    "", "\n", "a", "a\nb", "a\r\nb\rc", "\n\n", "é\u{85}ü\u{2028}x\u{2029}",
    "\u{e2}\u{2027}\u{b}\u{c}",
    "👩‍🚒\r\n🇩🇪\n",
  ])
  func `lines are those that a text is split into at its newlines`(_ text: String) {
    let wanted = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let index = LineIndex(text)
    #expect((1...wanted.count).map { index.line($0) } == wanted.map(Optional.some))
    #expect(index.line(0) == nil && index.line(wanted.count + 1) == nil)
  }

  @Test func `escapes of a source line are shown, not sent`() {
    var text = DiagnosticText(sources: ["a.yaml": "x: \u{1b}[31m"])
    #expect(!text.render(Diagnostic("c", "m", at: range(1, 1, 2))).contains("\u{1b}"))
  }
}
