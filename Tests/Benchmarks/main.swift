import Documents
import Glibc

// swift run -c release Benchmarks [--only NAME] [--list]

do {
  let report = try await BenchmarkRun(Array(CommandLine.arguments.dropFirst())).report()
  print(CanonicalJSON.text(of: report.value, layout: .lines), terminator: "")
  exit(report.holds ? 0 : 1)
} catch {
  print("benchmarks: \(error)")
  exit(3)
}
