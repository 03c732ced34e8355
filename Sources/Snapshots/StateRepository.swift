import CGit2
package import Documents
import Executors
import Files

/// The state of one environment of a project: a branch of a git repository.
///
/// `Snapshots` keeps every state of every tenant in git, with locks, history and journals. It knows
/// paths and bytes, and nothing of what the files say. libgit2 handles objects and references in
/// this process; the `git` program talks to remotes.
package actor StateRepository {
  let repository: Repository
  let git: GitProgram
  let environment: String
  let author: Author
  let signer: CommitSigner?
  let hasRemote: Bool
  /// Whether the folder was made when the state was opened, so that it knows nothing of earlier runs.
  package nonisolated let isNew: Bool
  private let executor: ThreadExecutor

  /// The thread of its own on which the blocking C calls run.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// The branch of the environment.
  package nonisolated let branch: String
  /// The repository's own folder, outside any work tree: journals live below it.
  package nonisolated let folder: String

  private init(
    _ repository: consuming Repository, environment: String, author: Author,
    signer: CommitSigner?, site: StateSite.Place, executor: ThreadExecutor
  ) {
    folder = repository.gitFolder
    self.repository = repository
    git = GitProgram(folder: folder)
    branch = "cutsheet/" + environment
    self.environment = environment
    self.author = author
    self.signer = signer
    hasRemote = site.hasRemote
    isNew = site.isNew
    self.executor = executor
  }

  /// Opens the state, making or cloning the repository on first use.
  ///
  /// An environment that has no state yet has no branch yet: its head is nil.
  package static func open(
    at location: StateLocation, environment: String, author: Author, signer: CommitSigner? = nil
  ) async throws(SnapshotError) -> StateRepository {
    let executor = ThreadExecutor(name: "state")
    guard isName(environment) else {
      throw SnapshotError("open", environment, .unusable("it is no name of an environment"))
    }
    let site = try await StateSite(executor: executor).prepare(location, environment)
    return try StateRepository(
      Repository(at: site.path), environment: environment, author: author, signer: signer,
      site: site, executor: executor)
  }

  /// Letters, digits, `-`, `_` and inner dots: what is safe in a reference's name.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix(".") && !text.hasPrefix("-") && !text.hasSuffix(".lock")
      && !text.hasSuffix(".") && !text.contains("..")
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
          || "-_.".utf8.contains($0)
      }
  }

  var reference: String { "refs/heads/" + branch }

  /// The newest commit of the environment; nil before the first.
  package func head() throws(SnapshotError) -> Revision? {
    try repository.revision(of: reference)
  }

  /// The commit that a user names: by all or the first digits of its name, as `HEAD` or `HEAD~3`,
  /// or by the id of the run that made it.
  ///
  /// Only commits of this environment are found.
  package func resolve(_ text: String) throws(SnapshotError) -> Revision {
    guard let head = try head() else { throw SnapshotError("find", text, .missing) }
    if text == "HEAD" { return head }
    if let revision = try revision(ofRun: text, from: head) { return revision }
    let words = text.hasPrefix("HEAD") ? head.id + text.dropFirst(4) : text
    let isPlain = words.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || $0 == 0x7e || $0 == 0x5e
    }
    guard isPlain, words.utf8.count >= 4, let found = try repository.commit(named: words),
      try repository.reaches(found, from: head)
    else { throw SnapshotError("find", text, .missing) }
    return found
  }

  private func revision(ofRun run: String, from head: Revision) throws(SnapshotError) -> Revision? {
    var found: Revision?
    try repository.walk(from: head) { entry in
      if entry.message["Run-Id"] == run { found = entry.revision }
      return found == nil
    }
    return found
  }

  /// The files below a path by name, without reading them.
  package func tree(
    at revision: Revision, under path: String = ""
  ) throws(SnapshotError) -> [TreeEntry] {
    try repository.entries(under: path, in: revision)
  }

  /// A name that changes exactly when anything below the path does; nil where nothing is there.
  package func subtreeID(
    at revision: Revision, path: String
  ) throws(SnapshotError) -> String? {
    try repository.object(at: path, in: revision)?.hex
  }

  /// Reads one file; nil where there is none.
  package func read(_ path: String, at revision: Revision) throws(SnapshotError) -> [UInt8]? {
    guard let oid = try repository.object(at: path, in: revision) else { return nil }
    return try repository.blob(oid)
  }

  /// Reads all files below a path.
  package func readAll(
    under path: String, at revision: Revision
  ) throws(SnapshotError) -> [TreeFile] {
    try read(repository.entries(under: path, in: revision))
  }

  /// Reads the files of entries that the caller chose.
  package func read(_ entries: [TreeEntry]) throws(SnapshotError) -> [TreeFile] {
    var found: [TreeFile] = []
    found.reserveCapacity(entries.count)
    for entry in entries {
      guard let oid = git_oid(hex: entry.blob) else {
        throw SnapshotError("read", entry.path, .missing)
      }
      found.append(TreeFile(path: entry.path, bytes: try repository.blob(oid)))
    }
    return found
  }

  /// Paths of files that differ between two revisions, sorted; `from` nil stands for nothing.
  package func changedPaths(
    from old: Revision?, to new: Revision, under path: String = ""
  ) throws(SnapshotError) -> [String] {
    try repository.changedPaths(from: old, to: new, under: path)
  }

  /// Commits changed files, durably, and moves the branch.
  ///
  /// Bytes that are nil remove a file. When the branch is not at `parent` any more, nothing is
  /// moved and the error is `.moved`. Signed when the repository was opened with a signer.
  package func commit(
    _ changes: [String: [UInt8]?], onto parent: Revision?, message: CommitMessage,
    author other: Author? = nil, at moment: Instant = SystemClock.now()
  ) throws(SnapshotError) -> Revision {
    let found = try head()
    guard found == parent else {
      throw SnapshotError("commit to", branch, .moved(expected: parent, found: found))
    }
    let author = other ?? author
    let draft = CommitDraft(
      changes: changes, parent: parent, message: message, author: author,
      seconds: moment.milliseconds / 1000)
    let revision = try repository.write(draft, signer: signer)
    try repository.move(reference, from: parent, to: revision, author: author)
    return revision
  }
}
