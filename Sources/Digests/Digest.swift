/// A SHA-256 digest or MAC: 32 bytes that compare, hash and print as one thing.
///
/// `Digests` computes digests of bytes with OpenSSL. It must not know what the bytes mean.
package struct Digest: Hashable, Sendable {
  /// The size of every SHA-256 digest.
  package static let byteCount = 32

  // In line rather than in an array: a digest is made per record and must not allocate.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// Takes exactly 32 bytes; nil for any other number.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    var rest = bytes[...]
    func word() -> UInt64 {
      defer { rest = rest.dropFirst(8) }
      return rest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
    first = word()
    second = word()
    third = word()
    fourth = word()
  }

  /// Reads 64 hexadecimal digits of either case; nil for anything else.
  package init?(hex: String) {
    guard let bytes = Hexadecimal.bytes(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// The first byte first, as other programs write it.
  package var bytes: [UInt8] {
    [first, second, third, fourth].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
  package var hex: String { Hexadecimal.text(bytes) }
}

extension Digest: Comparable {
  /// By bytes, which is also the order of the hexadecimal texts.
  package static func < (left: Digest, right: Digest) -> Bool {
    (left.first, left.second, left.third, left.fourth)
      < (right.first, right.second, right.third, right.fourth)
  }
}

extension Digest: CustomStringConvertible {
  /// The same as `hex`.
  package var description: String { hex }
}
