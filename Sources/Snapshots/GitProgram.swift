import Files

/// The `git` program, which talks to remotes so that the user's credentials, proxies and host keys
/// work.
struct GitProgram: Sendable {
  /// The repository's own folder.
  let folder: String

  static let remote = "origin"

  /// The remote's address; nil where there is none.
  func remoteURL() throws(SnapshotError) -> String? {
    let outcome = try run(["config", "--get", "remote.\(Self.remote).url"], "read")
    let text = String(decoding: outcome.output, as: UTF8.self)
    return outcome.succeeded ? text.split(separator: "\n").first.map(String.init) : nil
  }

  func addRemote(_ url: String) throws(SnapshotError) {
    try demand(["config", "remote.\(Self.remote).url", url], "set the remote of")
  }

  /// Brings a remote branch to its place under `refs/remotes`.
  ///
  /// A branch that is not there yet is no failure: then the place is emptied by the caller.
  func fetch(branch: String) throws(SnapshotError) -> Bool {
    guard try remoteRevision(of: "refs/heads/" + branch) != nil else { return false }
    let places = "+refs/heads/\(branch):refs/remotes/\(Self.remote)/\(branch)"
    try demand(["fetch", "--quiet", "--no-tags", Self.remote, places], "fetch")
    return true
  }

  /// What a reference of the remote points to; nil where it has none.
  func remoteRevision(of reference: String) throws(SnapshotError) -> Revision? {
    let outcome = try demand(
      ["ls-remote", "--quiet", Self.remote, reference], "reach the remote of")
    let text = String(decoding: outcome.output, as: UTF8.self)
    // The remote also lists names that merely end like this one.
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t")
      if parts.count == 2, parts[1] == reference { return Revision(id: String(parts[0])) }
    }
    return nil
  }

  /// Fetches the object behind a reference without keeping a reference to it.
  func fetchObject(_ reference: String) throws(SnapshotError) {
    try demand(["fetch", "--quiet", "--no-tags", Self.remote, reference], "fetch")
  }

  func push(branch: String) throws(SnapshotError) {
    let reference = "refs/heads/\(branch):refs/heads/\(branch)"
    try demand(["push", "--quiet", Self.remote, reference], "push")
  }

  /// Moves a reference of the remote if it is still where the caller saw it; false if it is not.
  func move(
    _ reference: String, from old: Revision?, to new: Revision?
  ) throws(SnapshotError) -> Bool {
    let arguments = [
      "push", "--porcelain", "--force-with-lease=\(reference):\(old?.id ?? "")", Self.remote,
      "\(new?.id ?? ""):\(reference)",
    ]
    let outcome = try run(arguments, "push")
    if outcome.succeeded { return true }
    let output = String(decoding: outcome.output, as: UTF8.self)
    // Refused by the lease or, when two came at one time, by the lock of the remote's reference.
    if try remoteRevision(of: reference) != old { return false }
    throw failure(arguments, "push", output + outcome.complaint)
  }

  @discardableResult
  private func demand(
    _ arguments: [String], _ operation: String
  ) throws(SnapshotError) -> Subprocess.Outcome {
    let outcome = try run(arguments, operation)
    if outcome.succeeded { return outcome }
    throw failure(arguments, operation, outcome.complaint)
  }

  private func failure(
    _ arguments: [String], _ operation: String, _ complaint: String
  ) -> SnapshotError {
    let lines = complaint.split(whereSeparator: \.isNewline)
    let words =
      lines.first { $0.hasPrefix("fatal:") } ?? lines.first { $0.contains("rejected]") }
      ?? lines.last
    let command = (["git", "-C", folder] + arguments.filter { $0 != "--quiet" })
      .map(Self.quoted).joined(separator: " ")
    return SnapshotError(
      operation, folder,
      .program(complaint: words.map(String.init) ?? "git said nothing", command: command))
  }

  private func run(
    _ arguments: [String], _ operation: String
  ) throws(SnapshotError) -> Subprocess.Outcome {
    var program = Subprocess(["git", "-C", folder] + arguments)
    // Read by `failure`, and a hook of the caller must not redirect us to its repository.
    program.environment = [
      "LC_ALL": "C", "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil,
    ]
    program.mayAskUser = StandardStream.input.isTerminal
    if !program.mayAskUser { program.environment["GIT_TERMINAL_PROMPT"] = "0" }
    return try files(operation, folder) { () throws(FileError) in try program.run() }
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy {
      (0x30...0x3a).contains($0) || (0x40...0x5a).contains($0) || (0x61...0x7a).contains($0)
        || "-_./=+".utf8.contains($0)
    }
    return plain && !word.isEmpty
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
