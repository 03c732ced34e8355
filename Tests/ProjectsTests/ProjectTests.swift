import Documents
import Model
import Projects
import Testing

@Suite struct ProjectTests {
  private func small(_ environment: [String: String] = [:]) throws -> Project {
    try #require(Fixture.named("small").load(environment: environment).project)
  }

  private func resource(_ address: String, _ project: Project) throws -> Resource {
    try #require(project.resources.first { $0.address.description == address })
  }

  @Test func `a project says where its state is and how much may change`() throws {
    let project = try small()
    #expect(project.name == "acme-wave-1")
    #expect(project.state == StateSettings(repository: ".", isSigned: true))
    #expect(project.safety == Safety(maxDelete: .percent(5), maxUpdate: .count(12)))
  }

  @Test func `a project without limits deletes a tenth and updates two fifths at most`() throws {
    let project = try #require(Project.load(["cutsheet.yaml": "kind: project\nname: x"]).project)
    #expect(project.safety == Safety(maxDelete: .percent(10), maxUpdate: .percent(40)))
    #expect(project.safety.maxDelete.allowance(of: 12) == 3)
    #expect(project.safety.maxDelete.allowance(of: 200) == 20)
  }

  @Test func `resources of several documents stand together, by address`() throws {
    #expect(
      try small().resources.map(\.address.description) == [
        "cloud/divisions/1.10", "cloud/divisions/Sales",
        "cloud/grants/user=ana@acme.example,division=*",
        "cloud/grants/user=ana@acme.example,division=1234",
        "cloud/oauthClients/exporter", "cloud/queues/012", "cloud/queues/Support Tier 1",
        "cloud/wrapUpCodes/Issue Resolved", "cloud/wrapUpCodes/no",
      ])
  }

  @Test func `attributes are read as their types, the key among them`() throws {
    let queue = try resource("cloud/queues/Support Tier 1", small())
    #expect(
      queue.attributes == [
        "name": "Support Tier 1", "division": "Sales", "description": "Calls for tier 1",
        "mediaSettings": [
          "call": [
            "alertingTimeoutSeconds": 12,
            "serviceLevel": ["percentage": .decimal(try #require(ExactDecimal("0.8")))],
          ]
        ],
        "members": ["Ana@acme.example", "ben@ACME.example"],
        "wrapUpCodes": ["Issue Resolved", "no"],
      ])
    #expect(
      queue.lifecycle
        == Lifecycle(isProtected: true, ignored: ["acwSettings"], formerKey: "Support L1"))
  }

  @Test func `a scalar keeps its text where text is asked for`() throws {
    let queue = try resource("cloud/queues/012", small())
    #expect(queue.attributes["division"] == "1.10")
    #expect(queue.attributes["description"] == "costs ${amount}")
  }

  @Test func `every attribute knows where it is written`() throws {
    let queue = try resource("cloud/queues/Support Tier 1", small())
    #expect(queue.declaredAt?.description == "queues.yaml:4:3")
    #expect(
      queue.origins.mapValues(\.description) == [
        "division": "queues.yaml:5:15", "description": "queues.yaml:6:18",
        "mediaSettings.call.alertingTimeoutSeconds": "queues.yaml:7:54",
        "mediaSettings.call.serviceLevel.percentage": "queues.yaml:7:100",
        "members": "queues.yaml:8:14", "wrapUpCodes": "queues.yaml:9:18",
      ])
  }

  @Test func `secrets stay out of attributes until they are filled in`() throws {
    var project = try small()
    let address = Address(tenant: "cloud", kind: "oauthClients", key: "exporter")
    #expect(try resource(address.description, project).attributes == ["name": "exporter"])
    #expect(
      project.secretReferences.keys.sorted().map(\.description) == [
        "env:CLIENT_ID", "env:CLIENT_SECRET",
      ])
    let problems = project.fillSecrets { reference in
      reference == .environment("CLIENT_SECRET") ? Secret("s3cret") : nil
    }
    #expect(problems.map(\.summary) == ["cutsheet.yaml:14 missing-environment"])
    let client = try resource(address.description, project)
    #expect(client.secrets["password"]?.reveal() == "x-s3cret")
    #expect(client.secretTarget == "file:/run/secrets/exporter")
    #expect(project.tenant("cloud")?.setting("clientSecret")?.reveal() == "s3cret")
    #expect(project.tenant("cloud")?.setting("region")?.reveal() == "us-east-1")
  }

  @Test func `a secret is nowhere in what a plan hashes or a debugger prints`() throws {
    var project = try small()
    _ = project.fillSecrets { _ in Secret("s3cret") }
    #expect(!CanonicalJSON.text(of: project.material([SampleProvider()])).contains("s3cret"))
    #expect(!"\(project)".contains("s3cret"))
  }

  @Test func `a variable takes its value from the environment`() throws {
    let project = try small(["REGION": "eu-central-1"])
    #expect(project.tenant("cloud")?.connection["region"] == "eu-central-1")
  }

  @Test func `order of files, documents and members changes nothing`() throws {
    let fixture = Fixture.named("small")
    let documents = fixture.sources.filter { !$0.key.hasPrefix(".") }.sorted { $0.key < $1.key }
      .flatMap { $0.value.split(separator: "---\n").map(String.init) }
    let project = try #require(documents.first { $0.hasPrefix("kind: project") })
    let others = documents.filter { $0 != project }
    let reordered = Project.load(
      [
        "cutsheet.yaml": others.reversed().joined(separator: "---\n") + "---\n" + project
      ], attachments: ["texts/support.txt": "Calls for tier 1"])
    #expect(reordered.diagnostics.isEmpty)
    let providers = [SampleProvider()]
    #expect(try #require(reordered.project).material(providers) == small().material(providers))
  }

  @Test func `the order of a set changes nothing, another value does`() throws {
    func material(_ members: String, timeout: Int = 15_000) throws -> [UInt8] {
      let text = """
        kind: project
        name: acme
        tenants: { cloud: { vendor: genesys-cloud, region: us-east-1, clientId: a, clientSecret: "${env.A}" } }
        ---
        kind: genesys-cloud
        tenant: cloud
        existing: { users: ["*"] }
        queues: { Q: { members: \(members), acwSettings: { timeoutMs: \(timeout) } } }
        """
      let project = try #require(Project.load(["cutsheet.yaml": text]).project)
      return CanonicalJSON.bytes(of: project.material([SampleProvider()]))
    }
    #expect(try material("[a@x.example, b@x.example]") == material("[B@x.example, A@x.example]"))
    #expect(try material("[a@x.example]") != material("[b@x.example]"))
    #expect(try material("[]") != material("[]", timeout: 15_001))
  }
}
