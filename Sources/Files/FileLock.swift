import Glibc

/// The right to be the one process that works on something, given back at the latest when the
/// process ends.
package struct FileLock: ~Copyable {
  private let file: OpenFile

  /// Takes the lock or fails at once with `.heldByAnother`.
  package init(_ path: String) throws(FileError) {
    let file = try OpenFile(path, O_RDWR | O_CREAT, operation: "lock")
    try file.lock("lock")
    self.file = file
  }
}
