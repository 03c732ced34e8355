import Documents
import Files

/// A folder that appears with all of its files or not at all.
struct NewFolder {
  private let path: String

  /// Refuses a place where something is already; an empty folder is nothing.
  init(_ path: String) throws {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    guard Disk.item(at: path, followingLinks: false) != nil else { return }
    guard Disk.item(at: path) == .folder, try Disk.names(in: path).isEmpty else {
      throw Refusal(
        .invalid, "would-overwrite", "'\(Printable.line(path))' is there and not empty",
        help: "name a folder that is not there yet")
    }
  }

  /// Writes all files beside the place and moves them there at the end.
  func write(_ files: [String: [UInt8]]) throws {
    try Disk.makeFolder(Disk.parent(of: path))
    let unfinished = try path + ".unfinished-" + SecureRandom.hex(bytes: 4)
    do {
      for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
        let place = "\(unfinished)/\(name)"
        try Disk.makeFolder(Disk.parent(of: place))
        try Disk.write(bytes, to: place, mode: .shared)
      }
      try Disk.move(unfinished, to: path)
    } catch {
      try? Disk.removeTree(unfinished)
      throw error
    }
  }
}
