import Documents
import Projects
import Testing

@Suite struct GoldenTests {
  @Test(arguments: ["newcomer", "fields", "references", "values", "tenants", "duplicates"])
  func `mistakes are told so that they can be mended`(_ name: String) throws {
    let fixture = Fixture.named(name)
    let text = DiagnosticText(sources: fixture.sources).render(fixture.load().diagnostics)
    try expectGolden(text, "Golden/\(name).txt")
  }

  @Test(arguments: ["project.schema.json", "genesys-cloud.schema.json"])
  func `a schema describes what a document may hold`(_ name: String) throws {
    let schema = try #require(ProjectSchemas.all([SampleProvider()])[name])
    try expectGolden(CanonicalJSON.text(of: schema, layout: .lines), "Golden/\(name)")
  }

  @Test(arguments: [
    "", "project.safety", "genesys-cloud.queues", "genesys-cloud.queues.division",
    "genesys-cloud.users.skills",
  ])
  func `what there is can be looked up`(_ path: String) throws {
    let text = try #require(Explanation.text(of: path, [SampleProvider()]).text)
    try expectGolden(text, "Golden/explain\(path.isEmpty ? "" : "-" + path).txt")
  }

  @Test func `looking up what there is not suggests what there is`() {
    let (text, diagnostics) = Explanation.text(of: "genesys-cloud.queue", [SampleProvider()])
    #expect(text == nil)
    #expect(diagnostics.first?.help == "did you mean 'queues'?")
  }
}
