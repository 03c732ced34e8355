import Documents

@testable import Commands

/// A command with one of everything, whose outcome tells what it was given.
struct SampleCommand: Command {
  static let count = Option(
    "count", "N", "How many to make.", Reading<Int>.integer(in: 0...99), default: "7")
  static let wait = Option("wait", "TIME", "How long to wait.", Reading<Duration>.duration)
  static let label = Option(repeatable: "label", "TEXT", "A label.", Reading<String>.text)
  static let dry = Flag("dry-run", "Only show what would happen.", excludes: ["wait"])
  static let file = Argument("FILE", "The file to read.", Reading<String>.file)
  static let shell = Argument(optional: "SHELL", "Its shell.", Reading<Shell>.word)
  static let program = Trailing("CMD", "What to run.")

  let declaration = Declaration(
    "sample", in: .everyday,
    summary: "Make a sample of everything that can be declared",
    discussion: """
      The first paragraph is long enough to be broken into more than one line, since it has more
      than eighty letters.

      The second says '.dots' and \\backslashes.
      """,
    takes: [
      Self.count, Self.wait, Self.label, Self.dry, Self.file, Self.shell, Self.program,
    ],
    formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet sample --count 3 a.txt -- make test", "Three samples.")
    ],
    exits: [.differences: "the samples differ", .partial: "some were made"])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    Outcome(
      result: [
        "count": .integer(invocation[Self.count]),
        "wait": invocation[Self.wait].map { .integer($0.milliseconds) } ?? .null,
        "labels": .array(invocation[Self.label].map { .string($0) }),
        "dry": .bool(invocation[Self.dry]),
        "file": .string(invocation[Self.file]),
        "shell": invocation[Self.shell].map { .string($0.rawValue) } ?? .null,
        "program": .array(invocation[Self.program].map { .string($0) }),
      ]
    ).shown(as: .text) { "sampled\n" }
  }
}

/// One of a family of commands, which does what the test says.
struct FamilyCommand: Command {
  let declaration: Declaration
  let body: @Sendable (Invocation, Context) async throws -> Outcome

  init(
    _ name: String,
    _ body: @escaping @Sendable (Invocation, Context) async throws -> Outcome = { _, _ in
      Outcome()
    }
  ) {
    declaration = Declaration(
      name, in: .tools, summary: "Do '\(name)'",
      examples: [Declaration.Example("cutsheet \(name)", "Does it.")])
    self.body = body
  }

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    try await body(invocation, context)
  }
}

let samples: [any Command] = [
  SampleCommand(), FamilyCommand("crate open"), FamilyCommand("crate close"),
]
