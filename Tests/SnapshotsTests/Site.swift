import Files
import Snapshots

/// A folder of its own for one test, with what a test of the state needs.
struct Site: Sendable {
  let path: String
  static let author = Author(name: "Ana", email: "ana@acme.example")

  static func with(_ body: (Site) async throws -> Void) async throws {
    let path = try "/tmp/cutsheet-state-" + SecureRandom.hex(bytes: 8)
    try Disk.makeFolder(path)
    do {
      try await body(Site(path: path))
    } catch {
      try Disk.removeTree(path)
      throw error
    }
    try Disk.removeTree(path)
  }

  func open(
    _ location: StateLocation? = nil, environment: String = "default", signer: CommitSigner? = nil
  ) async throws(SnapshotError) -> StateRepository {
    try await StateRepository.open(
      at: location ?? .folder(path + "/state"), environment: environment, author: Self.author,
      signer: signer)
  }

  /// A copy of a bare repository that other copies push to as well.
  func openClone(_ name: String) async throws -> StateRepository {
    if Disk.item(at: path + "/remote.git") == nil {
      try git("init", "--quiet", "--bare", path + "/remote.git")
    }
    return try await open(.remote(url: "file://\(path)/remote.git", clone: "\(path)/\(name)"))
  }

  @discardableResult
  func git(_ arguments: String...) throws -> String {
    var program = Subprocess(["git"] + arguments, in: path)
    program.environment = [
      "GIT_AUTHOR_NAME": "Ben", "GIT_AUTHOR_EMAIL": "ben@acme.example",
      "GIT_COMMITTER_NAME": "Ben", "GIT_COMMITTER_EMAIL": "ben@acme.example",
    ]
    let outcome = try program.run()
    if !outcome.succeeded { throw GitFailure(words: outcome.complaint) }
    return String(decoding: outcome.output, as: UTF8.self)
  }

  struct GitFailure: Error {
    let words: String
  }
}

extension StateRepository {
  /// Commits texts on top of the head.
  @discardableResult
  func commit(_ texts: [String: String?], _ subject: String = "apply") throws -> Revision {
    try commit(
      texts.mapValues { $0.map { Array($0.utf8) } }, onto: head(),
      message: CommitMessage(subject, trailers: [.init("Run-Id", "run-" + subject)]))
  }

  func text(_ path: String, at revision: Revision) throws -> String? {
    try read(path, at: revision).map { String(decoding: $0, as: UTF8.self) }
  }
}
