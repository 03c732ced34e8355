import Documents
import Model

/// An attribute that stands apart from the object's own fields: agents of a group, codes of a team.
struct Nested: Sendable {
  /// Where its values stand.
  enum Source: Sendable {
    /// A list below the object, in pages, under one of the members.
    case collection(String, members: [String], isPaged: Bool = true, query: [(String, String)] = [])
    /// A field of the object's own answer; lists may lack it.
    case embedded(String, isInList: Bool)
    /// One record below the object, under a member or as the answer itself.
    case record(String, member: String?)
    /// The file or script itself.
    case content
  }

  /// What its values are.
  enum Content: Sendable {
    /// Ids of other objects, under one of these names.
    case references([String])
    /// Entries by the id of another object, under one of these names.
    case entries([String])
    /// Entries by a text of their own.
    case named(String)
    /// Texts, each the member of an element.
    case texts(String)
    /// As the table says.
    case plain
  }

  /// How changes are sent.
  enum Writing: Sendable {
    /// With the object's own body.
    case body
    /// By calls that add, change and remove; an absent one is impossible.
    case calls(adding: Batch, changing: Batch? = nil, removing: Batch?)
    /// By one call that puts all in place of what was there.
    case replacing(Batch)
    /// By one PUT of a record under a member.
    case record(String, member: String)
    /// By saving the script.
    case content
  }

  var attribute: String
  var source: Source
  var content: Content
  var writing: Writing
  /// A list of everybody's values, read at once where many objects are wanted.
  var bulk: Bulk?
  /// Whether an element of the list counts; others are memories.
  var counts: @Sendable (Value) -> Bool = { _ in true }

  /// One list that tells an attribute of all objects.
  struct Bulk: Sendable {
    var path: String
    var member: String
    /// The names under which an element holds the object's id.
    var owner: [String]
    /// The vendor filters by flags that it requires; all combinations make the whole.
    var queries: [[(String, String)]]
  }
}
