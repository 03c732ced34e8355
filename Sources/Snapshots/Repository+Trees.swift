import CGit2

/// Changes of one folder: what becomes of each name in it.
private indirect enum PathChange {
  case write([UInt8])
  case remove
  case folder([String: PathChange])

  /// Sorts changed paths into folders.
  static func folders(of changes: [String: [UInt8]?]) throws(SnapshotError) -> [String: Self] {
    var root: [String: Self] = [:]
    for (path, bytes) in changes {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && $0 != ".git" }) else {
        throw SnapshotError("write", path, .unusable("it is no path that git can keep"))
      }
      let change = bytes.map { Self.write($0) } ?? .remove
      guard insert(change, parts[...], into: &root) else {
        throw SnapshotError("write", path, .unusable("it is a file and a folder at once"))
      }
    }
    return root
  }

  private static func insert(
    _ change: Self, _ parts: ArraySlice<String>, into folder: inout [String: Self]
  ) -> Bool {
    guard let name = parts.first else { return false }
    if parts.count == 1 {
      if folder[name] != nil { return false }
      folder[name] = change
      return true
    }
    // Taken out while it is changed, so that it is not copied.
    guard case .folder(var children) = folder.removeValue(forKey: name) ?? .folder([:]) else {
      return false
    }
    let isInserted = insert(change, parts.dropFirst(), into: &children)
    folder[name] = .folder(children)
    return isInserted
  }
}

extension Repository {
  /// Writes the trees and blobs of a commit, reusing all that did not change; `written` gets their
  /// names, children first.
  func writeTree(
    _ draft: CommitDraft, into written: inout [git_oid]
  ) throws(SnapshotError) -> git_oid {
    let base =
      try draft.parent.map { (parent) throws(SnapshotError) in
        try object(at: "", in: parent)
      } ?? nil
    let root = try PathChange.folders(of: draft.changes)
    if let tree = try writeFolder(root, onto: base, into: &written) { return tree }
    return try writeEmptyTree(into: &written)
  }

  /// Answers nil where nothing is left in the folder: git keeps no empty ones.
  private func writeFolder(
    _ changes: [String: PathChange], onto base: git_oid?, into written: inout [git_oid]
  ) throws(SnapshotError) -> git_oid? {
    var tree: OpaquePointer?
    if var base {
      try unsafe Library.check("read", base.hex, git_tree_lookup(&tree, handle, &base))
    }
    defer { unsafe git_tree_free(tree) }
    var builder: OpaquePointer?
    try unsafe Library.check("write", path, git_treebuilder_new(&builder, handle, tree))
    defer { unsafe git_treebuilder_free(builder) }
    for name in changes.keys.sorted() {
      switch changes[name] {
      case nil: continue
      case .write(let bytes):
        try unsafe insert(name, try writeBlob(bytes, into: &written), GIT_FILEMODE_BLOB, builder)
      case .remove: unsafe remove(name, builder)
      case .folder(let children):
        let below = unsafe folder(named: name, in: tree)
        if let oid = try writeFolder(children, onto: below, into: &written) {
          try unsafe insert(name, oid, GIT_FILEMODE_TREE, builder)
        } else {
          unsafe remove(name, builder)
        }
      }
    }
    if unsafe git_treebuilder_entrycount(builder) == 0 { return nil }
    return try unsafe finish(builder, into: &written)
  }

  private func finish(
    _ builder: OpaquePointer?, into written: inout [git_oid]
  ) throws(SnapshotError) -> git_oid {
    var oid = git_oid()
    try unsafe Library.check("write", path, git_treebuilder_write(&oid, builder))
    written.append(oid)
    return oid
  }

  func writeEmptyTree(into written: inout [git_oid]) throws(SnapshotError) -> git_oid {
    var builder: OpaquePointer?
    try unsafe Library.check("write", path, git_treebuilder_new(&builder, handle, nil))
    defer { unsafe git_treebuilder_free(builder) }
    return try unsafe finish(builder, into: &written)
  }

  private func writeBlob(
    _ bytes: [UInt8], into written: inout [git_oid]
  ) throws(SnapshotError) -> git_oid {
    var oid = git_oid()
    try unsafe Library.check(
      "write", path, git_blob_create_from_buffer(&oid, handle, bytes, bytes.count))
    written.append(oid)
    return oid
  }

  private func insert(
    _ name: String, _ oid: git_oid, _ mode: git_filemode_t, _ builder: OpaquePointer?
  ) throws(SnapshotError) {
    var oid = oid
    try unsafe Library.check(
      "write", name, git_treebuilder_insert(nil, builder, name, &oid, mode))
  }

  private func remove(_ name: String, _ builder: OpaquePointer?) {
    if unsafe git_treebuilder_get(builder, name) != nil {
      _ = unsafe git_treebuilder_remove(builder, name)
    }
  }

  private func folder(named name: String, in tree: OpaquePointer?) -> git_oid? {
    guard let tree = unsafe tree, let entry = unsafe git_tree_entry_byname(tree, name),
      unsafe git_tree_entry_type(entry) == GIT_OBJECT_TREE
    else { return nil }
    return unsafe git_tree_entry_id(entry)?.pointee
  }
}
