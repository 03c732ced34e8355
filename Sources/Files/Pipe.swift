import CPosix
import Glibc

/// Both ends of a pipe; each is closed once, at the latest with the pipe.
final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init(_ user: String) throws(FileError) {
    var ends: [Int32] = [-1, -1]
    let failed = unsafe ends.withUnsafeMutableBufferPointer { buffer in
      unsafe cposix_pipe(buffer.baseAddress) != 0
    }
    if failed { throw .last("run", user) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    closeReading()
    closeWriting()
  }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}
