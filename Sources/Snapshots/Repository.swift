import CGit2
import Files

/// An open repository: objects and references, read and written in this process.
@safe struct Repository: ~Copyable {
  let handle: OpaquePointer
  let path: String

  /// Opens the repository at a path.
  init(at path: String) throws(SnapshotError) {
    try Library.start()
    var handle: OpaquePointer?
    try unsafe Library.check("open", path, git_repository_open(&handle, path))
    guard let handle = unsafe handle else { throw SnapshotError("open", path, .missing) }
    unsafe self.handle = handle
    self.path = path
  }

  deinit { unsafe git_repository_free(handle) }

  /// Makes a repository without a work tree, for its owner alone.
  static func create(at path: String) throws(SnapshotError) {
    try Library.start()
    try files("create the state repository", path) { () throws(FileError) in
      try Disk.makeFolder(path, mode: .secret)
    }
    var handle: OpaquePointer?
    try unsafe Library.check("create", path, git_repository_init(&handle, path, 1))
    unsafe git_repository_free(handle)
  }

  /// The path of the repository that holds a folder; nil where none does.
  static func path(around folder: String) throws(SnapshotError) -> String? {
    try Library.start()
    var path = unsafe git_buf()
    defer { unsafe git_buf_dispose(&path) }
    let status = unsafe git_repository_discover(&path, folder, 0, nil)
    guard try Library.found("find the repository of", folder, status) else { return nil }
    return unsafe String(cString: path.ptr)
  }

  /// Where objects and references are, shared by all work trees.
  var gitFolder: String {
    guard let path = unsafe git_repository_commondir(handle) else { return path }
    let text = unsafe String(cString: path)
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  /// Points HEAD at the branch, so that plain `git log` in the state folder shows it.
  func setHead(toBranch name: String) throws(SnapshotError) {
    try unsafe Library.check("set the head of", path, git_repository_set_head(handle, name))
  }

  /// Where a reference points; nil where there is none.
  func revision(of reference: String) throws(SnapshotError) -> Revision? {
    var oid = git_oid()
    let status = unsafe git_reference_name_to_id(&oid, handle, reference)
    return try Library.found("read", reference, status) ? Revision(id: oid.hex) : nil
  }

  /// Names that begin with a prefix.
  func references(withPrefix prefix: String) throws(SnapshotError) -> [String] {
    var iterator: OpaquePointer?
    try unsafe Library.check(
      "list", prefix, git_reference_iterator_glob_new(&iterator, handle, prefix + "*"))
    defer { unsafe git_reference_iterator_free(iterator) }
    var names: [String] = []
    var name: UnsafePointer<CChar>?
    while unsafe git_reference_next_name(&name, iterator) == 0, let name = unsafe name {
      unsafe names.append(String(cString: name))
    }
    return names.sorted()
  }

  /// Whether `later` is the other or holds it in its history.
  func reaches(_ earlier: Revision, from later: Revision) throws(SnapshotError) -> Bool {
    if earlier == later { return true }
    var ancestor = try git_oid(earlier)
    var descendant = try git_oid(later)
    let answer = unsafe git_graph_descendant_of(handle, &descendant, &ancestor)
    try Library.check("compare", later.id, answer)
    return answer == 1
  }

  /// The commit that git's own words for revisions name.
  func commit(named words: String) throws(SnapshotError) -> Revision? {
    var object: OpaquePointer?
    let status = unsafe git_revparse_single(&object, handle, words)
    if status == GIT_EINVALIDSPEC.rawValue || status == GIT_EAMBIGUOUS.rawValue {
      throw SnapshotError("find", words, .unusable("it names no revision, or more than one"))
    }
    guard try Library.found("find", words, status) else { return nil }
    defer { unsafe git_object_free(object) }
    guard let oid = unsafe git_object_id(object),
      unsafe git_object_type(object) == GIT_OBJECT_COMMIT
    else { return nil }
    return unsafe Revision(id: oid.pointee.hex)
  }
}
