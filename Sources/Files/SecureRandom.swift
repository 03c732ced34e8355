import CPosix
import Glibc

/// Bytes from the kernel that nobody can guess.
package enum SecureRandom {
  /// As many random bytes as asked for.
  package static func bytes(_ count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        return unsafe cposix_random(rest.baseAddress, rest.count)
      }
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw .last("read", "the random source") }
      filled += got
    }
    return bytes
  }

  /// Random bytes in lower-case hexadecimal, two digits each.
  package static func hex(bytes count: Int) throws(FileError) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = try bytes(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
