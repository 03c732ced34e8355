import Testing

@testable import Commands

struct ParagraphsTests {
  @Test func `lines break between words and long words stay whole`() {
    #expect(Paragraphs.wrap("aa bb cccccccc d", width: 5) == ["aa bb", "cccccccc", "d"])
  }

  @Test func `paragraphs are parted by blank lines alone`() {
    #expect(Paragraphs.split("a\nb\n\n\nc\n") == ["a b", "c"])
  }

  @Test func `a term too wide for its column has a line of its own`() {
    let rows = [(term: "abc", meaning: "first"), (term: "abcdef", meaning: "second")]
    #expect(Paragraphs.table(rows, widest: 4) == ["  abc   first", "  abcdef", "        second"])
  }
}
