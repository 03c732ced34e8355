import Files

/// How long a command takes that has next to nothing to do.
enum Start: Benchmark {
  static let name = "start"
  private static let runs = 21

  static func figures(on bench: Bench) throws -> [Figure] {
    let method = "median of \(runs) runs; wait4, user and system time"
    let example = bench.package + "/examples/acme"
    return [
      Figure(
        "'--version'", try milliseconds([bench.program, "--version"]), "ms of CPU", .atMost(15),
        method: method),
      Figure(
        "'validate' of examples/acme",
        try milliseconds([bench.program, "validate", "--project", example]), "ms of CPU",
        .atMost(30), method: method),
    ]
  }

  private static func milliseconds(_ command: [String]) throws -> Double {
    let costs = try (0..<runs).map { _ in try Child.cost(of: command) }
    guard costs.allSatisfy({ $0.code == 0 }) else {
      throw BenchmarkError("'\(command.joined(separator: " "))' fails")
    }
    return costs.map(\.cpu).sorted()[runs / 2] * 1000
  }
}
