/// Who can do what in a tenant of 20,000 users with 80,000 grants, 2,000 of them in a hypercare.
enum Audits: Benchmark {
  static let name = "audit"
  private static let runs = 3
  private static let findings: Int32 = 2

  static func figures(on bench: Bench) async throws -> [Figure] {
    let project = try StaffedProject.written(to: bench.folder + "/staffed")
    let options = ["--project", project.folder, "--seed", project.seed]
    return try await bench.serving(options) { tenant in
      try await tenant.forgetRequests()
      let first = try audit(project, tenant, bench)
      let asked = try await tenant.requests().values.flatMap(\.values).reduce(0, +)
      let costs = try [first] + (1..<runs).map { _ in try audit(project, tenant, bench) }
      let best = costs.min { $0.cpu < $1.cpu } ?? first
      let grants = StaffedProject.users * StaffedProject.grantsOfUser
      return [
        Figure(
          "CPU to read and audit \(StaffedProject.users) users with \(grants) grants", best.cpu,
          "s", .atMost(5),
          method: "wait4 of 'cutsheet audit' against the sandbox over loopback HTTP, "
            + "\(StaffedProject.members) of the users in a hypercare: everything is read, joined, "
            + "judged and printed, \(best.output.count) bytes; the least of \(runs) runs"),
        Figure("memory of it", best.megabytes, "MB", .none, method: "the same runs"),
        Figure(
          "requests of one audit", Double(asked), "", .none,
          method: "counted by the sandbox, signing in and the catalogue of permissions included"),
      ]
    }
  }

  private static func audit(
    _ project: SeededProject, _ tenant: Tenant, _ bench: Bench
  ) throws -> Cost {
    try bench.run(
      ["audit", "--tenant", "cloud"], in: project.folder, against: tenant, expecting: findings)
  }
}
