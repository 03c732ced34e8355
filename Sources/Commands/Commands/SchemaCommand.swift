import Documents
import Files
import Model
import Projects

/// Writes the JSON Schemas that editors and other tools use.
struct SchemaCommand: Command {
  private static let name = Argument(
    optional: "NAME", "The one to write, such as 'genesys-cloud' or 'plan'.", .text)

  let declaration = Declaration(
    "schema", in: .tools,
    summary: "Write the JSON Schemas of documents and plans",
    discussion: """
      Without a name it lists what there is; with one it prints that schema. With --output they
      are written as files into a folder, which is made where it is missing. Editors take them from
      a first line such as '# yaml-language-server: $schema=schemas/genesys-cloud.schema.json'.
      """,
    takes: [Self.name], placesOutput: true,
    examples: [
      Declaration.Example("cutsheet schema", "Lists the schemas."),
      Declaration.Example("cutsheet schema plan", "Prints the schema of plan files."),
      Declaration.Example("cutsheet schema --output schemas", "Writes all of them into a folder."),
    ])

  /// Every schema by file name.
  static var all: [String: Value] {
    ProjectSchemas.all(allProviders, kinds: allDocumentKinds).merging(
      [ProjectSchemas.fileName(of: "plan"): PlanSchema.value], uniquingKeysWith: { own, _ in own })
  }

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let wanted = try invocation[Self.name].map(Self.named)
    let schemas = wanted.map { [$0.key: $0.value] } ?? Self.all
    let names = schemas.keys.sorted()
    let listed: Value = ["schemas": .array(names.map { .string($0) })]
    if let folder = invocation.globals.output {
      try Disk.makeFolder(folder)
      for (name, schema) in schemas {
        let bytes = CanonicalJSON.bytes(of: schema, layout: .lines)
        try Disk.write(bytes, to: "\(folder)/\(name)", mode: .shared)
      }
      return Outcome(result: listed).shown(as: .text) {
        names.map { "wrote \(Printable.line(folder))/\($0)\n" }.joined()
      }
    }
    if let schema = wanted?.value {
      return Outcome(result: schema).shown(as: .text) {
        CanonicalJSON.text(of: schema, layout: .lines)
      }
    }
    return Outcome(result: listed).shown(as: .text) { names.map { $0 + "\n" }.joined() }
  }

  private static func named(_ name: String) throws -> (key: String, value: Value) {
    let file = name.hasSuffix(".json") ? name : ProjectSchemas.fileName(of: name)
    guard let schema = all[file] else {
      let names = all.keys.sorted().map { String($0.prefix { $0 != "." }) }
      throw Refusal(
        .invalid, "unknown-schema", "there is no schema '\(Printable.line(name))'",
        help: Suggestion.clause(for: name, in: names) ?? "there are \(listed(names, "and"))")
    }
    return (file, schema)
  }
}
