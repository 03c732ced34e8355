import CGit2

extension Repository {
  /// The name of the tree or blob at a path; nil where there is none. An empty path is the root.
  func object(at path: String, in revision: Revision) throws(SnapshotError) -> git_oid? {
    try unsafe withRoot(of: revision) { root throws(SnapshotError) in
      if path.isEmpty { return unsafe git_tree_id(root)?.pointee }
      var entry: OpaquePointer?
      let status = unsafe git_tree_entry_bypath(&entry, root, path)
      guard try Library.found("read", path, status) else { return nil }
      defer { unsafe git_tree_entry_free(entry) }
      return unsafe git_tree_entry_id(entry)?.pointee
    }
  }

  /// All files below a path, in git's order.
  func entries(under path: String, in revision: Revision) throws(SnapshotError) -> [TreeEntry] {
    guard let oid = try object(at: path, in: revision) else { return [] }
    var found: [TreeEntry] = []
    try collect(oid, path.isEmpty ? "" : path + "/", depth: 0, into: &found)
    return found
  }

  func blob(_ oid: git_oid) throws(SnapshotError) -> [UInt8] {
    var oid = oid
    var blob: OpaquePointer?
    try unsafe Library.check("read", oid.hex, git_blob_lookup(&blob, handle, &oid))
    defer { unsafe git_blob_free(blob) }
    let size = unsafe Int(git_blob_rawsize(blob))
    return unsafe Array(
      UnsafeRawBufferPointer(start: git_blob_rawcontent(blob), count: size))
  }

  /// Paths of files that differ between two revisions, sorted; nil stands for nothing at all.
  func changedPaths(
    from old: Revision?, to new: Revision, under path: String
  ) throws(SnapshotError) -> [String] {
    let before = try old.map { (old) throws(SnapshotError) in try object(at: path, in: old) } ?? nil
    let after = try object(at: path, in: new)
    var found: [String] = []
    let prefix = path.isEmpty ? "" : path + "/"
    try compare(before, after, prefix, depth: 0, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func withRoot<Result>(
    of revision: Revision, _ body: (OpaquePointer?) throws(SnapshotError) -> Result
  ) throws(SnapshotError) -> Result {
    var oid = try git_oid(revision)
    var commit: OpaquePointer?
    try unsafe Library.check("read", revision.id, git_commit_lookup(&commit, handle, &oid))
    defer { unsafe git_commit_free(commit) }
    var tree: OpaquePointer?
    try unsafe Library.check("read", revision.id, git_commit_tree(&tree, commit))
    defer { unsafe git_tree_free(tree) }
    return try unsafe body(tree)
  }

  /// Deeper than any layout of ours: a hostile repository must not exhaust the stack.
  private static let deepest = 64

  private func children(of oid: git_oid, depth: Int) throws(SnapshotError) -> [Child] {
    if depth > Self.deepest {
      throw SnapshotError("read", oid.hex, .unusable("its folders are nested too deep"))
    }
    var oid = oid
    var tree: OpaquePointer?
    let status = unsafe git_tree_lookup(&tree, handle, &oid)
    // A file where a folder was expected has no children.
    guard try Library.found("read", oid.hex, status) else { return [] }
    defer { unsafe git_tree_free(tree) }
    let count = unsafe git_tree_entrycount(tree)
    var children: [Child] = []
    children.reserveCapacity(count)
    for place in 0..<count {
      guard let entry = unsafe git_tree_entry_byindex(tree, place),
        let name = unsafe git_tree_entry_name(entry), let id = unsafe git_tree_entry_id(entry)
      else { continue }
      let isTree = unsafe git_tree_entry_type(entry) == GIT_OBJECT_TREE
      unsafe children.append(Child(name: String(cString: name), oid: id.pointee, isTree: isTree))
    }
    return children
  }

  private struct Child {
    let name: String
    let oid: git_oid
    let isTree: Bool
  }

  private func collect(
    _ oid: git_oid, _ prefix: String, depth: Int, into found: inout [TreeEntry]
  ) throws(SnapshotError) {
    for child in try children(of: oid, depth: depth) {
      if child.isTree {
        try collect(child.oid, prefix + child.name + "/", depth: depth + 1, into: &found)
      } else {
        found.append(TreeEntry(path: prefix + child.name, blob: child.oid.hex))
      }
    }
  }

  /// Descends only where two trees differ, so that the cost follows the change.
  private func compare(
    _ before: git_oid?, _ after: git_oid?, _ prefix: String, depth: Int,
    into found: inout [String]
  ) throws(SnapshotError) {
    if before?.hex == after?.hex { return }
    let old =
      try before.map { (oid) throws(SnapshotError) in
        try children(of: oid, depth: depth)
      } ?? []
    let new =
      try after.map { (oid) throws(SnapshotError) in
        try children(of: oid, depth: depth)
      } ?? []
    let remaining = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let names = Set(new.map(\.name))
    for child in new {
      try compare(remaining[child.name], child, prefix, depth, into: &found)
    }
    for child in old where !names.contains(child.name) {
      try compare(child, nil, prefix, depth, into: &found)
    }
  }

  private func compare(
    _ old: Child?, _ new: Child?, _ prefix: String, _ depth: Int, into found: inout [String]
  ) throws(SnapshotError) {
    guard let name = new?.name ?? old?.name, old?.oid.hex != new?.oid.hex else { return }
    if (old.map { !$0.isTree } ?? false) || (new.map { !$0.isTree } ?? false) {
      found.append(prefix + name)
    }
    let before = old.flatMap { $0.isTree ? $0.oid : nil }
    let after = new.flatMap { $0.isTree ? $0.oid : nil }
    try compare(before, after, prefix + name + "/", depth: depth + 1, into: &found)
  }
}
