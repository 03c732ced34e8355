package import Files

/// A failure of the state repository.
package struct SnapshotError: Error, Hashable, Sendable {
  /// What stood in the way.
  package enum Cause: Hashable, Sendable {
    /// What libgit2 answered: its number and its words.
    case library(code: Int32, String)
    /// The `git` program failed: what it said, and the command that tries again.
    case program(complaint: String, command: String)
    case file(FileError)
    /// No revision, file or lock has that name.
    case missing
    /// The branch is not where the caller last saw it: another writer was faster.
    case moved(expected: Revision?, found: Revision?)
    /// Local and remote branch both went on, so that neither holds all of the other.
    case diverged(local: Revision, remote: Revision)
    case locked(LockHolder)
    case unusable(String)
  }

  /// What was tried, as words that follow "cannot".
  package var operation: String
  /// The path, name or revision that it was about.
  package var subject: String
  /// Why it failed.
  package var cause: Cause

  /// Takes the three parts in the order of the sentence.
  package init(_ operation: String, _ subject: String, _ cause: Cause) {
    self.operation = operation
    self.subject = subject
    self.cause = cause
  }

  /// Whether the same call may succeed later without anybody mending anything.
  package var isRetriable: Bool {
    switch cause {
    case .program, .moved, .locked: true
    case .file(let error): error.isRetriable
    case .library, .missing, .diverged, .unusable: false
    }
  }
}

extension SnapshotError: CustomStringConvertible {
  /// The sentence for the user.
  package var description: String { "cannot \(operation) '\(subject)': \(reason)" }

  private var reason: String {
    switch cause {
    case .library(_, let words): words
    case .program(let complaint, let command): "\(complaint); to try again: \(command)"
    case .file(let error): error.description
    case .missing: "there is no such thing in the state repository"
    case .moved(_, let found): "it moved to \(found?.id ?? "nothing") meanwhile"
    case .diverged(let local, let remote):
      "it has \(local.short) here and \(remote.short) on the remote, and neither holds the other"
    case .locked(let holder): "it is locked by \(holder)"
    case .unusable(let why): why
    }
  }
}

/// Gives failures of files the operation that they made fail.
func files<Result: ~Copyable>(
  _ operation: String, _ subject: String, _ body: () throws(FileError) -> Result
) throws(SnapshotError) -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    throw SnapshotError(operation, subject, .file(error))
  }
}
