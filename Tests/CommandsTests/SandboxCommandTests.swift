import Files
import Testing

@testable import Commands

struct SandboxCommandTests {
  private actor Runs {
    private(set) var words: [String] = []
    private(set) var environment: [String: String] = [:]

    func record(_ words: [String], _ environment: [String: String]) {
      self.words = words
      self.environment = environment
    }
  }

  @Test func `a command runs with the sandbox's environment and gives its exit code`() async {
    let runs = Runs()
    let world = Surroundings()
    var context = world.context
    context.runProgram = { words, environment in
      await runs.record(words, environment)
      return 7
    }
    let words = ["sandbox", "--size", "2", "--tenant", "eu-west", "--", "make", "--yes"]
    #expect(await Program.run(words, in: context) == .command(7))
    #expect(await world.errors.text == "")
    #expect(await runs.words == ["make", "--yes"])
    let environment = await runs.environment
    #expect(
      Set(environment.keys)
        == ["CUTSHEET_ENDPOINT_EU_WEST", "GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET"])
    #expect(environment["CUTSHEET_ENDPOINT_EU_WEST"]?.hasPrefix("http://127.0.0.1:") == true)
    #expect(await world.output.text.isEmpty)
  }

  private static func environment(
    of files: [String: String], _ words: String = ""
  ) async throws -> (exit: ExitCode, environment: [String: String], errors: String) {
    let folder = try "/tmp/cutsheet-test-" + SecureRandom.hex(bytes: 8)
    try Disk.makeFolder(folder)
    defer { try? Disk.removeTree(folder) }
    for (path, text) in files { try Disk.write(Array(text.utf8), to: "\(folder)/\(path)") }
    let runs = Runs()
    let world = Surroundings()
    var context = world.context
    context.environment = ["CLIENT_B": "a real one"]
    context.runProgram = { words, environment in
      await runs.record(words, environment)
      return 0
    }
    let line = "sandbox --project \(folder)\(words) -- true"
    let exit = await Program.run(line.split(separator: " ").map(String.init), in: context)
    return (exit, await runs.environment, await world.errors.text)
  }

  private static let project = """
    kind: project
    name: two
    secrets: { WEST: { file: secret } }
    tenants:
      east-1: { vendor: genesys-cloud, region: us-east-1, clientId: a, clientSecret: "${env.SECRET}" }
      west:
        vendor: genesys-cloud
        region: us-west-2
        clientId: "b-${env.CLIENT_B}"
        clientSecret: "${secret.WEST}"

    """

  @Test func `every tenant of a project is served with the variables that it names`() async throws {
    let files = ["cutsheet.yaml": Self.project, "secret": "s3\n"]
    let (exit, environment, errors) = try await Self.environment(of: files)
    #expect(exit == .command(0), "\(errors)")
    #expect(
      Set(environment.keys)
        == ["CUTSHEET_ENDPOINT_EAST_1", "CUTSHEET_ENDPOINT_WEST", "CLIENT_B", "SECRET"])
    #expect(environment["CLIENT_B"] == "sandbox-client-b")
  }

  @Test func `one tenant of a project may be served alone`() async throws {
    let files = ["cutsheet.yaml": Self.project]
    let (exit, environment, _) = try await Self.environment(of: files, " --tenant east-1")
    #expect(exit == .command(0))
    #expect(Set(environment.keys) == ["CUTSHEET_ENDPOINT_EAST_1", "SECRET"])
  }

  @Test(arguments: [
    ("", "[missing-secret]"), (" --tenant north", "[unknown-tenant]"),
    (" --tenant east-1 --env none", "none"),
  ])
  func `a project that cannot be served is refused`(words: String, expected: String) async throws {
    let files = ["cutsheet.yaml": Self.project]
    let (exit, _, errors) = try await Self.environment(of: files, words)
    #expect(exit == .invalid && errors.contains(expected), "\(errors)")
  }

  @Test func `a folder that is named must hold a project`() async throws {
    let (exit, _, errors) = try await Self.environment(of: [:])
    #expect(exit == .invalid && errors.contains("[no-project]"), "\(errors)")
  }

  @Test func `a plan of a project needs nothing but the sandbox's environment`() async throws {
    try await SandboxedProject.using { project in
      let runs = Runs()
      let world = Surroundings()
      var context = world.context
      context.runProgram = { words, environment in
        await runs.record(words, environment)
        let answer = await project.run(
          ["plan", "--project", project.folder], environment: environment)
        #expect(answer.exit == .success, "\(answer.errors)")
        return 0
      }
      let words = ["sandbox", "--project", project.folder, "--", "plan"]
      #expect(await Program.run(words, in: context) == .command(0))
      #expect(await runs.words == ["plan"])
    }
  }

  @Test func `a platform may be named where there is no project`() async throws {
    let runs = Runs()
    var context = Surroundings().context
    context.runProgram = { words, environment in
      await runs.record(words, environment)
      return 0
    }
    let words = ["sandbox", "--vendor", "nice-cxone", "--tenant", "legacy", "--", "true"]
    #expect(await Program.run(words, in: context) == .command(0))
    let names = await Set(runs.environment.keys)
    #expect(
      names == [
        "CUTSHEET_ENDPOINT_LEGACY", "NICE_ACCESS_KEY_ID", "NICE_ACCESS_KEY_SECRET", "NICE_AREA",
      ])
  }

  @Test func `without a command the first line is JSON and Ctrl-C ends it well`() async {
    let world = Surroundings()
    var context = world.context
    context.stopRequests = {
      AsyncStream { continuation in
        continuation.yield(.interrupt)
        continuation.finish()
      }
    }
    #expect(await Program.run(["sandbox"], in: context) == .success)
    #expect(await world.output.text.hasPrefix(#"{"tenants":{"cloud":{"endpoint":"http://"#))
  }

  @Test(arguments: [
    ("--faults 429:2", "'--faults' must be a list such as"),
    ("--seed none.json", "[unreadable-file]"), ("--seed bad.json", "bad.json:1:2: error: "),
    ("--port 70000", "'--port' must be a whole number from 0 to 65535"),
  ])
  func `what cannot be served is bad usage`(options: String, words: String) async {
    var world = Surroundings()
    world.files = MemoryFiles(["bad.json": "{"])
    #expect(await world.run("sandbox " + options) == .invalid)
    let text = await world.errors.text
    #expect(text.contains(words), "\(text)")
  }
}
