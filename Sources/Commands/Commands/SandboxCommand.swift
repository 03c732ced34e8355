import Documents
import Parsing
import Sandbox

/// Serves simulated tenants on loopback.
struct SandboxCommand: Command {
  private static let vendor = Option(
    "vendor", "VENDOR", "Serve one tenant of that platform, whatever the project says.",
    Reading(
      listed(SimulatedTenants.vendors), choices: SimulatedTenants.vendors,
      read: { text in SimulatedTenants.vendors.first { $0 == text } }))
  private static let port = Option(
    "port", "N", "The port; 0 takes a free one.", Reading<Int>.integer(in: 0...65_535),
    default: "0")
  private static let seed = Option(
    "seed", "FILE", "What the tenant holds at the start, as JSON.", Reading<String>.file)
  private static let size = Option(
    "size", "N", "Make up an organisation of N queues, 2N users and what goes with them.",
    Reading<Int>.integer(in: 0...1_000_000), default: "0")
  private static let latency = Option(
    "latency", "TIME", "How long each answer takes.", Reading<Duration>.duration,
    default: "0ms")
  private static let limit = Option(
    "rate-limit", "N", "Calls a minute that each token has; no limit when left out.",
    Reading<Int>.integer(in: 1...1_000_000))
  private static let lag = Option(
    "lag", "TIME", "How long after a write reads still show what was.",
    Reading<Duration>.duration, default: "0ms")
  private static let faults = Option(
    "faults", "LIST", "How often which call goes wrong, such as '429:0.02,reset:0.01'.",
    Reading(
      "a list such as 429:0.02,503:0.01,reset:0.01,lost-reply:0.01", read: { Faults($0) }))
  private static let randomSeed = Option(
    "random-seed", "N", "Another number makes other names and other faults.",
    Reading<Int>.integer(in: 0...Int.max), default: "0")
  private static let program = Trailing(
    "CMD", "A command to run with the sandbox's environment; it ends with the command.")

  let declaration = Declaration(
    "sandbox", in: .tools,
    summary: "Serve simulated tenants on this machine",
    discussion: """
      Behaves as the vendor does - sign-in, paging, limits, conflicts, soft deletes, audit - so
      that a project can be tried and tested without a tenant. Nothing is kept.

      Serves every tenant of the project in --project, or the one that --tenant names, and exports
      the variables from which the project takes their credentials. In a folder without a project
      it serves one tenant of Genesys Cloud, with --vendor one of that platform.

      The first line of standard output is JSON: {"tenants": {NAME: {"vendor", "endpoint",
      "environment"}}}. With a command after '--', that command gets the environment instead, and
      the sandbox ends with its exit code. Otherwise it serves until Ctrl-C.
      """,
    takes: [
      Self.vendor, Self.port, Self.seed, Self.size, Self.latency, Self.limit, Self.lag, Self.faults,
      Self.randomSeed, Self.program,
    ],
    placesOutput: true,
    examples: [
      Declaration.Example(
        "cutsheet sandbox --project acme -- cutsheet plan --project acme",
        "Plans a project against tenants that are simulated and empty."),
      Declaration.Example(
        "cutsheet sandbox --size 100 -- cutsheet export cloud --output copy",
        "Makes an organisation of 100 queues and a project of it."),
      Declaration.Example(
        "cutsheet sandbox --port 8080 --rate-limit 300 --faults 429:0.02,lost-reply:0.01",
        "Serves a tenant that makes life hard, until Ctrl-C."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let options = try await options(invocation, context)
    let words = invocation[Self.program]
    do {
      return try await Sandbox.serving(options) { running in
        if words.isEmpty {
          try await context.output.write(CanonicalJSON.text(of: running.announcement) + "\n")
          await Self.waitForStop()
          return .written(.success)
        }
        let status = try await context.runProgram(words, Self.environment(of: running))
        return .written(.command(status))
      }
    } catch let error as SandboxError {
      if case .seed = error { throw Refusal(.invalid, "bad-seed", error.description) }
      throw error
    }
  }

  private func options(
    _ invocation: Invocation, _ context: Context
  ) async throws -> SandboxOptions {
    var options = SandboxOptions(
      tenants: try SimulatedTenants.chosen(
        invocation, vendor: invocation[Self.vendor], context), now: context.now)
    options.port = invocation[Self.port]
    options.size = invocation[Self.size]
    options.latency = invocation[Self.latency]
    options.lag = invocation[Self.lag]
    options.rateLimit = invocation[Self.limit]
    options.faults = invocation[Self.faults] ?? .none
    options.randomSeed = invocation[Self.randomSeed]
    if let path = invocation[Self.seed] { options.seed = try await seed(path, context) }
    return options
  }

  private func seed(_ path: String, _ context: Context) async throws -> Value {
    let bytes: [UInt8]
    do {
      bytes = try await context.files.read(path)
    } catch {
      throw Refusal(.invalid, "unreadable-file", Program.describe(error))
    }
    do {
      return try JSON.value(bytes)
    } catch {
      let source = [path: String(decoding: bytes, as: UTF8.self)]
      throw Refusal(.invalid, [error.diagnostic(in: path)], sources: source)
    }
  }

  private static func environment(of running: RunningSandbox) -> [String: String] {
    let tenants = running.announcement["tenants"]?.object?.values ?? []
    let pairs = tenants.flatMap { tenant in
      (tenant["environment"]?.object ?? Object()).map { ($0.key, $0.value.string ?? "") }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func waitForStop() async {
    let (never, continuation) = AsyncStream.makeStream(of: Void.self)
    for await _ in never {}
    continuation.finish()
  }
}
