import CCrypto

/// What the computations share: OpenSSL's answers, which are failures only where memory is short.
@safe enum OpenSSL {
  static func check(_ status: Int32) {
    precondition(status == 1, "OpenSSL computes SHA-256 whenever there is memory")
  }

  static func made(_ pointer: OpaquePointer?) -> OpaquePointer {
    guard let pointer = unsafe pointer else {
      preconditionFailure("OpenSSL makes a SHA-256 context whenever there is memory")
    }
    return unsafe pointer
  }

  /// Lends room for 32 bytes to a function that fills them.
  static func digest(_ fill: (UnsafeMutablePointer<UInt8>?) -> Int32) -> Digest {
    var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
    check(unsafe bytes.withUnsafeMutableBufferPointer { unsafe fill($0.baseAddress) })
    guard let digest = Digest(bytes: bytes) else {
      preconditionFailure("a digest has \(Digest.byteCount) bytes")
    }
    return digest
  }
}
