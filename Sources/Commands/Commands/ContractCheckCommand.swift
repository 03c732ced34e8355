import Contracts
import Documents
import Parsing

/// Checks a file of records against a JSON Schema.
struct ContractCheckCommand: Command {
  private static let schema = Argument("SCHEMA", "The JSON Schema, draft 2020-12.", .file)
  private static let records = Argument(
    "FILE", "The records, one JSON value a line; '-' is standard input.", .file)
  private static let given = Option(
    repeatable: "given", "FILE",
    "Another schema that '$ref' may lead to, by its '$id' or by this path.", .file)
  private static let formats = Flag(
    "assert-formats", "Refuse what breaks a 'format', which else only describes.")

  let declaration = Declaration(
    "contract check", in: .tools,
    summary: "Check records against a JSON Schema",
    discussion: """
      Checks each line by itself. As text, every violation is one line: where the record stands,
      the part of it that is wrong, what was expected, and the keyword of the schema that says so.
      As JSON, every record is one line {"line", "valid", "errors": [{"instancePath",
      "schemaPath", "message"}]}, whether it is valid or not.

      Nothing is ever fetched: a '$ref' leads into the schema itself or into what --given names.
      """,
    takes: [Self.schema, Self.records, Self.given, Self.formats],
    placesOutput: true,
    examples: [
      Declaration.Example(
        "cutsheet contract check call.schema.json calls.ndjson",
        "Lists the records that break the contract."),
      Declaration.Example(
        "cutsheet contract check call.schema.json - --format json",
        "Reports on every record of standard input."),
    ],
    exits: [
      .success: "every record satisfies the schema",
      .differences: "some records break the schema",
      .invalid: "invalid usage, or the schema cannot be used",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let schema = try await SchemaFiles(context.files).schema(
      invocation[Self.schema], given: invocation[Self.given],
      assertsFormats: invocation[Self.formats])
    let path = invocation[Self.records]
    let bytes: [UInt8]
    do {
      bytes = try await context.files.read(path)
    } catch {
      throw Refusal(.invalid, "unreadable-file", Program.describe(error))
    }
    var report = OutputBatch(to: invocation.globals.output, in: context)
    var (count, broken) = (0, 0)
    for line in ContractCheck(schema).check(lines: bytes) {
      count += 1
      if !line.isValid { broken += 1 }
      let isJSON = invocation.globals.format == .json
      try await report.write(isJSON ? Self.object(line) : Self.text(line, of: path))
    }
    try await report.finish()
    try await context.notice(
      "\(grouped(broken)) of \(grouped(count)) \(count == 1 ? "record breaks" : "records break") "
        + "the contract")
    return .written(broken == 0 ? .success : .differences)
  }

  private static func object(_ line: ContractCheck.Line) -> String {
    CanonicalJSON.text(of: line.value) + "\n"
  }

  /// `calls.ndjson:3: /duration: must be at least 0 (/properties/duration/minimum)`.
  private static func text(_ line: ContractCheck.Line, of path: String) -> String {
    line.violations.map { violation in
      let place = violation.instancePath.isEmpty ? "" : violation.instancePath + ": "
      let keyword = violation.schemaPath.isEmpty ? "" : " (\(violation.schemaPath))"
      let text = "\(path):\(line.number): \(place)\(violation.text)\(keyword)"
      return Printable.line(text) + "\n"
    }.joined()
  }
}
