/// A plan that finds nothing to do, after an apply that took everything under management.
enum NoOpPlan: Benchmark {
  static let name = "no-op-plan"
  private static let sizes = [1_000, 10_000, 100_000]
  private static let method =
    "wait4 of 'cutsheet plan' against its own sandbox over loopback HTTP, with a snapshot; the "
    + "project manages name, division and seven attributes of each queue; the least of 3 runs, or 2"

  static func figures(on bench: Bench) async throws -> [Figure] {
    var figures: [Figure] = []
    var costs: [Int: Cost] = [:]
    for size in sizes {
      let (cost, excess) = try await plan(size, on: bench)
      costs[size] = cost
      figures.append(
        Figure(
          "CPU for \(size) queues", cost.cpu, "s", size == 10_000 ? .atMost(2) : .none,
          method: method))
      figures.append(
        Figure(
          "memory for \(size) queues", cost.megabytes, "MB",
          size == 10_000 ? .atMost(250) : .none, method: method))
      figures.append(
        Figure(
          "requests beyond the least for \(size) queues", Double(excess), "requests", .atMost(0),
          method: "the sandbox's count; least: token, organisation, a page of divisions, and a "
            + "page for each 500 queues"))
    }
    if let middle = costs[10_000], let large = costs[100_000] {
      figures.append(
        Figure(
          "CPU for 100000 queues by CPU for 10000", large.cpu / middle.cpu, "times", .atMost(15),
          method: "10 is linear and 100 is quadratic; a larger heap costs something by itself"))
    }
    return figures
  }

  private static func plan(_ size: Int, on bench: Bench) async throws -> (Cost, excess: Int) {
    try await bench.serving(["--size", "\(size)"]) { tenant in
      let project = try await SampleProject(
        of: tenant, .lists, at: bench.folder + "/plan-\(size)")
      _ = try bench.run(["apply", "--yes"], in: project.folder, against: tenant)
      try await tenant.forgetRequests()
      let runs = size > 10_000 ? 2 : 3
      var costs: [Cost] = []
      for _ in 0..<runs {
        costs.append(
          try bench.run(["plan", "--detailed-exitcode"], in: project.folder, against: tenant))
      }
      let made = try await tenant.requests().values.reduce(0) { $0 + $1.values.reduce(0, +) }
      let least = 3 + (size + 499) / 500
      return (costs.sorted { $0.cpu < $1.cpu }[0], made - runs * least)
    }
  }
}
