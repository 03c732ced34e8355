import Documents
import Model
import Projects
import Testing

@Suite struct DocumentKindTests {
  private static let wave = DocumentKind(
    "wave", summary: "A wave of moves.", identity: "name",
    fields: [
      .string("name", "The name.", length: 1...50).required(),
      .integer("size", "How many.", in: 1...9),
    ])

  private func load(_ text: String) -> (project: Project?, diagnostics: [Diagnostic]) {
    Project.load(
      ProjectSources(files: ["cutsheet.yaml": Array("kind: project\nname: x\n\(text)".utf8)]),
      providers: [SampleProvider()], kinds: [Self.wave])
  }

  @Test func `a further kind is a table and comes back typed`() throws {
    let (project, diagnostics) = load(
      "variables: { n: 3 }\n---\nkind: wave\nname: 012\nsize: ${var.n}")
    #expect(diagnostics == [])
    let document = try #require(project?.documents.first)
    #expect(document.identity == "012")
    #expect(document.value == ["kind": "wave", "name": "012", "size": 3])
    #expect(ProjectSchemas.all([], kinds: [Self.wave])["wave.schema.json"] != nil)
    #expect(Explanation.text(of: "wave.size", [], kinds: [Self.wave]).text != nil)
  }

  @Test func `its mistakes are told like those of any other`() {
    let (_, diagnostics) = load(
      "---\nkind: wave\nname: a\nsize: 10\n---\nkind: wave\nname: a\n---\nkind: wav")
    #expect(
      diagnostics.map(\.summary) == [
        "cutsheet.yaml:6 out-of-range", "cutsheet.yaml:8 duplicate-document",
        "cutsheet.yaml:11 unknown-kind",
      ])
  }

  @Test func `resources of one vendor cannot go to a tenant of another`() {
    let text = """
      kind: project
      name: x
      tenants: { legacy: { vendor: other } }
      ---
      kind: genesys-cloud
      tenant: legacy
      """
    let (project, diagnostics) = Project.load(
      ProjectSources(files: ["cutsheet.yaml": Array(text.utf8)]),
      providers: [SampleProvider(), OtherProvider()])
    #expect(project == nil)
    #expect(diagnostics.map(\.summary) == ["cutsheet.yaml:6 wrong-vendor"])
  }
}

private struct OtherProvider: Provider {
  var vendor: String { "other" }
  var kinds: [Kind] { [] }
  var connection: [Attribute] { [] }
}
