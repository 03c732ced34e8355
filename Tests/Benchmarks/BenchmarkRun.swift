import Documents
import Files
import Glibc

/// Something that is measured on the finished program.
protocol Benchmark: Sendable {
  /// The word for `--only`.
  static var name: String { get }

  /// Whether it takes time and hardly any work, so that it may run beside the others.
  static var mostlyWaits: Bool { get }

  static func figures(on bench: Bench) async throws -> [Figure]
}

extension Benchmark {
  static var mostlyWaits: Bool { false }
}

/// Every benchmark there is.
let allBenchmarks: [any (Benchmark & SendableMetatype).Type] = [
  Start.self, NoOpPlan.self, NestedReads.self, Creations.self, RateLimit.self,
  Migration.self, Audits.self,
]

/// What benchmarks are given: the program, the package it was built from, and room to work in.
struct Bench {
  let program: String
  let package: String
  let folder: String

  /// Serves a tenant while `body` runs.
  func serving<Result>(
    _ options: [String], _ body: (Tenant) async throws -> Result
  ) async throws -> Result {
    let tenant = try Tenant(program, options)
    defer { tenant.stop() }
    return try await body(tenant)
  }

  /// Runs the program on a project and ends the benchmark where it fails.
  func run(
    _ command: [String], in folder: String, against tenant: Tenant,
    expecting code: Int32 = 0
  ) throws -> Cost {
    let cost = try Child.cost(
      of: [program] + command + ["--project", folder], tenant.environment)
    guard cost.code == code else {
      let words = command.joined(separator: " ")
      throw BenchmarkError(
        "'cutsheet \(words)' ends with \(cost.code); BENCHMARKS_VERBOSE=1 shows why")
    }
    return cost
  }
}

/// One run: builds the program as it is shipped, measures, and reports.
struct BenchmarkRun {
  struct Report {
    var figures: [(benchmark: String, figure: Figure)] = []

    var holds: Bool { figures.allSatisfy(\.figure.holds) }

    var value: Value {
      [
        "holds": .bool(holds),
        "figures": .array(
          figures.map { entry in
            var object = entry.figure.json
            object.set(.string(entry.benchmark), at: ["benchmark"])
            return object
          }),
      ]
    }
  }

  private let wanted: [any (Benchmark & SendableMetatype).Type]

  init(_ arguments: [String]) throws {
    switch arguments.count {
    case 0: wanted = allBenchmarks
    case 2 where arguments[0] == "--only":
      wanted = allBenchmarks.filter { $0.name == arguments[1] }
    default: wanted = []
    }
    guard !wanted.isEmpty else {
      let names = allBenchmarks.map { $0.name }.joined(separator: ", ")
      throw BenchmarkError("usage: Benchmarks [--only NAME], NAME one of \(names)")
    }
  }

  func report() async throws -> Report {
    let here = try Disk.resolved(CommandLine.arguments[0])
    let package = try Disk.resolved(".")
    let build = try Child.cost(of: ["swift", "build", "-c", "release", "--product", "cutsheet"])
    guard build.code == 0 else { throw BenchmarkError("the program does not build") }
    let folder = try temporaryFolder()
    defer { try? Disk.removeTree(folder) }
    let bench = Bench(
      program: Disk.parent(of: here) + "/cutsheet", package: package, folder: folder)
    async let waiting = Self.figures(of: wanted.filter { $0.mostlyWaits }, on: bench)
    let busy = try await Self.figures(of: wanted.filter { !$0.mostlyWaits }, on: bench)
    return Report(figures: busy + (try await waiting))
  }

  private static func figures(
    of benchmarks: [any (Benchmark & SendableMetatype).Type], on bench: Bench
  ) async throws -> [(benchmark: String, figure: Figure)] {
    var figures: [(benchmark: String, figure: Figure)] = []
    for benchmark in benchmarks {
      figures += try await benchmark.figures(on: bench).map { (benchmark.name, $0) }
    }
    return figures
  }

  private func temporaryFolder() throws -> String {
    let folder = "/tmp/cutsheet-benchmarks-\(getpid())"
    try Disk.makeFolder(folder)
    return folder
  }
}
