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

  private func load(
    _ text: String, checking check: (Project) -> [Diagnostic] = { _ in [] }
  ) -> (project: Project?, diagnostics: [Diagnostic]) {
    Project.load(
      ProjectSources(files: ["cutsheet.yaml": Array("kind: project\nname: x\n\(text)".utf8)]),
      providers: [SampleProvider()], kinds: [Self.wave], checking: check)
  }

  /// Objects to sizes, to the lack of one, and to documents as a whole.
  private static func objections(to project: Project) -> [Diagnostic] {
    project.documents.flatMap { document -> [Diagnostic] in
      let size = document.node.member("size").map {
        Diagnostic("too-many", "too many", at: $0.value.range)
      }
      return [
        size ?? Diagnostic("missing-field", "no size", at: document.node["name"]?.range),
        Diagnostic("odd", "odd", at: document.node.range), Diagnostic("vague", "vague"),
      ]
    }
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

  @Test func `what is wrong beyond the form is told beside mistakes of form elsewhere`() {
    let (project, diagnostics) = load(
      "variables: [a]\n---\nkind: wave\nname: a\nsize: 3\n---\nkind: wave\nname: b\nsize: 4\nsise: 4",
      checking: Self.objections)
    #expect(project == nil)
    #expect(
      diagnostics.map(\.summary) == [
        "cutsheet.yaml:3 wrong-type", "cutsheet.yaml:5 odd", "cutsheet.yaml:7 too-many",
        "cutsheet.yaml:11 too-many", "cutsheet.yaml:12 unknown-field",
      ])
  }

  @Test func `what is wrong in its form is not looked at further, nor what follows from it told`() {
    let (_, diagnostics) = load(
      "---\nkind: wave\nname: a\nsize: 10", checking: Self.objections)
    #expect(diagnostics.map(\.summary) == ["cutsheet.yaml:6 out-of-range"])
  }

  @Test func `an unknown variable is told beside mistakes that have nothing to do with it`() {
    let (_, diagnostics) = load("safety: 1\n---\nkind: wave\nname: a\nsize: ${var.n}")
    #expect(diagnostics.map(\.code) == ["wrong-type", "unknown-variable"])
    let hidden = load("varables: { n: 3 }\n---\nkind: wave\nname: a\nsize: ${var.n}")
    #expect(hidden.diagnostics.map(\.code) == ["unknown-field"])
  }

  @Test func `a project without mistakes of form is told all`() {
    let (project, diagnostics) = load("---\nkind: wave\nname: a", checking: Self.objections)
    #expect(project == nil)
    #expect(Set(diagnostics.map(\.code)) == ["missing-field", "odd", "vague"])
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
