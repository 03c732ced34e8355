/// An apply under a limit: no answer may say 429, and no window may be left unused.
enum RateLimit: Benchmark {
  static let name = "rate-limit"
  static let mostlyWaits = true
  private static let limit = 300
  private static let queues = 320

  static func figures(on bench: Bench) async throws -> [Figure] {
    try await bench.serving(["--rate-limit", "\(limit)"]) { tenant in
      let project = try SampleProject(newQueues: queues, at: bench.folder + "/limited")
      let cost = try bench.run(["apply", "--yes"], in: project.folder, against: tenant)
      let routes = try await tenant.requests()
      let counted = routes.filter { !$0.key.hasSuffix("/oauth/token") }
      let requests = counted.values.reduce(0) { $0 + $1.values.reduce(0, +) }
      let refused = counted.values.reduce(0) { $0 + ($1["429"] ?? 0) }
      // Whole windows must pass until the last request may be sent.
      let least = Double((requests - 1) / limit * 60)
      return [
        Figure(
          "answers with 429", Double(refused), "answers", .atMost(0),
          method: "the sandbox's count over \(requests) requests at \(limit) a minute"),
        Figure(
          "time by the least that the limit allows", cost.elapsed / least, "times",
          .atMost(1.05),
          method: "\(queues) creations by the clock; the least: a minute for each "
            + "\(limit) requests before the last"),
      ]
    }
  }
}
