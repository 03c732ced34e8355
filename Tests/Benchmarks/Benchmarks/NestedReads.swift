/// What it costs to read a collection that no list carries.
enum NestedReads: Benchmark {
  static let name = "nested-reads"
  private static let queues = 2_000

  static func figures(on bench: Bench) async throws -> [Figure] {
    try await bench.serving(["--size", "\(queues)"]) { tenant in
      let plain = try await SampleProject(of: tenant, .lists, at: bench.folder + "/plain")
      let nested = try await SampleProject(of: tenant, .nested, at: bench.folder + "/nested")
      let without = try best(of: plain, tenant, bench)
      try await tenant.forgetRequests()
      let with = try best(of: nested, tenant, bench)
      let routes = try await tenant.requests()
      let reads =
        routes.filter { $0.key.contains("/queues/{id}/") }
        .values.reduce(0) { $0 + $1.values.reduce(0, +) } / runs
      return [
        Figure(
          "CPU for each nested read", (with - without) / Double(max(1, reads)) * 1e6, "µs",
          .atMost(100),
          method: "plans of \(queues) queues with members and wrap-up codes, and without: the "
            + "difference in CPU by wait4, least of \(runs), by the reads that the sandbox counts"),
        Figure(
          "reads for each managed collection", Double(reads) / Double(queues * 2), "requests",
          .atMost(1), method: "the sandbox's count"),
      ]
    }
  }

  private static let runs = 3

  private static func best(
    of project: SampleProject, _ tenant: Tenant, _ bench: Bench
  ) throws -> Double {
    try (0..<runs).map { _ in try bench.run(["plan"], in: project.folder, against: tenant).cpu }
      .min() ?? 0
  }
}
