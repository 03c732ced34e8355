import Documents
import Model

/// The vendor's ways with one kind, as data: paths, verbs, paging and peculiarities.
struct Endpoints: Sendable {
  /// How values are put into a request.
  enum Form: Sendable {
    /// The fields are the body.
    case flat
    /// `{"skills": [{…}]}`: a batch, here of one.
    case batch(String)
    /// `{"skill": {…}}`.
    case member(String)
    /// In the query, without a body.
    case query
  }

  /// How an object is changed: always with all that can be written, since nothing promises that the
  /// vendor keeps what is left out.
  struct Update: Sendable {
    var form: Form
    /// The member of the body that names the object.
    var idMember: String?
    /// Whether the request goes to the collection, so that only the body names the object.
    var isAtCollection = false
    /// Whether the id in the body is a text although it is a number.
    var idIsText = false
  }

  /// A value of an attribute, such as the one that switches an object off.
  struct Setting: Sendable {
    var attribute: String
    var value: Value

    static let inactive = Setting(attribute: "isActive", value: false)
  }

  /// How an object is switched off.
  enum Deactivation: Sendable {
    /// By an ordinary change.
    case update(Setting)
    /// `PATCH …/status?isActive=false`.
    case status(Setting)
    /// `POST` with `{"userIds": […]}`.
    case users
  }

  /// Where the vendor tells what goes on at objects, and under which names.
  struct Activity: Sendable {
    var path: String
    /// The list's member in the answer.
    var member: String
    var id: String
    var waiting: String
    var active: String
  }

  /// What makes a kind different from all others.
  enum Peculiarity: Sendable {
    /// Objects are folders' paths; content is locked, saved as a new version and unlocked.
    case scripts
    /// There is no list; a path in the query leads to one file.
    case files
    /// A key is switched by a PATCH that names it in the query.
    case accessKeys
  }

  /// The collection: `/incontactapi/services/v34.0/skills`.
  var path: String
  /// The names under which answers hold the id.
  var id: [String]
  var listing: Listing
  var single = Single.path
  /// Nil where the vendor has no call that makes one.
  var creation: Form?
  /// Nil where the vendor has no call that changes one.
  var update: Update?
  var deactivation: Deactivation?
  /// Whether there is a DELETE of one object.
  var isDeletable = false
  /// Names of attributes that creation does not take and a change must bring.
  var afterCreation: Set<String> = []
  /// Wire names that differ between creation and the table.
  var inCreation: [String: String] = [:]
  /// Wire names that differ between a change and the table.
  var inUpdate: [String: String] = [:]
  /// Attributes whose references are sent as text although the id is a number.
  var textIDs: Set<String> = []
  /// Attributes whose references are sent by name.
  var byName: Set<String> = []
  /// Attributes whose references go by another id than the object's own.
  var translated: [String: Directory.Section] = [:]
  /// Fields that no project may speak of and that a change must give back.
  var carried: [String] = []
  /// Lists of the wire that the table knows as maps, by the member that is the entry's name.
  var keyed: [String: String] = [:]
  /// Tells objects that are only memories: deleted ones and old versions.
  var isGone: @Sendable (Value) -> Bool = { _ in false }
  var nested: [Nested] = []
  /// Whether an object that was switched off can be brought back, and its name is taken until then.
  var isRevivable = false
  /// Whether another family of services may have made the object under its name already, so that a
  /// creation that finds the name taken is a change.
  var isShared = false
  var peculiarity: Peculiarity?
  var activity: Activity?
  /// Rewrites what an author wrote into the form in which the vendor gives it back.
  var canonical: @Sendable (_ attributes: Value) -> Value = { $0 }
  /// Mends what the table cannot say in a body about to be sent.
  var finish: @Sendable (_ body: inout Value, _ live: Value?) -> Void = { _, _ in }

  /// Where a fresh read keeps the id of the other family that was replaced by ours.
  static let otherID = "other:"

  /// The version of the vendor's interface that all paths name.
  static let version = "v34.0"

  /// A family of the routing services.
  static func acd(_ path: String, id: String..., listing: Listing) -> Endpoints {
    Endpoints(path: acdPath(path), id: id, listing: listing)
  }

  static func acdPath(_ path: String) -> String {
    "/incontactapi/services/\(version)/\(path)"
  }

  /// Adds what is peculiar to a kind.
  func with(_ change: (inout Endpoints) -> Void) -> Endpoints {
    var copy = self
    change(&copy)
    return copy
  }
}

/// How one object is read.
enum Single: Sendable {
  /// `GET` below the collection; one of the members, where there is one, holds the object.
  case path
  /// `GET` below another path.
  case at(String)
  /// `GET` below the collection, which shows deleted objects as well: the list of those tells.
  case guarded(deleted: [(String, String)])
  /// Only the list has it.
  case list
}
