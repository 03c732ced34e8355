import Documents
import Files

/// Where secrets go that a vendor shows once.
struct SecretSink: Sendable {
  let folder: Folder

  /// Returns when the secret would survive a power cut.
  func keep(_ secret: Secret, at target: String) throws {
    guard target.hasPrefix("file:") else {
      throw Refusal(
        .invalid, "unknown-target", "'\(Printable.line(target))' is no place for a secret",
        help: "write 'file:PATH'")
    }
    let path = String(target.dropFirst(5))
    let place = path.hasPrefix("/") ? path : try folder.path(of: path)
    try Disk.makeFolder(Disk.parent(of: place), mode: .secret)
    try Disk.write(Array(secret.reveal().utf8), to: place, mode: .secret)
  }
}
