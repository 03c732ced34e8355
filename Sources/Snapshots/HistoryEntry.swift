package import Documents

/// A commit as the history lists it.
package struct HistoryEntry: Hashable, Sendable {
  /// The commit itself.
  package var revision: Revision
  /// The commit before it; nil for the first.
  package var parent: Revision?
  /// Its words.
  package var message: CommitMessage
  /// Who made it.
  package var author: Author
  /// When it was made, in whole seconds.
  package var when: Instant
}

/// A commit that changed a file, with what the file held after it; nil where it was removed.
package struct FileVersion: Hashable, Sendable {
  /// The commit.
  package var entry: HistoryEntry
  /// The file after it.
  package var bytes: [UInt8]?
}
