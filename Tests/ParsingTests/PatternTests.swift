import Parsing
import Testing

struct PatternTests {
  @Test(arguments: [
    ("^$", "\n", false), (".", "\u{2028}", false), ("[^]", "\n", true), ("[]", "a", false),
    (#"\u{1f600}"#, "😀", true), (#"^\ud83d\ude00$"#, "😀", true), (#"[\ud83d\ude00-😂]"#, "😁", true),
    (#"^\cJ$"#, "\n", true), (#"^\x41\0$"#, "A\0", true), (#"^[\w-.]+$"#, "a-.", true),
    (#"^(?<a>x)\k<a>$"#, "xx", true), (#"^(?<é>x)\1$"#, "xx", true), (#"^(?:(a)|b)\1$"#, "b", true),
    (#"^\p{Script=Greek}\p{Lu}\P{L}$"#, "ωA1", true), (#"^\p{scx=Grek}$"#, "a", false),
    (#"^[[:alpha]+$"#, "[a:", true), (#"^\/\-\@$"#, "/-@", true), (#"^[\d-z]$"#, "-", true),
    (#"(?<=\$)\d{2,99999}$"#, "$12", true), (#"^[^\s\S]$"#, "a", false), (#"\d"#, "٣", false),
    (#"^\b\w+\b$"#, "é", false), (#"^[\b]$"#, "\u{8}", true), ("^a{2}$", "aa", true),
  ])
  func `a pattern means what ECMA-262 says`(source: String, text: String, isFound: Bool) throws {
    #expect(try Pattern(source).search(text) == (isFound ? .found : .notFound))
  }

  @Test(arguments: [
    ("(", "'(' is never closed", 0), ("a)", "')' closes no group", 1),
    ("[a", "'[' is never closed", 0), ("a**", "'*' has nothing to repeat", 2),
    ("a{2,1}", "a repetition's bounds are out of order", 5),
    (#"\Z"#, #"'\Z' means nothing in ECMA-262"#, 1), (#"\1"#, "there is no group 1", 1),
    ("(?i)a", "'(?' opens no group that ECMA-262 knows", 0),
    (#"\u{110000}"#, #"'\u{…}' wants a code point up to 10ffff"#, 8),
    ("(?<a>x)(?<a>y)", "two groups are named 'a'", 0),
    ("a\\", #"a pattern cannot end with '\'"#, 1),
    (
      #"\p{Nonsense}"#,
      "'Nonsense' is no Unicode property; such as 'L', 'Lu' or 'Script=Greek' are", 11
    ),
  ])
  func `what ECMA-262 refuses is refused with its place`(
    source: String, reason: String, offset: Int
  ) {
    #expect(throws: PatternError(reason, at: offset)) { try Pattern(source) }
    #expect(Pattern.syntaxError(in: source) == PatternError(reason, at: offset))
  }

  @Test func `a search that would not end is given up`() throws {
    #expect(try Pattern("^(a+)+$").search(String(repeating: "a", count: 5_000) + "!") == .tooCostly)
  }
}
