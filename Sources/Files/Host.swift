import CPosix
import Glibc

/// What the program asks about the machine and the process it runs in.
package enum Host {
  /// All environment variables; a name that stands twice has its first value.
  package static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    guard var place = unsafe cposix_environment() else { return [:] }
    while let entry = unsafe place.pointee {
      let text = unsafe String(cString: entry)
      if let sign = text.firstIndex(of: "="), variables[String(text[..<sign])] == nil {
        variables[String(text[..<sign])] = String(text[text.index(after: sign)...])
      }
      unsafe place += 1
    }
    return variables
  }

  /// The folder that relative paths start from.
  package static func currentFolder() throws(FileError) -> String {
    guard let path = unsafe getcwd(nil, 0) else { throw .last("find", ".") }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The machine's name, `localhost` where it has none.
  package static func name() -> String {
    var bytes = [CChar](repeating: 0, count: 256)
    let failed = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return true }
      return unsafe gethostname(start, buffer.count - 1) != 0
    }
    let text = String(
      decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return failed || text.isEmpty ? "localhost" : text
  }

  /// The login name as the environment or the system tells it, else the number.
  package static func user() -> String {
    let variables = environment()
    return variables["USER"] ?? variables["LOGNAME"] ?? loginName ?? "uid \(getuid())"
  }

  private static var loginName: String? {
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    return unsafe buffer.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress,
        unsafe getpwuid_r(getuid(), &entry, start, buffer.count, &found) == 0,
        unsafe found != nil, let name = unsafe entry.pw_name
      else { return nil }
      return unsafe String(cString: name)
    }
  }

  /// The number of this process.
  package static var process: Int32 { getpid() }

  /// Whether a process of that number runs on this machine.
  ///
  /// One that was killed and that nobody has asked about yet keeps its number, but does not run.
  package static func isAlive(_ process: Int32) -> Bool {
    guard process > 0, kill(process, 0) == 0 || errno == EPERM else { return false }
    return status(of: process)?.first != "Z"
  }

  /// Tells one process from a later one of the same number: the boot and the moment of its start.
  ///
  /// Nil where the machine does not say.
  package static func stamp(of process: Int32) -> String? {
    guard let boot = try? Disk.read("/proc/sys/kernel/random/boot_id", limit: 4096),
      let fields = status(of: process), fields.count > 19
    else { return nil }
    let id = String(decoding: boot.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return id + ":" + fields[19]
  }

  /// What the kernel tells of a process, from its state on.
  private static func status(of process: Int32) -> [String]? {
    guard let bytes = try? Disk.read("/proc/\(process)/stat", limit: 65_536),
      // The program's name stands in brackets and may hold spaces.
      let bracket = bytes.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    return bytes[bracket...].dropFirst().split(separator: UInt8(ascii: " "))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
