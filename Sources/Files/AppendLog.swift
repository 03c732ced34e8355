import CPosix
import Glibc

/// A file that only grows, line by line, each line durable before the next step is taken.
package struct AppendLog: ~Copyable {
  private let file: OpenFile

  /// Opens the log for its one writer, making it where there is none.
  ///
  /// What a crash left of a last line is cut off, so that the next line starts a line.
  package init(_ path: String) throws(FileError) {
    let isNew = Disk.item(at: path) == nil
    let file = try OpenFile(path, O_RDWR | O_CREAT | O_APPEND, operation: "open")
    try file.lock("open")
    if isNew { try Disk.synchronizeFolder(Disk.parent(of: path)) }
    let bytes = try Disk.read(path, limit: Self.limit)
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    if whole < bytes.count, ftruncate(file.number, whole) != 0 { throw .last("mend", path) }
    self.file = file
  }

  /// Adds one line, and returns when it would survive a power cut.
  ///
  /// Line feeds inside would make two lines of it: the caller writes none.
  package func append(_ line: [UInt8]) throws(FileError) {
    precondition(!line.contains(UInt8(ascii: "\n")), "a line of a log holds no line feed")
    try file.writeAll(line + [UInt8(ascii: "\n")])
    while fdatasync(file.number) != 0 {
      if errno != EINTR { throw .last("flush", file.path) }
    }
  }

  /// Reads all whole lines; what a crash left of a last one is not a line.
  package static func lines(of path: String) throws(FileError) -> [ArraySlice<UInt8>] {
    let bytes = try Disk.read(path, limit: limit)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.dropLast().filter { !$0.isEmpty }
  }

  private static let limit = 4 << 30
}
