/// An apply that makes a thousand objects.
enum Creations: Benchmark {
  static let name = "creations"
  private static let count = 1_000

  static func figures(on bench: Bench) async throws -> [Figure] {
    try await bench.serving([]) { tenant in
      let project = try SampleProject(newQueues: count, at: bench.folder + "/creations")
      let cost = try bench.run(["apply", "--yes"], in: project.folder, against: tenant)
      let routes = try await tenant.requests()
      let made = routes.values.reduce(0) { $0 + $1.values.reduce(0, +) }
      let plan = try bench.run(
        ["plan", "--detailed-exitcode"], in: project.folder, against: tenant)
      return [
        Figure(
          "CPU for \(count) creations", cost.cpu, "s", .none,
          method: "wait4 of 'cutsheet apply': plan, create, read back, journal, commit"),
        Figure(
          "time for \(count) creations", cost.elapsed, "s", .none,
          method: "the same run by the clock"),
        Figure(
          "requests for each creation", Double(made) / Double(count), "requests", .none,
          method: "the sandbox's count, with those of the plan"),
        Figure(
          "CPU of the empty plan after it", plan.cpu, "s", .none,
          method: "wait4; the run fails unless the plan is empty"),
      ]
    }
  }
}
