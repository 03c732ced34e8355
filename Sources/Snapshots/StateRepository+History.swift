extension StateRepository {
  /// The newest commits first; with a path only those that changed something there.
  package func history(
    limit: Int = .max, path: String? = nil
  ) throws(SnapshotError) -> [HistoryEntry] {
    guard limit > 0, let head = try head() else { return [] }
    var found: [HistoryEntry] = []
    try repository.walk(from: head) { (entry) throws(SnapshotError) in
      if try changes(entry, path) { found.append(entry) }
      return found.count < limit
    }
    return found
  }

  /// What each commit left in a file, newest first, for all commits that changed it.
  package func versions(
    of path: String, limit: Int = .max
  ) throws(SnapshotError) -> [FileVersion] {
    var versions: [FileVersion] = []
    for entry in try history(limit: limit, path: path) {
      versions.append(FileVersion(entry: entry, bytes: try read(path, at: entry.revision)))
    }
    return versions
  }

  private func changes(_ entry: HistoryEntry, _ path: String?) throws(SnapshotError) -> Bool {
    guard let path else { return true }
    let after = try repository.object(at: path, in: entry.revision)
    guard let parent = entry.parent else { return after != nil }
    return try repository.object(at: path, in: parent)?.hex != after?.hex
  }
}
