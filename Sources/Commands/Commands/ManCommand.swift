import Documents

/// Writes man pages.
struct ManCommand: Command {
  private static let topic = Argument(
    repeatable: "COMMAND", "The command whose page is written; the program's when left out.",
    Reading<String>.text)
  private static let folder = Option(
    "directory", "DIR", "Write every page into this folder, one file a command.", .folder)

  let declaration = Declaration(
    "man", in: .tools,
    summary: "Write man pages",
    discussion: "Pages are in the language of man(7): pipe one into 'man -l -' to read it.",
    takes: [Self.topic, Self.folder],
    examples: [
      Declaration.Example("cutsheet man sandbox | man -l -", "Reads the page of a command."),
      Declaration.Example(
        "cutsheet man --directory /usr/local/share/man/man1", "Installs all pages."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let pages = ManPage(
      declarations: allCommands.map(\.declaration), version: Program.version)
    if let folder = invocation[Self.folder] {
      for page in pages.all() {
        try await context.files.replace("\(folder)/\(page.file)", with: Array(page.text.utf8))
      }
      let names = pages.all().map { Value.string($0.file) }
      return Outcome(result: ["directory": .string(folder), "pages": .array(names)])
    }
    let text = try page(of: invocation[Self.topic].joined(separator: " "), pages)
    return Outcome(result: ["page": .string(text)]).shown(as: .text) { text }
  }

  private func page(of name: String, _ pages: ManPage) throws -> String {
    if name.isEmpty { return pages.program() }
    guard let declaration = pages.declarations.first(where: { $0.name == name }) else {
      throw Refusal(
        .invalid, "unknown-command", "there is no command '\(Printable.line(name))'",
        help: Suggestion.clause(for: name, in: pages.declarations.map(\.name)))
    }
    return pages.page(of: declaration)
  }
}
