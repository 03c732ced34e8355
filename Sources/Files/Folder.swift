import Glibc

/// A folder whose inner paths cannot lead out of it: how files that a project names are reached.
package struct Folder: Sendable {
  /// How much of a tree is taken before it is refused.
  package struct Limits: Sendable {
    /// The most files of a tree.
    package var files: Int
    /// The most folders within one another.
    package var depth: Int

    /// Takes what differs from the default.
    package init(files: Int = 100_000, depth: Int = 64) {
      self.files = files
      self.depth = depth
    }
  }

  /// The folder itself, without links.
  package let path: String

  /// Opens a folder that exists, following links to it.
  package init(_ path: String) throws(FileError) {
    self.path = try Disk.resolved(path)
    if Disk.item(at: self.path) != .folder { throw FileError("open", path, .system(ENOTDIR)) }
  }

  /// The full path of what a project calls by a relative one, whether it exists or not.
  ///
  /// Refuses absolute paths, a `..` that climbs out, and links that lead out.
  package func path(of relative: String) throws(FileError) -> String {
    let outside = FileError("use", relative, .outside(folder: path))
    guard !relative.hasPrefix("/"), !relative.utf8.contains(0) else { throw outside }
    var parts: [Substring] = []
    for part in relative.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        throw outside
      }
    }
    let full = ([Substring(path)] + parts).joined(separator: "/")
    if !contains(try realPath(ofExistingPartOf: full)) { throw outside }
    return full
  }

  /// All regular files below, as relative paths in the order of their bytes.
  ///
  /// A name for which `enters` is false is left out with all below it. A link to a file inside is
  /// a file; a link to a folder inside is left out, since its files are listed where they are; a
  /// link that leads out is refused.
  package func tree(
    limits: Limits = Limits(), entering enters: (String) -> Bool = { !$0.hasPrefix(".") }
  ) throws(FileError) -> [String] {
    var found: [String] = []
    try collect("", depth: 0, limits, enters, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func collect(
    _ prefix: String, depth: Int, _ limits: Limits, _ enters: (String) -> Bool,
    into found: inout [String]
  ) throws(FileError) {
    if depth > limits.depth { throw FileError("list", path, .deeper(than: limits.depth)) }
    for name in try Disk.names(in: path + "/" + prefix) where enters(name) {
      let relative = prefix + name
      switch try item(at: relative) {
      case .folder:
        try collect(relative + "/", depth: depth + 1, limits, enters, into: &found)
      case .file: found.append(relative)
      default: continue
      }
      if found.count > limits.files {
        throw FileError("list", path, .moreFiles(than: limits.files))
      }
    }
  }

  /// What a path is, where a link counts as the file it leads to.
  private func item(at relative: String) throws(FileError) -> Disk.Item? {
    let full = path + "/" + relative
    let item = Disk.item(at: full, followingLinks: false)
    guard item == .link else { return item }
    guard contains(try realPath(ofExistingPartOf: full)) else {
      throw FileError("use", relative, .outside(folder: path))
    }
    return Disk.item(at: full) == .file ? .file : nil
  }

  private func contains(_ real: String) -> Bool {
    real == path || real.hasPrefix(path == "/" ? "/" : path + "/")
  }

  /// Resolves as much of a path as there is: what is about to be created has no real path yet.
  private func realPath(ofExistingPartOf full: String) throws(FileError) -> String {
    if Disk.item(at: full, followingLinks: false) != nil { return try Disk.resolved(full) }
    return full == path ? path : try realPath(ofExistingPartOf: Disk.parent(of: full))
  }
}
