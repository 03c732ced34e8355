import CCrypto

/// An SHA-256 computation that takes bytes as they come.
///
/// One context serves any number of digests, each half as dear as with a context of its own.
@safe package struct SHA256: ~Copyable {
  private let context: OpaquePointer
  private let algorithm: OpaquePointer

  /// Starts a digest of nothing yet.
  package init() {
    unsafe context = OpenSSL.made(EVP_MD_CTX_new())
    unsafe algorithm = OpenSSL.made(EVP_sha256())
    start()
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes more bytes, without a copy where they lie in one piece.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { unsafe update($0.span) }
    if isDone == nil { update(Array(bytes).span) }
  }

  /// Takes more bytes from borrowed storage.
  package mutating func update(_ bytes: Span<UInt8>) {
    let status = unsafe bytes.withUnsafeBufferPointer {
      unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
    }
    OpenSSL.check(status)
  }

  /// Ends this digest and begins the next.
  package mutating func finish() -> Digest {
    let digest = unsafe OpenSSL.digest { unsafe EVP_DigestFinal_ex(context, $0, nil) }
    start()
    return digest
  }

  private func start() {
    OpenSSL.check(unsafe EVP_DigestInit_ex(context, algorithm, nil))
  }
}

extension SHA256 {
  /// Digests bytes that are all there already.
  package static func digest(of bytes: some Sequence<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// Digests the UTF-8 of a text.
  package static func digest(of text: String) -> Digest {
    digest(of: text.utf8)
  }
}
