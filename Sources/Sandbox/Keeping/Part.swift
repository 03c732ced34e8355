import Documents

/// A list that hangs on an object: members of a queue, skills of a user.
struct Part: Sendable {
  let name: String
  /// The kind of what is listed.
  let kind: String
  /// What the entries of a seed say beside the name, with what is taken where it is absent.
  var extras: Object = [:]
  /// The name under which a bare number in a seed goes: `{"Billing": 3.5}`.
  var rating: String?
}
