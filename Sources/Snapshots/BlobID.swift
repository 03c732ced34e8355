import CGit2

/// The name that git gives to a content, computed without a repository.
package enum BlobID {
  /// Forty hexadecimal digits; equal to `TreeEntry.blob` of a file with these bytes.
  package static func of(_ bytes: [UInt8]) -> String {
    var oid = git_oid()
    let code = unsafe bytes.withUnsafeBytes { buffer in
      unsafe git_odb_hash(&oid, buffer.baseAddress, buffer.count, GIT_OBJECT_BLOB)
    }
    return code == 0 ? oid.hex : ""
  }
}
