import Files
import Glibc

/// The files of the machine; relative paths start from the current folder.
///
/// Files are replaced by giving a new one their name, which must never happen to a device:
/// `--output /dev/null` by root would cost the machine its `/dev/null`.
struct DiskAccess: FileAccess {
  /// Larger files are no input of a command line.
  private static let limit = 4 << 30

  func read(_ path: String) throws -> [UInt8] {
    path == "-" || path == "/dev/stdin"
      ? try Disk.readStandardInput(limit: Self.limit)
      : try Disk.read(path, limit: Self.limit)
  }

  func replace(_ path: String, with bytes: [UInt8]) async throws {
    if let device = Self.device(path) {
      try await device.write(String(decoding: bytes, as: UTF8.self))
    } else {
      try Disk.write(bytes, to: try Self.replaceable(path), mode: .shared)
    }
  }

  func lines(into path: String) throws -> any TextSink {
    if let device = Self.device(path) { return device }
    let path = try Self.replaceable(path)
    try Disk.write([], to: path, mode: .shared)
    return LineFile(log: try AppendLog(path))
  }

  private static func device(_ path: String) -> (any TextSink)? {
    switch path {
    case "/dev/null": NullSink()
    case "/dev/stdout", "-": StreamSink(stream: .output)
    case "/dev/stderr": StreamSink(stream: .error)
    default: nil
    }
  }

  /// The path that may get a new file: where a link leads, and never a device or a folder.
  private static func replaceable(_ path: String) throws -> String {
    switch Disk.item(at: path) {
    case nil: path
    case .file: try Disk.resolved(path)
    default: throw FileError("write", path, .notRegular)
    }
  }
}

/// Standard output or error; a reader that went away, as after `| head`, is no failure.
struct StreamSink: TextSink {
  let stream: StandardStream

  func write(_ text: String) throws {
    do {
      try stream.write(text)
    } catch {
      guard error.cause == .system(EPIPE) else { throw error }
    }
  }
}

private struct NullSink: TextSink {
  func write(_ text: String) {}
}

/// A file that takes lines one after the other.
private actor LineFile: TextSink {
  private let log: AppendLog

  init(log: consuming sending AppendLog) {
    self.log = log
  }

  func write(_ text: String) throws {
    try log.append(Array(text.utf8.dropLast()))
  }
}
