import CGit2
import Documents

extension Repository {
  /// Commits from one back to the first, newest first, as long as `take` says so.
  func walk(
    from start: Revision, _ take: (HistoryEntry) throws(SnapshotError) -> Bool
  ) throws(SnapshotError) {
    var walker: OpaquePointer?
    try unsafe Library.check("read the history of", start.id, git_revwalk_new(&walker, handle))
    defer { unsafe git_revwalk_free(walker) }
    unsafe git_revwalk_sorting(walker, GIT_SORT_TOPOLOGICAL.rawValue)
    var oid = try git_oid(start)
    try unsafe Library.check("read the history of", start.id, git_revwalk_push(walker, &oid))
    while true {
      let status = unsafe git_revwalk_next(&oid, walker)
      if status == GIT_ITEROVER.rawValue { return }
      try Library.check("read the history of", start.id, status)
      if try !take(entry(Revision(id: oid.hex))) { return }
    }
  }

  /// What a commit says about itself.
  func entry(_ revision: Revision) throws(SnapshotError) -> HistoryEntry {
    var oid = try git_oid(revision)
    var commit: OpaquePointer?
    try unsafe Library.check("read", revision.id, git_commit_lookup(&commit, handle, &oid))
    defer { unsafe git_commit_free(commit) }
    let message = unsafe git_commit_message(commit).map { unsafe String(cString: $0) } ?? ""
    let signature = unsafe git_commit_author(commit)
    let parent = unsafe git_commit_parent_id(commit, 0)
    return unsafe HistoryEntry(
      revision: revision,
      parent: parent.map { unsafe Revision(id: $0.pointee.hex) },
      message: CommitMessage(text: message),
      author: Author(
        name: signature.map { unsafe String(cString: $0.pointee.name) } ?? "",
        email: signature.map { unsafe String(cString: $0.pointee.email) } ?? ""),
      when: Instant(milliseconds: Int(git_commit_time(commit)) * 1000))
  }
}
