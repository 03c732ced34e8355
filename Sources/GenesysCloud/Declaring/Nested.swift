/// An attribute that has calls of its own: members of a queue, skills of a user.
struct Nested: Sendable {
  /// Where its values stand.
  enum Source: Sendable {
    /// A collection below the object: `members`.
    case collection(String, size: Int, query: [(String, String)] = [])
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
}

/// A call that carries several values at once.
struct Batch: Sendable {
  /// How values are written into the call.
  enum Form: Sendable {
    /// `[{"id": …}]`, with `proficiency` where there is one.
    case objects
    /// `{"memberIds": […], "version": …}`.
    case ids(field: String)
    /// `?ids=a,b`.
    case query(String)
    /// One value a call, its id at the end of the path.
    case path
  }

  var method: String
  /// Below the object's path.
  var path: String
  var form: Form
  var query: [(String, String)] = []
  /// The most values that the vendor takes in one call.
  var size = 1

  static func each(_ method: String, _ path: String) -> Batch {
    Batch(method: method, path: path, form: .path)
  }
}
