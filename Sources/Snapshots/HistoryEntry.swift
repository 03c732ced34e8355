package import Documents

/// A commit as the history lists it.
package struct HistoryEntry: Hashable, Sendable {
  package var revision: Revision
  package var parent: Revision?
  package var message: CommitMessage
  package var author: Author
  package var when: Instant
}

/// A commit that changed a file, with what the file held after it; nil where it was removed.
package struct FileVersion: Hashable, Sendable {
  package var entry: HistoryEntry
  package var bytes: [UInt8]?
}
