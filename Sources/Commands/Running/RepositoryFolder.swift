import Files

/// The repository that a folder lies in.
enum RepositoryFolder {
  /// The nearest folder, this one or above it, that git keeps; nil where there is none.
  static func around(_ folder: String) -> String? {
    var path = folder
    while true {
      if Disk.item(at: path + "/.git") != nil { return path }
      let above = Disk.parent(of: path)
      if above == path || path.isEmpty { return nil }
      path = above
    }
  }

  /// What leads from the root of the repository into a folder: `tenants/`; empty where the folder
  /// is the root, or is kept by nobody.
  static func prefix(of folder: String) -> String {
    guard let path = try? Folder(folder).path, let root = around(path), root != path else {
      return ""
    }
    return path.dropFirst(root.utf8.count + 1) + "/"
  }
}
