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
