import Documents
import Model
import Projects
import Testing

@Suite struct TemplateTests {
  @Test(arguments: [
    "", "plain", "$", "${", "$${", "$$${", "${var.x}", "a ${b} c", "$$", "${${", "costs $5 {x}",
    "📞 ${file.x} $",
  ])
  func `an escaped text is read as itself`(_ text: String) throws {
    let yaml = """
      kind: project
      name: acme
      tenants: { cloud: { vendor: genesys-cloud, region: us-east-1, clientId: a, clientSecret: "${env.A}" } }
      ---
      kind: genesys-cloud
      tenant: cloud
      queues: { Q: { description: "\(Template.escaped(text))" } }
      """
    let (project, diagnostics) = Project.load(["cutsheet.yaml": yaml])
    #expect(diagnostics == [])
    let queue = try #require(project?.resources.first)
    #expect(queue.attributes["description"] == .string(text))
  }
}
