import Documents
import Model
import Projects
import Testing

@Suite struct OverlayTests {
  private static let base = """
    kind: project
    name: acme
    safety: { maxDelete: 10% }
    variables:
      ring: { type: integer, default: 12 }
      size: 5
    tenants: { cloud: { vendor: genesys-cloud, region: us-east-1, clientId: a, clientSecret: "${env.A}" } }
    ---
    kind: genesys-cloud
    tenant: cloud
    existing: { users: [ana@acme.example] }
    divisions: { Sales: {}, Gone: {} }
    queues:
      Support:
        division: Sales
        description: base
        members: [ana@acme.example]
        mediaSettings: { call: { alertingTimeoutSeconds: "${var.ring}" } }
    grants: [{ user: ana@acme.example, division: Sales }]
    """

  private func load(
    _ overlay: String, name: String = "staging"
  ) -> (project: Project?, diagnostics: [Diagnostic]) {
    Project.load(
      ["cutsheet.yaml": Self.base, "environments/staging.yaml": overlay], overlay: name)
  }

  @Test func `objects merge, lists in a resource replace, resources are added`() throws {
    let (project, diagnostics) = load(
      """
      kind: project
      safety: { maxUpdate: 7 }
      variables: { ring: 20 }
      tenants: { cloud: { region: eu-central-1 } }
      ---
      kind: genesys-cloud
      tenant: cloud
      existing: { users: [ben@acme.example] }
      queues:
        Support: { members: [ben@acme.example] }
        Chat: {}
      grants: [{ user: ben@acme.example, division: Sales }]
      """)
    #expect(diagnostics == [])
    let found = try #require(project)
    #expect(found.environment == "staging")
    #expect(found.safety == Safety(maxDelete: .percent(10), maxUpdate: .count(7)))
    #expect(found.tenant("cloud")?.connection["region"] == "eu-central-1")
    let support = try #require(found.resources.first { $0.address.key == "Support" })
    #expect(
      support.attributes == [
        "name": "Support", "division": "Sales", "description": "base",
        "members": ["ben@acme.example"],
        "mediaSettings": ["call": ["alertingTimeoutSeconds": 20]],
      ])
    #expect(support.origins["members"]?.file == "environments/staging.yaml")
    #expect(found.resources.filter { $0.address.kind == "grants" }.count == 2)
    #expect(found.resources.contains { $0.address.key == "Chat" })
  }

  @Test func `null removes what the project says`() throws {
    let (project, diagnostics) = load(
      """
      kind: genesys-cloud
      tenant: cloud
      divisions: { Gone: null }
      queues: { Support: { description: ~ } }
      """)
    #expect(diagnostics == [])
    let found = try #require(project)
    #expect(!found.resources.contains { $0.address.key == "Gone" })
    let support = try #require(found.resources.first { $0.address.key == "Support" })
    #expect(support.attributes["description"] == nil)
  }

  @Test func `mistakes of an overlay are reported in its file`() {
    let (project, diagnostics) = load(
      """
      kind: project
      variables: { ring: twenty, size: many }
      ---
      kind: genesys-cloud
      tenant: cloud
      divisions: { Gnoe: null }
      queues: { Support: { members: 4, division: Marketing } }
      """)
    #expect(project == nil)
    #expect(
      diagnostics.map(\.summary) == [
        "environments/staging.yaml:2 wrong-type", "environments/staging.yaml:2 wrong-type",
        "environments/staging.yaml:6 nothing-to-remove",
        "environments/staging.yaml:7 wrong-type", "environments/staging.yaml:7 unknown-reference",
      ])
  }

  @Test(arguments: ["", "a b", "../x", "-x", ".x", "x\u{1b}"])
  func `an environment is named like a branch`(_ name: String) {
    #expect(load("", name: name).diagnostics.map(\.code).contains("bad-environment"))
  }

  @Test func `an environment that there is not is an error, the default needs no file`() {
    #expect(load("", name: "default").diagnostics == [])
    let (project, diagnostics) = load("", name: "stagign")
    #expect(project == nil)
    #expect(diagnostics.map(\.code) == ["unknown-environment"])
    #expect(diagnostics.first?.help == "did you mean 'staging'?")
  }
}
