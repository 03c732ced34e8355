import Testing

@testable import Commands

struct HelpTests {
  private let declarations = samples.map(\.declaration)

  @Test func `the program's help lists its commands by group`() throws {
    try expectGolden(HelpText(declarations: declarations).program(), "help-program.txt")
  }

  @Test func `a command's help tells all of its declaration`() throws {
    try expectGolden(HelpText(declarations: declarations).command(declarations[0]), "help.txt")
  }

  @Test func `a family's help lists its members`() throws {
    try expectGolden(HelpText(declarations: declarations).family("crate"), "help-family.txt")
  }

  @Test func `man pages tell all of the declaration`() throws {
    let pages = ManPage(declarations: declarations, version: "1.2.3")
    try expectGolden(pages.page(of: declarations[0]), "cutsheet-sample.1")
    try expectGolden(pages.program(), "cutsheet.1")
    #expect(
      pages.all().map(\.file) == [
        "cutsheet.1", "cutsheet-sample.1", "cutsheet-crate-open.1", "cutsheet-crate-close.1",
      ])
  }

  @Test(arguments: Shell.allCases)
  func `completions know every command and option`(shell: Shell) throws {
    try expectGolden(shell.completions(for: declarations), "completions.\(shell.rawValue)")
  }
}

struct RegistryTests {
  @Test func `no two commands share a name`() {
    let names = allCommands.map(\.declaration.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: allCommands.map(\.declaration))
  func `a command declares itself well`(declaration: Declaration) {
    #expect(declaration.summary.count <= 58)
    #expect(!declaration.summary.hasSuffix("."))
    #expect(!declaration.examples.isEmpty)
    let names = declaration.allOptions.map(\.name)
    #expect(Set(names).count == names.count, "an option is declared twice")
    for option in declaration.allOptions {
      #expect(option.summary.hasSuffix("."), "\(option.name)")
      for other in option.excludes { #expect(names.contains(other), "\(other)") }
      if let text = option.defaultText { #expect(option.accepts(text), "\(option.name)") }
    }
    let isMisplaced = declaration.arguments.dropLast().contains { $0.isRepeatable }
    #expect(!isMisplaced, "only the last argument takes all words")
  }

  @Test(arguments: allCommands.map(\.declaration))
  func `help fits into 80 columns`(declaration: Declaration) {
    let help = HelpText(declarations: allCommands.map(\.declaration)).command(declaration)
    let wide = help.split(separator: "\n").filter { $0.count > 80 && !$0.hasPrefix("  $ ") }
    #expect(wide.isEmpty)
  }

  @Test(arguments: allCommands.map(\.declaration))
  func `examples are understood`(declaration: Declaration) {
    let reader = CommandLineReader(declarations: allCommands.map(\.declaration))
    for example in declaration.examples {
      let words = example.line.split(separator: " ").map(String.init).prefix { $0 != "|" }
      #expect(words.first == "cutsheet")
      guard case .run(let invocation) = reader.read(Array(words.dropFirst())) else {
        Issue.record("not understood: \(example.line)")
        continue
      }
      #expect(invocation.command == declaration.name)
    }
  }

  @Test func `help as JSON is the declaration`() async {
    let world = Surroundings()
    #expect(await world.run("help completions --format json") == .success)
    #expect(await world.output.text.contains(#""name": "completions""#))
  }

  @Test func `all man pages go into a folder`() async {
    let world = Surroundings()
    #expect(await world.run("man --directory m") == .success)
    #expect(await world.files.contents.count == allCommands.count + 1)
  }
}
