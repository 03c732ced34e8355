import Documents

/// What the server writes on objects by itself.
struct Stamps: OptionSet, Sendable {
  let rawValue: Int
  static let dateCreated = Stamps(rawValue: 1)
  static let dateModified = Stamps(rawValue: 2)
  static let authors = Stamps(rawValue: 4)
  /// A number that grows with each change.
  static let version = Stamps(rawValue: 8)
  /// The same as text, as skills and languages have it.
  static let textVersion = Stamps(rawValue: 16)
  static let state = Stamps(rawValue: 32)
}

/// All there is to know about one kind of object; each kind has a file of its own.
struct Kind: Sendable {
  /// The name in seed files and below `/_sandbox/`.
  let name: String
  let path: String
  /// What the audit log calls an object of this kind, and the service it belongs to.
  let entityType: String
  let service: String
  var fields: [Field] = []
  /// The field of the natural key.
  var key = "name"
  var stamps: Stamps = []
  /// What an object has when nobody says otherwise; merged below what is sent.
  var defaults: Object = [:]
  /// The answer to a second object of the same key; nil where the vendor allows it.
  var duplicate: (status: Int, code: String)?
  var notFound = "not.found"
  /// The code for a reference to one that is not there, where another kind's field does not say.
  var brokenReference: (status: Int, code: String) = (400, "invalid.value")
  /// The answer to an update made on an older version.
  var versionConflict: (status: Int, code: String) = (409, "general.conflict")
  var requiresVersion = false
  /// The type in `divisions/{id}/objects/{type}`.
  var movable: String?
  /// Fields that a replacing update keeps where it leaves them out.
  var preserved: [String] = []
  var isSoftDeleted = false
  /// Fields that a reference to one shows beside id, name and address.
  var shownInReferences: [String] = []
  /// Whether a change of one may change what clients are allowed.
  var decidesAccess = false
  /// Whether a read by id no longer finds a deleted object.
  var hidesDeleted = false
  /// Whether the key of a deleted object stays taken.
  var blocksDeletedKeys = false
  /// What every organisation has from its first day.
  var founding: @Sendable (World) -> [Record] = { _ in [] }
  var parts: [Part] = []
  /// Fields by whose references objects of this kind are looked for.
  var links: [String] = []
  var routes: @Sendable (Kind) -> [Route] = { _ in [] }
  var seeded: @Sendable (SeededSize, Identifiers) -> Seeded? = { _, _ in nil }
  /// Fields that are worked out when an object is shown.
  var computed: @Sendable (World, Record) -> Object = { _, _ in [:] }
  /// What can only be said of an object as a whole, before it is kept.
  var check: @Sendable (World, Record, Record?) throws(Refusal) -> Void = {
    (_, _, _) throws(Refusal) in
  }
  /// What the vendor makes of fields before it keeps them.
  var normalized: @Sendable (Object) -> Object = { $0 }
  /// What goes with an object when it is removed.
  var removing: @Sendable (inout World, Record, Call) -> Void = { _, _, _ in }
}
