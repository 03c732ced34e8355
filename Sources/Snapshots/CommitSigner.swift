package import Files

/// Signs commits with an SSH key, as `git commit -S` with `gpg.format=ssh` does.
package struct CommitSigner: Sendable {
  /// A file with a private key, or with a public key whose private half the agent holds.
  package let key: String

  /// Takes the path of the key; it is read when the first commit is signed.
  package init(key: String) {
    self.key = key
  }

  /// The key that the user's git settings name; nil where they name none.
  package static func configured(in folder: String) throws(FileError) -> CommitSigner? {
    let outcome = try Subprocess(
      ["git", "config", "--type=path", "--get", "user.signingkey"], in: folder
    ).run()
    let text = String(decoding: outcome.output, as: UTF8.self)
    let key = text.split(separator: "\n").first.map(String.init)
    return outcome.succeeded ? key.map(CommitSigner.init) : nil
  }

  /// The signature over the bytes of a commit, without its final line feed.
  func sign(_ commit: String) throws(SnapshotError) -> String {
    var program = Subprocess(["ssh-keygen", "-Y", "sign", "-n", "git", "-f", key])
    program.input = Array(commit.utf8)
    program.mayAskUser = StandardStream.input.isTerminal
    let outcome = try files("sign a commit with", key) { () throws(FileError) in
      try program.run()
    }
    guard outcome.succeeded else {
      throw SnapshotError(
        "sign a commit with", key,
        .program(
          complaint: outcome.complaint.lastLine,
          command: "ssh-keygen -Y sign -n git -f '\(key)' README.md"))
    }
    var text = Substring(String(decoding: outcome.output, as: UTF8.self))
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}

extension String {
  /// Where programs say what stopped them.
  var lastLine: String {
    split(whereSeparator: \.isNewline).last.map(String.init) ?? "it said nothing"
  }
}
