import Documents
import Files
import Parsing
import Testing

@testable import Commands

struct RemarkReportTests {
  private static let project = """
    kind: project
    name: acme
    tenants:
      cloud:
        vendor: genesys-cloud
        region: us-east-1
        clientId: ${env.GENESYS_CLIENT_ID}
        clientSecret: ${env.GENESYS_CLIENT_SECRET}

    """
  private static let mistake = """
    kind: genesys-cloud
    tenant: cloud
    queues:
      Support: { nme: x }

    """

  /// A project in a folder `tenants` of a repository.
  private func inRepository(
    _ more: String, _ body: (_ root: String) async throws -> Void
  ) async throws {
    try await withFolder { root in
      try Disk.makeFolder(root + "/.git")
      try Disk.makeFolder(root + "/tenants")
      try Disk.write(Array(Self.project.utf8), to: root + "/tenants/cutsheet.yaml")
      try Disk.write(Array(more.utf8), to: root + "/tenants/queues.yaml")
      try await body(root)
    }
  }

  @Test func `a mistake is a result at its place in the repository`() async throws {
    try await inRepository(Self.mistake) { root in
      let world = Surroundings()
      let exit = await world.run("validate --project \(root)/tenants --format sarif")
      #expect(exit == .invalid)
      #expect(await world.errors.text.contains("queues.yaml:4:14: error:"))
      let run = try JSON.value(Array(await world.output.text.utf8))["runs"]?.array?.first
      #expect(run?["automationDetails"]?["id"] == "cutsheet/validate/tenants/")
      let result = try #require(run?["results"]?.array?.first)
      #expect(result["ruleId"] == "unknown-field")
      #expect(result["level"] == "error")
      let place = result["locations"]?.array?.first?["physicalLocation"]
      #expect(place?["artifactLocation"]?["uri"] == "tenants/queues.yaml")
      #expect(
        place?["region"]
          == ["startLine": 4, "startColumn": 14, "endLine": 4, "endColumn": 17])
    }
  }

  @Test func `a valid project has a report without results`() async throws {
    try await inRepository("kind: genesys-cloud\ntenant: cloud\n") { root in
      let world = Surroundings()
      #expect(await world.run("validate --project \(root)/tenants --format junit") == .success)
      let text = await world.output.text
      #expect(text.contains(#"<testsuite name="cutsheet validate" tests="1" failures="0""#))
    }
  }

  @Test(arguments: [("found.sarif", "\"version\": \"2.1.0\""), ("found.xml", "<testsuites ")])
  func `remarks go to a file beside the result`(name: String, mark: String) async throws {
    try await inRepository(Self.mistake) { root in
      let world = Surroundings()
      let exit = await world.run("validate --project \(root)/tenants --remarks \(name)")
      #expect(exit == .invalid)
      #expect(await world.files.contents[name]?.contains(mark) == true)
      #expect(await world.errors.text.contains("[unknown-field]"))
    }
  }

  @Test func `a command without such reports takes no file for them`() async {
    let world = Surroundings()
    #expect(await world.run("history --remarks x.sarif") == .invalid)
    #expect(await world.errors.text.contains("--remarks"))
  }
}
