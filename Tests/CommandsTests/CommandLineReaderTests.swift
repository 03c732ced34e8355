import Documents
import Testing

@testable import Commands

struct CommandLineReaderTests {
  private func read(_ line: String) -> CommandLineReader.Answer {
    CommandLineReader(declarations: samples.map(\.declaration))
      .read(line.split(separator: " ").map(String.init))
  }

  private func invocation(_ line: String) throws -> Invocation {
    guard case .run(let invocation) = read(line) else {
      Issue.record("not understood: \(line)")
      throw CancellationError()
    }
    return invocation
  }

  private func mistakes(_ line: String) -> [Diagnostic] {
    if case .mistakes(let mistakes, _, _) = read(line) { mistakes } else { [] }
  }

  @Test(arguments: [
    "sample --count 3 a.txt", "sample --count=3 a.txt", "--count 3 sample a.txt",
    "sample a.txt --count 3",
  ])
  func `an option stands before or after the command with a space or a sign`(
    line: String
  ) throws {
    let invocation = try invocation(line)
    #expect(invocation[SampleCommand.count] == 3)
    #expect(invocation[SampleCommand.file] == "a.txt")
  }

  @Test func `what is left out has its default or nothing`() throws {
    let invocation = try invocation("sample a.txt")
    #expect(invocation[SampleCommand.count] == 7)
    #expect(invocation[SampleCommand.wait] == nil)
    #expect(invocation[SampleCommand.label].isEmpty)
    #expect(!invocation[SampleCommand.dry])
    #expect(invocation[SampleCommand.program].isEmpty)
    #expect(invocation.globals.environment == "default")
    #expect(invocation.globals.format == .text)
    #expect(!invocation.gives(SampleCommand.count))
  }

  @Test func `global options are read wherever they stand`() throws {
    let globals = try invocation("--env prod sample --target a --target=b x --yes -- --quiet")
      .globals
    #expect(globals.environment == "prod")
    #expect(globals.targets == ["a", "b"])
    #expect(globals.assumesYes)
    #expect(!globals.isQuiet)
  }

  @Test func `all after two dashes belongs to the other program`() throws {
    let invocation = try invocation("sample a.txt -- make --count 3 -- -x")
    #expect(invocation[SampleCommand.program] == ["make", "--count", "3", "--", "-x"])
    #expect(invocation[SampleCommand.count] == 7)
  }

  @Test func `a repeatable option keeps its order`() throws {
    #expect(try invocation("sample x --label b --label a")[SampleCommand.label] == ["b", "a"])
  }

  @Test func `a command of a family is named by two words with options between`() throws {
    #expect(try invocation("crate --env prod open").command == "crate open")
  }

  @Test(arguments: [
    ("sample a --cuont 3", "unknown option '--cuont'", "did you mean '--count'?"),
    ("sample a -dry-run", "unknown option '-dry-run'", "did you mean '--dry-run'?"),
    ("sample a -x", "unknown option '-x'", nil),
    ("sample a --count", "'--count' needs a value: it must be a whole number from 0 to 99", nil),
    (
      "sample a --wait --dry-run",
      "'--wait' needs a value: it must be a time such as 20ms, 2s, 15m, 2h or 14d", nil
    ),
    (
      "sample a --count 100", "'--count' must be a whole number from 0 to 99, not '100'", nil
    ),
    (
      "sample a --format jsno", "'--format' must be text, markdown or json, not 'jsno'",
      "did you mean 'json'?"
    ),
    ("sample a bsh", "'SHELL' must be bash, zsh or fish, not 'bsh'", "did you mean 'bash'?"),
    ("sample a bash more", "unexpected argument 'more'", nil),
    ("sample", "FILE is missing", "The file to read."),
    ("sample a --env x --env y", "'--env' is given twice", nil),
    ("sample a --dry-run=no", "'--dry-run' takes no value", nil),
    ("sample a --dry-run --wait 1s", "'--dry-run' and '--wait' exclude one another", nil),
    ("sample a --", "'--' must be followed by CMD", nil),
    ("smaple a", "there is no command 'smaple'", "did you mean 'sample'?"),
    ("crate", "'crate' needs one more word: 'open' or 'close'", nil),
    ("crate opne", "there is no command 'crate opne'", "did you mean 'crate open'?"),
    ("crate open x", "unexpected argument 'x'", "'crate open' takes no arguments"),
    ("--env prod", "a command is missing", "'cutsheet help' lists them"),
  ])
  func `a mistake says what would be right`(
    line: String, message: String, help: String?
  ) {
    let found = mistakes(line)
    #expect(found.map(\.message) == [message])
    #expect(found.map(\.help) == [help])
  }

  @Test func `all mistakes are told at once`() {
    #expect(
      mistakes("sample --cuont 3 --count x --env").map(\.code)
        == ["unknown-option", "bad-value", "missing-value"])
  }

  @Test func `control characters of a command line are shown and not sent`() {
    #expect(mistakes("\u{1B}[31m").first?.message.contains("\u{1B}") == false)
  }

  @Test(arguments: [
    ("--help", []), ("-h", []), ("sample --nonsense -h", ["sample"]),
    ("crate --help", ["crate"]), ("--env x crate open --help", ["crate", "open"]),
  ])
  func `help is given whatever else is wrong`(line: String, topic: [String]) {
    guard case .help(let words) = read(line) else {
      Issue.record("no help for \(line)")
      return
    }
    #expect(words == topic)
  }

  @Test func `help of another program is not ours`() throws {
    #expect(try invocation("sample a -- make --help")[SampleCommand.program].count == 2)
  }

  @Test(arguments: ["--version", "-V"])
  func `the version is told`(line: String) {
    guard case .version = read(line) else {
      Issue.record("no version")
      return
    }
  }
}

struct CommandLineFuzzTests {
  private static let vocabulary = [
    "sample", "crate", "open", "--", "-", "--count", "3", "x", "--count=", "--yes", "-h", "-xy",
    "--format", "json", "--env", "--=", "---", "--dry-run", "--wait=1s", "", "\u{0}", "é", "bash",
  ]

  @Test(arguments: 0..<8)
  func `no words make the reader fail or forget a mistake`(seed: UInt64) {
    let reader = CommandLineReader(declarations: samples.map(\.declaration))
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<2000 {
      var words: [String] = []
      for _ in 0..<Int(state >> 60) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        words.append(Self.vocabulary[Int(state >> 33) % Self.vocabulary.count])
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      switch reader.read(words) {
      case .mistakes(let mistakes, _, let invocation):
        #expect(!mistakes.isEmpty, "\(words)")
        _ = invocation.globals.format
      case .run(let invocation) where invocation.command == "sample":
        #expect(!invocation[SampleCommand.file].isEmpty, "\(words)")
        #expect((0...99).contains(invocation[SampleCommand.count]))
      case .run, .help, .version, .nothingAsked: break
      }
    }
  }
}
