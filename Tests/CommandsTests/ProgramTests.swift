import Documents
import Files
import Testing

@testable import Commands

struct ProgramTests {
  private struct Broken: Error, CustomStringConvertible {
    let description = "the vendor answered 503"
  }

  @Test func `the result goes to standard output`() async {
    let world = Surroundings()
    #expect(await world.run("sample a", of: samples) == .success)
    #expect(await world.output.text == "sampled\n")
    #expect(await world.errors.text.isEmpty)
  }

  @Test func `the result goes to the file of --output`() async {
    let world = Surroundings()
    #expect(await world.run("sample a --output x.txt", of: samples) == .success)
    #expect(await world.output.text.isEmpty)
    #expect(await world.files.contents == ["x.txt": "sampled\n"])
  }

  @Test func `the JSON envelope holds everything`() async throws {
    let world = Surroundings()
    _ = await world.run(
      "sample a --count 3 --wait 2s --label x --format json -- make it", of: samples)
    try expectGolden(await world.output.text, "envelope.json")
  }

  @Test func `bad usage is told on standard error with the usage`() async throws {
    let world = Surroundings()
    #expect(await world.run("sample --cuont=3 a b", of: samples) == .invalid)
    #expect(await world.output.text.isEmpty)
    try expectGolden(await world.errors.text, "bad-usage.txt")
  }

  @Test func `bad usage is told in the envelope when JSON is asked for`() async throws {
    let world = Surroundings()
    #expect(await world.run("sample --format json --cuont=3 a", of: samples) == .invalid)
    try expectGolden(await world.output.text, "bad-usage.json")
  }

  @Test func `no words at all are bad usage and show the help`() async {
    let world = Surroundings()
    #expect(await world.run("", of: samples) == .invalid)
    #expect(await world.errors.text.hasPrefix("cutsheet: "))
  }

  @Test func `a refusal ends with its own code and its diagnostics`() async {
    let world = Surroundings()
    let command = FamilyCommand("crate open") { _, _ in
      throw Refusal(.refused, "too-many", "12 deletes are more than 10", help: "pass --allow")
    }
    #expect(await world.run("crate open", of: [command]) == .refused)
    #expect(
      await world.errors.text
        == "error: 12 deletes are more than 10 [too-many]\n  help: pass --allow\n")
  }

  @Test func `an error of the world ends with code 1`() async {
    let world = Surroundings()
    let command = FamilyCommand("crate open") { _, _ in throw Broken() }
    #expect(await world.run("crate open", of: [command]) == .failed)
    #expect(await world.errors.text == "error: the vendor answered 503 [failed]\n")
  }

  @Test(arguments: [
    (true, [:], "", true), (false, [:], "", false), (true, ["NO_COLOR": "1"], "", false),
    (true, ["TERM": "dumb"], "", false), (true, [:], " --no-color", false),
    (true, ["NO_COLOR": ""], "", true),
  ])
  func `colours are for terminals whose user wants them`(
    isTerminal: Bool, environment: [String: String], option: String, isColored: Bool
  ) async {
    var world = Surroundings()
    world.terminal.isErrorInteractive = isTerminal
    world.environment = environment
    let command = FamilyCommand("crate open") { _, _ in throw Broken() }
    _ = await world.run("crate open" + option, of: [command])
    #expect(await world.errors.text.contains("\u{1B}[1;31merror:\u{1B}[0m") == isColored)
  }

  @Test(arguments: [
    ("", true, "yes", "true"), ("", true, "y", "false"), ("", true, nil, "false"),
    (" --yes", false, nil, "true"),
  ])
  func `only yes goes on`(
    option: String, isTerminal: Bool, typed: String?, answer: String
  ) async {
    var world = Surroundings()
    world.terminal.isInputInteractive = isTerminal
    world.typed = typed
    let command = FamilyCommand("crate open") { _, context in
      let isConfirmed = try await context.confirm("Open the crate?")
      return Outcome().shown(as: .text) { "\(isConfirmed)" }
    }
    _ = await world.run("crate open" + option, of: [command])
    #expect(await world.output.text == answer)
  }

  @Test func `without a terminal a question is refused`() async {
    let world = Surroundings()
    let command = FamilyCommand("crate open") { _, context in
      _ = try await context.confirm("Open the crate?")
      return Outcome()
    }
    #expect(await world.run("crate open", of: [command]) == .invalid)
    #expect(await world.errors.text.contains("pass --yes"))
  }

  @Test func `Ctrl-C is a no to a question that waits for its answer`() async {
    let world = Surroundings()
    let command = FamilyCommand("crate open") { _, context in
      let isConfirmed = try await context.confirm("Open the crate?")
      let isAsked = try await context.confirm("Then burn it?")
      return Outcome(isConfirmed || isAsked ? .success : .failed)
    }
    var context = world.context
    context.stopOnceAsked()
    #expect(await Program.run(["crate", "open"], of: [command], in: context) == .failed)
    #expect(await world.errors.text == "Open the crate? Only 'yes' goes on: \n")
  }

  @Test func `Ctrl-C lets a command finish what it has begun`() async {
    let world = Surroundings()
    let command = FamilyCommand("crate open") { _, _ in
      let (never, continuation) = AsyncStream.makeStream(of: Void.self)
      for await _ in never {}
      continuation.finish()
      return Outcome(Task.isCancelled ? .partial : .success)
    }
    var context = world.context
    context.stopRequests = {
      AsyncStream { continuation in
        continuation.yield(.interrupt)
        continuation.finish()
      }
    }
    #expect(await Program.run(["crate", "open"], of: [command], in: context) == .partial)
  }

  @Test func `events are written beside the result`() async {
    let world = Surroundings()
    let command = FamilyCommand("crate open") { _, context in
      try await context.events?.record("opened", ["crates": 2])
      return Outcome()
    }
    _ = await world.run("crate open --events e.ndjson", of: [command])
    #expect(
      await world.files.log("e.ndjson")
        == #"{"crates":2,"event":"opened","time":"1970-01-01T00:00:00.000Z"}"# + "\n")
  }

  private struct FullDisk: TextSink {
    func write(_ text: String) throws { throw Broken() }
  }

  @Test func `a result that cannot be written ends with code 1`() async {
    let world = Surroundings()
    var context = world.context
    context.output = FullDisk()
    #expect(await Program.run(["sample", "a"], of: samples, in: context) == .failed)
    #expect(await world.errors.text == "error: the vendor answered 503\n")
  }
}
