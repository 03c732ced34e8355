import Files
import Foundation
import Testing

@testable import Commands

struct PipelineTests {
  private static var request: PipelineRequest {
    var request = PipelineRequest()
    request.project = "tenants"
    request.tenants = ["cloud", "legacy \"west\""]
    request.secrets = ["GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET"]
    return request
  }

  private static var elsewhere: PipelineRequest {
    var request = request
    request.project = "."
    request.environment = "staging"
    request.state = .ssh
    request.variables = ["REGION"]
    request.branch = "staging"
    request.hasHypercare = true
    request.image = "registry.example/cutsheet:1"
    request.install = "./install.sh\ncutsheet --version"
    return request
  }

  @Test func `the workflow for GitHub stands as reviewed`() throws {
    let files = GitHubWorkflow(Self.request).files
    #expect(
      files.map(\.path) == [".github/workflows/cutsheet.yml", ".github/cutsheet/pipeline.py"])
    try expectGolden(files[0].text, "deploy-github.yml")
    try expectGolden(files[1].text, "deploy-github.py")
    try expectGolden(GitHubWorkflow(Self.elsewhere).files[0].text, "deploy-github-staging.yml")
  }

  @Test func `the pipeline for GitLab stands as reviewed`() throws {
    let files = GitLabPipeline(Self.request).files
    #expect(
      files.map(\.path) == [".gitlab/cutsheet.gitlab-ci.yml", ".gitlab/cutsheet/pipeline.py"])
    try expectGolden(files[0].text, "deploy-gitlab.yml")
    try expectGolden(files[1].text, "deploy-gitlab.py")
    try expectGolden(GitLabPipeline(Self.elsewhere).files[0].text, "deploy-gitlab-staging.yml")
  }

  @Test func `no expression of GitHub stands in a line that a shell reads`() {
    for request in [Self.request, Self.elsewhere] {
      let lines = GitHubWorkflow(request).files[0].text.split(separator: "\n")
      var margin = Int.max
      for line in lines {
        let indent = line.count - line.drop { $0 == " " }.count
        let isBelow = indent > margin
        if !isBelow { margin = line.contains("run: |") ? indent : .max }
        if isBelow || line.contains(" run: ") { #expect(!line.contains("${{"), "\(line)") }
      }
    }
  }

  @Test(arguments: [
    "pull_request_target", "permissions: write-all", "issue_comment", "workflow_run",
  ])
  func `the workflow has nothing that lends rights to a fork`(word: String) {
    #expect(!GitHubWorkflow(Self.request).files[0].text.contains(word))
  }

  @Test func `an environment that cannot name a file is refused`() {
    var request = Self.request
    request.environment = "../eu"
    #expect(request.problem == "../eu")
  }

  @Test(arguments: ["a${{b", "x\ny", "\u{1B}[m"])
  func `a name that could end a text or begin an expression is refused`(name: String) {
    var request = Self.request
    request.tenants = [name]
    #expect(request.problem == name)
    request = Self.request
    request.environment = name
    #expect(request.problem == name)
  }
}

struct DeployCommandTests {
  private func inProject(
    state: String, _ body: (String) async throws -> Void
  ) async throws {
    try await withFolder { folder in
      let text = """
        kind: project
        name: acme
        \(state)
        tenants:
          cloud:
            vendor: genesys-cloud
            region: us-east-1
            clientId: ${env.GENESYS_CLIENT_ID}
            clientSecret: ${env.GENESYS_CLIENT_SECRET}
        """
      try Disk.makeFolder(folder + "/.git")
      try Disk.makeFolder(folder + "/tenants")
      try Disk.write(Array(text.utf8), to: folder + "/tenants/cutsheet.yaml")
      try await body(folder)
    }
  }

  @Test(arguments: ["github", "gitlab"])
  func `files go to the repository around the project, again and again`(
    forge: String
  ) async throws {
    try await inProject(state: "state: { repository: . }") { folder in
      for _ in 1...2 {
        let world = Surroundings()
        #expect(await world.run("deploy \(forge) --project \(folder)/tenants") == .success)
        #expect(await world.errors.text == "")
        let output = await world.output.text
        #expect(output.contains("PLAN_GENESYS_CLIENT_ID, PLAN_GENESYS_CLIENT_SECRET"))
      }
      #expect(Disk.item(at: "\(folder)/.\(forge)/cutsheet/pipeline.py") == .file)
    }
  }

  @Test(arguments: [
    "", "state: { repository: /var/lib/state }", "state: { repository: \"file:///srv/state\" }",
  ])
  func `a state that lives only on the runner is refused`(state: String) async throws {
    try await inProject(state: state) { folder in
      let world = Surroundings()
      #expect(await world.run("deploy github --project \(folder)/tenants") == .invalid)
      let errors = await world.errors.text
      #expect(errors.contains("[state-on-runner]"))
      #expect(errors.contains("help: write 'state: { repository: . }'"))
      #expect(Disk.item(at: folder + "/.github") == nil)
    }
  }

  @Test func `a file that somebody else wrote is left alone`() async throws {
    try await inProject(state: "state: { repository: . }") { folder in
      let path = folder + "/.github/workflows/cutsheet.yml"
      try Disk.makeFolder(Disk.parent(of: path))
      try Disk.write(Array("mine\n".utf8), to: path)
      let world = Surroundings()
      #expect(await world.run("deploy github --project \(folder)/tenants") == .invalid)
      #expect(await world.errors.text.contains("[would-overwrite]"))
      #expect(try Disk.read(path) == Array("mine\n".utf8))
    }
  }
}

/// A folder of its own for one test, removed at its end.
func withFolder(_ body: (String) async throws -> Void) async throws {
  let path = try "/tmp/cutsheet-test-" + SecureRandom.hex(bytes: 8)
  try Disk.makeFolder(path)
  defer { try? Disk.removeTree(path) }
  try await body(path)
}
