extension StateRepository {
  /// Takes over what others pushed; without a remote it does nothing.
  ///
  /// Commits of ours that were never pushed stay; when both sides went on, the error is
  /// `.diverged` and nothing moves.
  package func fetch() throws(SnapshotError) {
    guard hasRemote, try git.fetch(branch: branch) else { return }
    guard let remote = try repository.revision(of: "refs/remotes/\(GitProgram.remote)/\(branch)")
    else { return }
    let local = try head()
    if let local {
      if try repository.reaches(remote, from: local) { return }
      guard try repository.reaches(local, from: remote) else {
        throw SnapshotError("fetch", branch, .diverged(local: local, remote: remote))
      }
    }
    try repository.move(reference, from: local, to: remote, author: author)
  }

  /// Whether there are commits here that the remote did not have when it was last asked.
  package func isAhead() throws(SnapshotError) -> Bool {
    guard hasRemote, let local = try head() else { return false }
    let remote = try repository.revision(of: "refs/remotes/\(GitProgram.remote)/\(branch)")
    guard let remote else { return true }
    return try !repository.reaches(local, from: remote)
  }

  /// Gives the remote what is new here; without a remote it does nothing.
  ///
  /// When it fails the commits stay here and the error holds the command that pushes them.
  package func push() throws(SnapshotError) {
    guard hasRemote, try head() != nil else { return }
    try git.push(branch: branch)
  }
}
