import CGit2

extension Repository {
  /// Writes the objects of a commit, durably, without moving any reference.
  ///
  /// They are made in memory first. Many go to disk as one pack, since each loose file costs a
  /// flush of its own; few stay loose, since each pack slows every later look-up.
  func write(_ draft: CommitDraft, signer: CommitSigner?) throws(SnapshotError) -> Revision {
    let staging = try Staging(of: self)
    var written: [git_oid] = []
    let tree = try staging.repository.writeTree(draft, into: &written)
    let commit = try staging.repository.writeCommit(tree: tree, draft, signer)
    try staging.save(written + [commit])
    return Revision(id: commit.hex)
  }

  /// Writes the commit object itself.
  private func writeCommit(
    tree: git_oid, _ draft: CommitDraft, _ signer: CommitSigner?
  ) throws(SnapshotError) -> git_oid {
    let text = try commitText(tree: tree, draft)
    var oid = git_oid()
    if let signer {
      let signature = try signer.sign(text)
      try unsafe Library.check(
        "sign", draft.message.subject,
        git_commit_create_with_signature(&oid, handle, text, signature, nil))
      return oid
    }
    var database: OpaquePointer?
    try unsafe Library.check("write", path, git_repository_odb(&database, handle))
    defer { unsafe git_odb_free(database) }
    let bytes = Array(text.utf8)
    try unsafe Library.check(
      "write", path, git_odb_write(&oid, database, bytes, bytes.count, GIT_OBJECT_COMMIT))
    return oid
  }

  private func commitText(
    tree: git_oid, _ draft: CommitDraft
  ) throws(SnapshotError) -> String {
    var treeOid = tree
    var treeHandle: OpaquePointer?
    try unsafe Library.check("write", path, git_tree_lookup(&treeHandle, handle, &treeOid))
    defer { unsafe git_tree_free(treeHandle) }
    var parent: OpaquePointer?
    if let revision = draft.parent {
      var oid = try git_oid(revision)
      try unsafe Library.check("read", revision.id, git_commit_lookup(&parent, handle, &oid))
    }
    defer { unsafe git_commit_free(parent) }
    var parents = unsafe [parent]
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    try unsafe withSignature(draft.author, at: draft.seconds) { signature throws(SnapshotError) in
      try unsafe Library.check(
        "write", draft.message.subject,
        git_commit_create_buffer(
          &buffer, handle, signature, signature, nil, draft.message.text, treeHandle,
          draft.parent == nil ? 0 : 1, &parents))
    }
    return unsafe String(cString: buffer.ptr)
  }
}

/// All that makes a commit.
struct CommitDraft {
  /// New bytes for a path, or nil to remove it.
  var changes: [String: [UInt8]?]
  var parent: Revision?
  var message: CommitMessage
  var author: Author
  var seconds: Int
}

/// A second handle of a repository whose new objects stay in memory until they are saved.
///
/// They are known to this handle alone, so a commit that fails half-way leaves nothing behind.
@safe private struct Staging: ~Copyable {
  let repository: Repository
  private let database: OpaquePointer
  private let memory: UnsafeMutablePointer<git_odb_backend>

  /// Up to here objects are saved one by one.
  private static let mostLoose = 40

  init(of original: borrowing Repository) throws(SnapshotError) {
    let path = original.path
    let repository = try Repository(at: path)
    var database: OpaquePointer?
    try unsafe Library.check("write", path, git_repository_odb(&database, repository.handle))
    var memory: UnsafeMutablePointer<git_odb_backend>?
    let made = unsafe git_mempack_new(&memory)
    guard made == 0, let database = unsafe database, let memory = unsafe memory else {
      unsafe git_odb_free(database)
      throw Library.failure("write", path, made)
    }
    // From here on the database owns the memory.
    let added = unsafe git_odb_add_backend(database, memory, 999)
    if added < 0 {
      unsafe git_odb_free(database)
      throw Library.failure("write", path, added)
    }
    self.repository = repository
    unsafe self.database = database
    unsafe self.memory = memory
  }

  deinit { unsafe git_odb_free(database) }

  func save(_ objects: [git_oid]) throws(SnapshotError) {
    if objects.count > Self.mostLoose { try savePack(objects) } else { try saveLoose(objects) }
  }

  private func savePack(_ objects: [git_oid]) throws(SnapshotError) {
    let path = repository.path
    var builder: OpaquePointer?
    try unsafe Library.check("write", path, git_packbuilder_new(&builder, repository.handle))
    defer { unsafe git_packbuilder_free(builder) }
    unsafe git_packbuilder_set_threads(builder, 1)
    for var oid in objects {
      try unsafe Library.check("write", path, git_packbuilder_insert(builder, &oid, nil))
    }
    try unsafe Library.check("write", path, git_packbuilder_write(builder, nil, 0, nil, nil))
  }

  /// Children come before what refers to them, so that a crash leaves no object with a hole.
  private func saveLoose(_ objects: [git_oid]) throws(SnapshotError) {
    let folder = repository.gitFolder + "/objects"
    var disk: OpaquePointer?
    try unsafe Library.check("write", folder, git_odb_open(&disk, folder))
    defer { unsafe git_odb_free(disk) }
    for var oid in objects {
      var object: OpaquePointer?
      try unsafe Library.check("write", folder, git_odb_read(&object, database, &oid))
      defer { unsafe git_odb_object_free(object) }
      var written = git_oid()
      try unsafe Library.check(
        "write", folder,
        git_odb_write(
          &written, disk, git_odb_object_data(object), git_odb_object_size(object),
          git_odb_object_type(object)))
    }
  }
}
