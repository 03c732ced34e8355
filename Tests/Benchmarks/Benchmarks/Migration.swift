/// A tenant of 5,000 agents and 1,000 skills that another is derived from: read, mapped, planned.
enum Migration: Benchmark {
  static let name = "migration"
  private static let runs = 3

  static func figures(on bench: Bench) async throws -> [Figure] {
    let project = try LegacyProject.written(to: bench.folder + "/legacy")
    let options = ["--project", project.folder, "--seed", project.seed]
    return try await bench.serving(options) { tenant in
      let first = try best(["plan", "--tenant", "cloud"], project, tenant, bench)
      _ = try bench.run(
        ["apply", "--tenant", "cloud", "--yes"], in: project.folder, against: tenant)
      let second = try best(
        ["plan", "--tenant", "cloud", "--detailed-exitcode"], project, tenant, bench)
      let size = "\(LegacyProject.agents) agents and \(LegacyProject.skills) skills"
      return [
        Figure(
          "CPU to map and plan \(size)", first.cpu, "s", .atMost(3),
          method: "wait4 of 'cutsheet plan' against the sandboxes of both tenants over loopback "
            + "HTTP, the target empty: every agent, skill and assignment read, mapped, planned and "
            + "printed; the least of \(runs) runs"),
        Figure(
          "memory of it", first.megabytes, "MB", .none, method: "the same runs"),
        Figure(
          "CPU of the empty plan after an apply", second.cpu, "s", .atMost(3),
          method: "the same with both tenants read and nothing to do; the run fails unless the "
            + "plan is empty"),
      ]
    }
  }

  private static func best(
    _ command: [String], _ project: SeededProject, _ tenant: Tenant, _ bench: Bench
  ) throws -> Cost {
    let costs = try (0..<runs).map { _ in
      try bench.run(command, in: project.folder, against: tenant)
    }
    return costs.min { $0.cpu < $1.cpu } ?? costs[0]
  }
}
