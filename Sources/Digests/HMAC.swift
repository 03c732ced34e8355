import CCrypto

/// Keyed digests (RFC 2104): only who has the key can make or check one.
package enum HMAC {
  /// Computes HMAC-SHA-256; keys of any length are taken, also empty ones.
  package static func sha256(
    key: some Sequence<UInt8>, message: some Sequence<UInt8>
  ) -> Digest {
    let key = Array(key)
    let message = Array(message)
    return unsafe OpenSSL.digest { result in
      // OpenSSL takes an absent key for "the same as before", so an empty one needs an address.
      let filled = key.isEmpty ? [0] : key
      let made = unsafe CCrypto.HMAC(
        EVP_sha256(), filled, Int32(key.count), message, message.count, result, nil)
      return unsafe made == nil ? 0 : 1
    }
  }
}
