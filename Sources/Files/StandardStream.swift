import CPosix
import Documents
import Glibc

/// Where results (output) and progress with diagnostics (error) go.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person sits at the other end.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The width of the terminal in columns; nil where there is none.
  package var columns: Int? {
    let count = Int(cposix_terminal_columns(rawValue))
    return count > 0 ? count : nil
  }

  /// Writes all bytes; a reader that went away is an error and kills nobody.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        return unsafe cposix_write_quietly(rawValue, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        waitUntilWritable()
      } else if errno != EINTR {
        throw .last("write", self == .output ? "the standard output" : "the standard error")
      }
    }
  }

  /// Writes a text as UTF-8; see the other.
  package func write(_ text: String) throws(FileError) {
    try write(Array(text.utf8))
  }

  /// Waits until there is something to read, or the end of it, and tells whether there is.
  package func isReadable(within time: Duration) -> Bool {
    var entry = pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&entry, 1, Int32(clamping: time.milliseconds)) > 0
  }

  private func waitUntilWritable() {
    var entry = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&entry, 1, 1000)
  }
}
