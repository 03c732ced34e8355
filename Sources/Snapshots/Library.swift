import CGit2

/// The C library's start and its way of reporting failures.
enum Library {
  private static let isStarted: Bool =
    git_libgit2_init() > 0 && cgit2_enable_durable_writes() == 0

  static func start() throws(SnapshotError) {
    if !isStarted { throw failure("start", "libgit2", -1) }
  }

  /// Turns a status into an error.
  ///
  /// The library keeps its last words per thread: the call stands in this one's argument.
  static func check(
    _ operation: String, _ subject: String, _ status: Int32
  ) throws(SnapshotError) {
    if status < 0 { throw failure(operation, subject, status) }
  }

  /// As `check`, where nothing of that name is an answer: false.
  static func found(
    _ operation: String, _ subject: String, _ status: Int32
  ) throws(SnapshotError) -> Bool {
    if status == GIT_ENOTFOUND.rawValue { return false }
    try check(operation, subject, status)
    return true
  }

  static func failure(_ operation: String, _ subject: String, _ status: Int32) -> SnapshotError {
    if status == GIT_EOWNER.rawValue {
      // The library's own words are about its configuration.
      return SnapshotError(
        operation, subject,
        .unusable(
          "it belongs to another user; who trusts it all the same runs: "
            + "git config --global --add safe.directory '\(subject)'"))
    }
    guard let last = unsafe git_error_last(), let words = unsafe last.pointee.message else {
      return SnapshotError(operation, subject, .library(code: status, "error \(status)"))
    }
    let text = unsafe String(cString: words)
    return SnapshotError(operation, subject, .library(code: status, text))
  }
}

extension git_oid {
  init?(hex: String) {
    self.init()
    guard hex.utf8.count == 40, unsafe git_oid_fromstr(&self, hex) == 0 else { return nil }
  }

  init(_ revision: Revision) throws(SnapshotError) {
    guard let oid = git_oid(hex: revision.id) else {
      throw SnapshotError("read", revision.id, .unusable("it is no name of a commit"))
    }
    self = oid
  }

  var hex: String {
    unsafe withUnsafeBytes(of: id) { bytes in
      let digits = Array("0123456789abcdef".utf8)
      return unsafe String(unsafeUninitializedCapacity: 40) { buffer in
        for place in 0..<20 {
          unsafe buffer[2 * place] = digits[Int(bytes[place] >> 4)]
          unsafe buffer[2 * place + 1] = digits[Int(bytes[place] & 15)]
        }
        return 40
      }
    }
  }
}
