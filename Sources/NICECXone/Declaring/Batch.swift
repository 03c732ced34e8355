import Documents

/// A call that carries several values at once.
struct Batch: Sendable {
  /// How values are written into the call.
  enum Form: Sendable {
    /// `{"agents": [{"agentId": …}]}`; the id as a number or as text.
    case items(String, id: String, asText: Bool = false)
    /// `{"skills": [1, 2]}`.
    case ids(String)
    /// `{"addressBookEntries": [{…}]}`: the values as they are.
    case records(String)
    /// One value a call, its id at the end of the path.
    case path
    /// The same for values whose ids only the vendor knows: the member of its list that holds it.
    case keptPath(String)
  }

  var method: String
  /// Below the object's path.
  var path: String
  var form: Form
  var query: [(String, String)] = []
  /// Members of the body beside the values.
  var extra: Object = [:]
  /// Values of an entry, for the call that adds or changes.
  var carriesValues = false
  /// What an entry must hold although nothing is wished for.
  var defaults: Object = [:]

  /// The most values in one call; the vendor names no limit.
  static let size = 50
}
