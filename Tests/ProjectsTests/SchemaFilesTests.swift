import Contracts
import Documents
import GenesysCloud
import Model
import NICECXone
import Parsing
import Projects
import Testing

/// The schemas in the repository, which editors use, are those of the vendors there are.
@Suite struct SchemaFilesTests {
  private static let providers: [any Provider] = [GenesysCloudProvider(), NICECXoneProvider()]
  private static let names = ProjectSchemas.all(providers).keys.sorted()

  @Test(arguments: names)
  func `the schema in the repository is the one that is generated`(_ name: String) throws {
    let schema = try #require(ProjectSchemas.all(Self.providers)[name])
    try expectGolden(CanonicalJSON.text(of: schema, layout: .lines), "../../schemas/\(name)")
  }

  @Test(arguments: names)
  func `every schema is one by the standard`(_ name: String) throws {
    let schema = try #require(ProjectSchemas.all(Self.providers)[name])
    let standard = try Schema(
      compiling: ["$ref": "https://json-schema.org/draft/2020-12/schema"])
    #expect(standard.validate(schema) == [])
    #expect(throws: Never.self) { try Schema(compiling: schema) }
  }

  @Test func `a file with placeholders satisfies the schema that editors use`() throws {
    let schema = try Schema(
      compiling: #require(ProjectSchemas.all(Self.providers)["genesys-cloud.schema.json"]))
    let text = """
      kind: genesys-cloud
      tenant: cloud
      queues:
        Support:
          mediaSettings: { call: { alertingTimeoutSeconds: "${var.ring}" } }
          enableTranscription: ${var.transcribed}
          members: ${var.members}
      """
    let (documents, _) = YAML.documents(Array(text.utf8), file: "queues.yaml")
    let document = try #require(documents.first)
    #expect(schema.validate(document) == [])
  }
}
