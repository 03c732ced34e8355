import Documents
import Glibc

/// What a measured program cost: `wait4` gives the CPU time and the largest resident memory of the
/// program together with the programs that it ran itself.
struct Cost {
  var cpu: Double
  var megabytes: Double
  var elapsed: Double
  var code: Int32
  var output: [UInt8]
}

/// A program of which the parent reads standard output.
struct Child {
  let id: pid_t
  let output: Int32

  /// Starts a program; what it complains of goes to our own standard error only when asked.
  init(_ arguments: [String], _ environment: [String: String] = [:]) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw BenchmarkError("no pipe is left") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    if getenv("BENCHMARKS_VERBOSE") == nil {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var child: pid_t = 0
    let program = arguments[0]
    let failure = Self.withCStrings(arguments) { arguments in
      Self.withCStrings(Self.environment(adding: environment)) { environment in
        posix_spawnp(&child, program, &actions, nil, arguments, environment)
      }
    }
    close(ends[1])
    guard failure == 0 else { throw BenchmarkError("'\(program)' cannot be run") }
    (id, output) = (child, ends[0])
  }

  /// Runs a program to its end.
  static func cost(
    of arguments: [String], _ environment: [String: String] = [:]
  ) throws -> Cost {
    let clock = ContinuousClock()
    let start = clock.now
    let child = try Child(arguments, environment)
    var output: [UInt8] = []
    while let bytes = child.read() { output += bytes }
    close(child.output)
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child.id, &status, 0, &usage) == child.id else {
      throw BenchmarkError("'\(arguments[0])' is lost")
    }
    return Cost(
      cpu: usage.ru_utime.seconds + usage.ru_stime.seconds,
      megabytes: Double(usage.ru_maxrss) / 1024, elapsed: (clock.now - start).seconds,
      code: status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f, output: output)
  }

  /// The next piece of output; nil at its end.
  func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(output, &buffer, buffer.count)
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }

  func stop() {
    kill(id, SIGKILL)
    var status: Int32 = 0
    waitpid(id, &status, 0)
    close(output)
  }

  private static func environment(adding changes: [String: String]) -> [String] {
    var lines: [String] = []
    for name in ["PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH"] {
      if let value = getenv(name) { lines.append("\(name)=\(String(cString: value))") }
    }
    return lines + changes.map { "\($0.key)=\($0.value)" }
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers)
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

/// What keeps a benchmark from being measured at all.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
