import Documents
import Files
import Foundation
import Parsing
import TestSupport
import Testing
import Transport

@testable import Commands
@testable import Sandbox

/// A project in a folder of its own and the simulated tenants that it is for, in this process.
///
/// Commands run through `Program` as from a shell: real files, real HTTP over loopback, a git
/// repository for the state. Nothing is shared between two of them.
struct SandboxedProject: Sendable {
  /// What a command answered.
  struct Answer: Sendable {
    var exit: ExitCode
    var output: String
    var errors: String

    /// The `result` of the JSON envelope.
    var result: Value {
      get throws { try JSON.value(Array(output.utf8))["result"] ?? .null }
    }
  }

  /// The folder of the project, which lies in a folder that the test may use.
  let folder: String
  /// What `cutsheet sandbox -- CMD` would give to CMD.
  let environment: [String: String]
  /// What all waiting goes by, of the tenants and of the tool: it jumps, so that nothing waits.
  let clock: JumpClock
  private let running: RunningSandbox

  /// The least that a project needs: one tenant.
  static let projectFile = """
    kind: project
    name: trial
    tenants:
      cloud:
        vendor: genesys-cloud
        region: us-east-1
        clientId: ${env.GENESYS_CLIENT_ID}
        clientSecret: ${env.GENESYS_CLIENT_SECRET}

    """

  /// Serves the tenants and writes the files while the body runs, then removes everything.
  ///
  /// `files` are by path within the project; without a `cutsheet.yaml` among them that of a
  /// project with the tenant `cloud` is added, with an empty dictionary nothing is. Those of the
  /// tenants that are `legacy` are of NICE CXone.
  static func using(
    _ files: [String: String] = [:], tenants: [String] = ["cloud"],
    legacy: [String] = [], size: Int = 0,
    seed: Value? = nil, _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    let (id, secret) = ("sandbox-client", "sandbox-secret")
    let clock = JumpClock()
    var options = SandboxOptions(
      tenants: tenants.map {
        SandboxOptions.Tenant(
          name: $0, clientId: id, clientSecret: secret,
          environment: [("GENESYS_CLIENT_ID", id), ("GENESYS_CLIENT_SECRET", secret)])
      }
        + legacy.map {
          SandboxOptions.Tenant(
            name: $0, vendor: "nice-cxone", clientId: id, clientSecret: secret,
            environment: [("NICE_ACCESS_KEY_ID", id), ("NICE_ACCESS_KEY_SECRET", secret)])
        }, now: time(of: clock))
    options.size = size
    options.seed = seed
    let scratch = try "/tmp/cutsheet-test-" + SecureRandom.hex(bytes: 8)
    let folder = scratch + "/project"
    try Disk.makeFolder(folder)
    defer { try? Disk.removeTree(scratch) }
    try await Sandbox.serving(options) { running in
      let project = SandboxedProject(running, folder: folder, clock)
      if files["cutsheet.yaml"] == nil { try project.write(projectFile, to: "cutsheet.yaml") }
      for (path, text) in files { try project.write(text, to: path) }
      try await body(project)
    }
  }

  private static func time(of clock: JumpClock) -> @Sendable () -> Documents.Instant {
    let start = SystemClock.now()
    return { start + clock.now.offset }
  }

  private init(_ running: RunningSandbox, folder: String, _ clock: JumpClock) {
    self.running = running
    self.clock = clock
    self.folder = folder
    let tenants = running.announcement["tenants"]?.object?.values ?? []
    let pairs = tenants.flatMap { tenant in
      (tenant["environment"]?.object ?? Object()).map { ($0.key, $0.value.string ?? "") }
    }
    environment = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Ends the tenants as a crash does: ports are closed, answers cut off.
  func killTenants() async { await running.stop() }

  /// Serves the tenants again as they were, at other ports, while the body runs.
  func reviving(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    var desks = running.desks
    for place in desks.indices {
      desks[place] = RunningSandbox.Desk(
        tenant: desks[place].tenant, simulated: desks[place].simulated,
        listener: try await Listener.start())
    }
    try await RunningSandbox(desks: desks).serving { running in
      try await body(SandboxedProject(running, folder: folder, clock))
    }
  }

  /// Runs a command line in the project's folder.
  @discardableResult
  func run(_ words: String..., environment more: [String: String] = [:]) async -> Answer {
    await run(words + ["--project", folder], environment: more)
  }

  /// Runs words as they stand, without `--project`.
  @discardableResult
  func run(
    _ words: [String], environment more: [String: String] = [:],
    adjusting adjust: (inout Context) -> Void = { _ in }
  ) async -> Answer {
    let output = Recorder()
    let errors = Recorder()
    var context = Context(
      environment: environment.merging(more) { $1 }, terminal: Terminal(), output: output,
      errors: errors, files: DiskAccess(), readLine: { nil }, now: Self.time(of: clock),
      uptime: SystemClock.elapsed, randomBytes: { try SecureRandom.bytes($0) })
    context.clock = clock
    adjust(&context)
    let exit = await Program.run(words, in: context)
    // No two runs begin in the same second: their names tell which is newer.
    clock.advance(by: .seconds(1))
    return Answer(exit: exit, output: await output.text, errors: await errors.text)
  }

  /// Runs a command line that must succeed.
  @discardableResult
  func succeed(
    _ words: String..., environment more: [String: String] = [:],
    at place: Testing.SourceLocation = #_sourceLocation
  ) async -> Answer {
    let answer = await run(words + ["--project", folder], environment: more)
    #expect(answer.exit == .success, "\(answer.output)\(answer.errors)", sourceLocation: place)
    return answer
  }

  /// The time that tenants and tool go by.
  var now: Documents.Instant { Self.time(of: clock)() }

  /// A path outside the project.
  func aside(_ name: String) -> String { Disk.parent(of: folder) + "/" + name }

  /// Writes a file of the project.
  func write(_ text: String, to path: String) throws {
    let place = "\(folder)/\(path)"
    try Disk.makeFolder(Disk.parent(of: place))
    try Disk.write(Array(text.utf8), to: place)
  }

  /// Reads a file of the project.
  func read(_ path: String) throws -> String {
    String(decoding: try Disk.read("\(folder)/\(path)"), as: UTF8.self)
  }

  /// Reaches round the API: `("PATCH", "objects/queues/Support", ["description": "x"])`.
  @discardableResult
  func behindTheBack(
    _ method: String, _ path: String, _ body: Value? = nil, of tenant: String = "cloud",
    query: String = "", at place: Testing.SourceLocation = #_sourceLocation
  ) async throws -> Value {
    let desk = try #require(
      running.desks.first { $0.tenant.name == tenant }, sourceLocation: place)
    let coded = path.split(separator: "/").map { PercentCoding.encode(String($0)) }
    let response = await desk.simulated.answer(
      SandboxRequest(
        method, "/_sandbox/" + coded.joined(separator: "/"), query: query,
        body: body.map { Array(CanonicalJSON.bytes(of: $0)) } ?? []))
    let text = String(decoding: response.body, as: UTF8.self)
    try #require(response.status == 200, "\(response.status): \(text)", sourceLocation: place)
    return try JSON.value(response.body)
  }

  /// The objects of a kind as the tenant truly holds them.
  func objects(_ kind: String, of tenant: String = "cloud") async throws -> [Value] {
    try await behindTheBack("GET", "world", of: tenant, query: "kind=\(kind)")[kind]?.array ?? []
  }

  /// One object of a kind by name.
  func object(_ kind: String, _ name: String, of tenant: String = "cloud") async -> Value? {
    (try? await objects(kind, of: tenant))?.first {
      $0["name"]?.string == name && $0["state"]?.string != "deleted"
    }
  }

  /// The names of the objects of a kind that are there and not deleted.
  func names(of kind: String, in tenant: String = "cloud") async -> Set<String> {
    let objects = (try? await objects(kind, of: tenant)) ?? []
    return Set(
      objects.filter { $0["state"]?.string != "deleted" }.compactMap { $0["name"]?.string })
  }
}
