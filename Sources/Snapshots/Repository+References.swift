import CGit2
import Documents
import Files
import Glibc

extension Repository {
  /// Moves a reference, makes it (`from` nil) or removes it (`to` nil), if it is still where the
  /// caller saw it.
  ///
  /// Only one process of ours does this at a time; the kernel gives that right back when it dies.
  /// So a `.lock` file that stands still meanwhile is what a killed process left, and is removed.
  func move(
    _ reference: String, from expected: Revision?, to next: Revision?, author: Author
  ) throws(SnapshotError) {
    let turn = try takeTurn()
    try moveInTurn(reference, from: expected, to: next, author: author)
    // Held until here: nothing else uses it.
    _ = consume turn
  }

  private func moveInTurn(
    _ reference: String, from expected: Revision?, to next: Revision?, author: Author
  ) throws(SnapshotError) {
    var transaction: OpaquePointer?
    try unsafe Library.check("move", reference, git_transaction_new(&transaction, handle))
    defer { unsafe git_transaction_free(transaction) }
    try unsafe lock(reference, transaction)
    let found = try revision(of: reference)
    guard found == expected else {
      throw SnapshotError("move", reference, .moved(expected: expected, found: found))
    }
    if let next {
      var oid = try git_oid(next)
      try unsafe withSignature(author) { signature throws(SnapshotError) in
        try unsafe Library.check(
          "move", reference,
          git_transaction_set_target(transaction, reference, &oid, signature, "cutsheet"))
      }
    } else if found != nil {
      try unsafe Library.check(
        "remove", reference, git_transaction_remove(transaction, reference))
    } else {
      return
    }
    try unsafe Library.check("move", reference, git_transaction_commit(transaction))
  }

  /// Waits its turn among the processes of ours that write references here.
  private func takeTurn() throws(SnapshotError) -> FileLock {
    let path = gitFolder + "/cutsheet/references.lock"
    var patience = 200
    while true {
      do throws(FileError) {
        try Disk.makeFolder(Disk.parent(of: path), mode: .secret)
        return try FileLock(path)
      } catch {
        patience -= 1
        guard error.cause == .heldByAnother, patience > 0 else {
          throw SnapshotError("write", gitFolder, .file(error))
        }
        usleep(20_000)
      }
    }
  }

  private func lock(
    _ reference: String, _ transaction: OpaquePointer?
  ) throws(SnapshotError) {
    for _ in 0..<20 {
      let status = unsafe git_transaction_lock_ref(transaction, reference)
      if status != GIT_ELOCKED.rawValue {
        return try Library.check("lock", reference, status)
      }
      usleep(25_000)
    }
    try files("remove the leftover lock of", reference) { () throws(FileError) in
      try Disk.remove(gitFolder + "/" + reference + ".lock")
    }
    try unsafe Library.check("lock", reference, git_transaction_lock_ref(transaction, reference))
  }

  func withSignature(
    _ author: Author, at seconds: Int = SystemClock.now().milliseconds / 1000,
    _ body: (UnsafeMutablePointer<git_signature>?) throws(SnapshotError) -> Void
  ) throws(SnapshotError) {
    var signature: UnsafeMutablePointer<git_signature>?
    // Angle brackets and line feeds would end the name in the commit's header.
    let name = Self.headerText(author.name)
    let email = Self.headerText(author.email)
    try unsafe Library.check(
      "name the author", name, git_signature_new(&signature, name, email, Int64(seconds), 0))
    defer { unsafe git_signature_free(signature) }
    try unsafe body(signature)
  }

  private static func headerText(_ text: String) -> String {
    let kept = text.unicodeScalars.filter {
      $0.value >= 0x20 && !"<>\u{7f}".unicodeScalars.contains($0)
    }
    let clean = String(String.UnicodeScalarView(kept))
    return clean.contains { !$0.isWhitespace && !".,:;\"'".contains($0) } ? clean : "unknown"
  }
}
