/// An attribute that has calls of its own: members of a queue, skills of a user.
struct Nested: Sendable {
  /// Where its values stand.
  enum Source: Sendable {
    /// A collection below the object: `members`.
    case collection(String, Listing.Style, query: [(String, String)] = [])
    /// A field of the object that comes only when it is asked for by `expand`.
    case expanded(String)
  }

  /// What its values are.
  enum Content: Sendable {
    /// Ids of other objects.
    case references
    /// Ids of other objects, each with a proficiency.
    case ratings
  }

  var attribute: String
  var content: Content
  var source: Source
  var adding: Batch
  var removing: Batch
  /// One call that puts all values in place of those there.
  var replacing: Batch?
  /// An attribute of the object whose value the vendor always counts among these.
  var implied: String?
}
