import CPosix
import Glibc

/// An open file, closed when it goes out of scope.
struct OpenFile: ~Copyable {
  let number: Int32
  let path: String

  init(
    _ path: String, _ flags: Int32, mode: FileMode = .secret, operation: String
  ) throws(FileError) {
    let number = unsafe cposix_open(path, flags, mode.bits)
    if number < 0 { throw .last(operation, path) }
    self.number = number
    self.path = path
  }

  deinit { close(number) }

  /// Reads to the end, but never keeps more than `limit` bytes.
  func readAll(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(number, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .last("read", path) }
      if count == 0 { return bytes }
      if bytes.count + count > limit {
        throw FileError("read", path, .larger(thanBytes: limit))
      }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  func writeAll(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        return unsafe cposix_write_quietly(number, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .last("write", path) }
      written += count
    }
  }

  /// Takes the file's one lock or fails at once; the kernel takes it back when the file is closed.
  func lock(_ operation: String) throws(FileError) {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      throw FileError(operation, path, errno == EWOULDBLOCK ? .heldByAnother : .system(errno))
    }
  }

  /// Returns once the bytes would survive a power cut.
  func synchronize() throws(FileError) {
    while fsync(number) != 0 {
      if errno != EINTR { throw .last("flush", path) }
    }
  }
}

/// Who may read a file that is written.
package enum FileMode: Sendable {
  /// The owner alone: state, plans, journals.
  case secret
  /// Everybody, as the user's umask allows: what goes into a project.
  case shared
  /// Everybody, and to be run.
  case program

  var bits: UInt32 {
    switch self {
    case .secret: 0o600
    case .shared: 0o644
    case .program: 0o755
    }
  }

  /// The rights of a folder that holds such files.
  var folderBits: UInt32 { self == .secret ? 0o700 : 0o755 }
}
