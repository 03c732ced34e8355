import Executors
import Files

/// Finds, makes or clones the repository before it is opened; on a thread, since git may take
/// minutes.
actor StateSite {
  struct Place: Sendable {
    var path: String
    var hasRemote: Bool
    /// Whether nothing was there before.
    var isNew = false
  }

  private let executor: ThreadExecutor

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  init(executor: ThreadExecutor) {
    self.executor = executor
  }

  func prepare(
    _ location: StateLocation, _ environment: String
  ) throws(SnapshotError) -> Place {
    switch location {
    case .folder(let path):
      let isNew = try create(path, environment)
      var place = try place(path)
      place.isNew = isNew
      return place
    case .project(let folder):
      guard let path = try Repository.path(around: folder) else {
        throw SnapshotError(
          "keep the state in", folder,
          .unusable("no git repository holds it; run git init, or name another state repository"))
      }
      return try place(path)
    case .remote(let url, let clone):
      return try prepareClone(of: url, in: clone, environment)
    }
  }

  private func place(_ path: String) throws(SnapshotError) -> Place {
    let hasRemote = try GitProgram(folder: path).remoteURL() != nil
    return Place(path: path, hasRemote: hasRemote)
  }

  /// Makes the repository under another name first, so that a crash leaves none half-made; tells
  /// whether there was none.
  @discardableResult
  private func create(_ path: String, _ environment: String) throws(SnapshotError) -> Bool {
    if isFilled(path) { return false }
    let unfinished = try files("create the state repository", path) { () throws(FileError) in
      try path + "." + SecureRandom.hex(bytes: 8)
    }
    do throws(SnapshotError) {
      try Repository.create(at: unfinished)
      try Repository(at: unfinished).setHead(toBranch: "refs/heads/cutsheet/" + environment)
      try files("create the state repository", path) { () throws(FileError) in
        try hide(Disk.parent(of: path))
        try Disk.move(unfinished, to: path)
      }
      return true
    } catch {
      try? Disk.removeTree(unfinished)
      // Another process may have been faster.
      if !isFilled(path) { throw error }
      return false
    }
  }

  private func isFilled(_ path: String) -> Bool {
    (try? Disk.names(in: path))?.isEmpty == false
  }

  /// Keeps our own folder out of the project's git.
  private func hide(_ folder: String) throws(FileError) {
    let path = folder + "/.gitignore"
    guard folder.hasSuffix("/.cutsheet"), Disk.item(at: path) == nil else { return }
    try Disk.write(Array("*\n".utf8), to: path, mode: .shared)
  }

  private func prepareClone(
    of url: String, in path: String, _ environment: String
  ) throws(SnapshotError) -> Place {
    try create(path, environment)
    let git = GitProgram(folder: path)
    let known = try git.remoteURL()
    if let known, known != url {
      throw SnapshotError(
        "use the state in", path,
        .unusable("it is a copy of '\(known)', not of '\(url)'; move it away first"))
    }
    if known == nil { try git.addRemote(url) }
    return Place(path: path, hasRemote: true)
  }
}
