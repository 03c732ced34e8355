import Contracts
import Documents
import Foundation
import Parsing
import Testing

@testable import Commands

struct ContractCheckCommandTests {
  private static let schema = """
    {
      "type": "object",
      "required": ["id"],
      "properties": { "seconds": { "minimum": 0 }, "when": { "format": "date" } }
    }
    """

  private func world(_ records: String, schema: String = schema) -> Surroundings {
    var world = Surroundings()
    world.files = MemoryFiles(["s.json": schema, "r.ndjson": records])
    return world
  }

  @Test func `records that satisfy the schema print nothing`() async {
    let world = world("{\"id\":1}\n{\"id\":2}\n")
    #expect(await world.run("contract check s.json r.ndjson") == .success)
    #expect(await world.output.text.isEmpty)
    #expect(await world.errors.text == "0 of 2 records break the contract\n")
  }

  @Test func `each violation tells line, place, keyword and what was expected`() async throws {
    let world = world("{\"id\":1}\n{\"seconds\":-1}\nno\n")
    #expect(await world.run("contract check s.json r.ndjson") == .differences)
    try expectGolden(await world.output.text, "contract-check.txt")
  }

  @Test func `as JSON every record is one line`() async throws {
    let world = world("{\"id\":1}\n{\"seconds\":-1}\n")
    #expect(await world.run("contract check s.json r.ndjson --format json") == .differences)
    try expectGolden(await world.output.text, "contract-check.ndjson")
  }

  @Test func `the report goes to the file of --output`() async {
    let world = world("{}\n")
    #expect(await world.run("contract check s.json r.ndjson --output o") == .differences)
    #expect(await world.output.text.isEmpty)
    #expect(await world.files.contents["o"]?.contains("r.ndjson:1: ") == true)
  }

  @Test func `a format is refused only when asked for`() async {
    let world = world("{\"id\":1,\"when\":\"x\"}\n")
    #expect(await world.run("contract check s.json r.ndjson") == .success)
    #expect(
      await world.run("contract check s.json r.ndjson --assert-formats") == .differences)
  }

  @Test(arguments: [
    ("{", "[invalid-json]"), (#"{"type": "strnig"}"#, "s.json:1:10: error: "),
    (#"{"$ref": "other.json"}"#, "help: name its file with --given"),
  ])
  func `a schema that cannot be used is bad usage`(schema: String, words: String) async {
    let world = world("{}\n", schema: schema)
    #expect(await world.run("contract check s.json r.ndjson") == .invalid)
    let text = await world.errors.text
    #expect(text.contains(words), "\(text)")
  }

  @Test(arguments: ["part.json", "../c/part.json", "/c/part.json", "https://x.org/part"])
  func `a reference leads into a schema that was given`(reference: String) async {
    var world = Surroundings()
    world.files = MemoryFiles([
      "c/s.json": "{\"$ref\": \"\(reference)#/$defs/a\"}", "r.ndjson": "1\n",
      "c/part.json": #"{"$id": "https://x.org/part", "$defs": {"a": {"type": "string"}}}"#,
    ])
    #expect(
      await world.run("contract check c/s.json r.ndjson --given c/part.json") == .differences)
  }

  @Test func `a mistake in a schema that was given is shown in its own file`() async {
    var world = Surroundings()
    world.files = MemoryFiles([
      "s.json": #"{"$ref": "part.json"}"#, "part.json": #"{"type": 7}"#, "r.ndjson": "",
    ])
    #expect(
      await world.run("contract check s.json r.ndjson --given part.json") == .invalid)
    #expect(await world.errors.text.hasPrefix("part.json:1:10: error: "))
  }

  @Test func `a file that is not there is bad usage`() async {
    #expect(await world("").run("contract check s.json none") == .invalid)
    #expect(await world("").run("contract check none r.ndjson") == .invalid)
  }
}

struct EnvelopeSchemaTests {
  private var schema: Schema {
    get throws {
      let path = URL(filePath: #filePath).appending(path: "../../../schemas/envelope.schema.json")
      let bytes = try Array(Data(contentsOf: path.standardized))
      return try Schema(compiling: JSON.value(bytes))
    }
  }

  @Test func `what commands write satisfies the published schema`() async throws {
    let place = SourcePosition(line: 1, column: 2)
    let range = SourceRange(file: "a.yaml", start: place, end: place)
    let lines: [(String, any Command)] = [
      ("sample a --format json", SampleCommand()),
      ("sample --nonsense --format json", SampleCommand()),
      (
        "crate open --format json",
        FamilyCommand("crate open") { _, _ in
          throw Refusal(
            .refused,
            [
              Diagnostic(
                .warning, "some-code", "text", at: range, help: "help",
                notes: [.init("note", at: range), .init("bare")])
            ])
        }
      ),
    ]
    for (line, command) in lines {
      let world = Surroundings()
      _ = await world.run(line, of: [command])
      let value = try JSON.value(Array(await world.output.text.utf8))
      #expect(try schema.validate(value).isEmpty, "\(line)")
    }
  }

  @Test func `the published schema refuses another form`() throws {
    #expect(try !schema.accepts(["format_version": "2.0", "command": "plan"]))
  }
}
