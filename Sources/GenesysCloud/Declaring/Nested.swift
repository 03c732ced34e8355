import Documents
import Model

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

extension GenesysKind {
  /// What a request must ask for so that its answer holds the wanted attributes.
  func expansions(of apart: Set<String>) -> [(String, String)] {
    endpoints.nested.compactMap { nested in
      guard apart.contains(nested.attribute), case .expanded(let field) = nested.source
      else { return nil }
      return ("expand", field)
    }
  }

  /// Reads an object's attributes off the vendor's answer, with those that were asked for by
  /// `expansions(of:)`.
  func attributes(from raw: Value, apart: Set<String>) -> Value {
    var attributes = kind.attributes(from: raw)
    for nested in endpoints.nested where apart.contains(nested.attribute) {
      guard case .expanded(let field) = nested.source else { continue }
      attributes.set(nested.decoded(raw[field]?.array ?? []), at: [nested.attribute])
    }
    return attributes
  }
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
