import Documents

/// The vendor's ways with one kind, as data: paths, verbs, paging and peculiarities.
struct Endpoints: Sendable {
  /// How an update is sent.
  enum Update: Sendable {
    /// PUT of the whole object: the fresh read, less what the vendor owns, with our changes in it.
    case replacing(dropping: [String])
    /// PATCH with what changes and nothing else.
    case patching
    /// There is none: a change replaces the object.
    case none
  }

  /// How an object is looked up by its natural key.
  enum Lookup: Sendable {
    /// A query parameter of the list takes the name.
    case name
    /// A search index takes the value of a field, exactly; it lags, so a miss is no proof.
    case search(path: String, field: String)
    /// A query parameter of the list takes words: the first of these parts of the key that there is.
    case keywords(String, of: [String])
    /// Only the whole list tells.
    case list
  }

  /// A value of an attribute that switches an object off.
  struct Switch: Sendable {
    var attribute: String
    var value: Value
  }

  /// A list that grows by so many values a call and no more.
  struct Growth: Sendable {
    var attribute: String
    var most: Int
  }

  /// Where the vendor tells what goes on at objects.
  struct Observation: Sendable {
    /// The query's path.
    var path: String
    /// The vendor's word for the object's id.
    var dimension: String
  }

  /// The collection: `/api/v2/routing/queues`.
  var path: String
  var listing: Listing
  /// What every read asks for.
  var query: [(String, String)] = []
  var lookup = Lookup.name
  var update: Update
  /// Fields that the vendor writes itself wherever they stand, also deep inside.
  var ownedInside: Set<String> = ["selfUri"]
  /// Whether the body of an update must hold the version that was read.
  var sendsVersion = false
  /// The type name under which objects are moved between divisions, where that is a call of its own.
  var movesAs: String?
  /// Attributes that POST does not take and a second call must bring.
  var afterCreation: Set<String> = []
  /// Fields that every PATCH must hold, also where they stay as they are.
  var alwaysSent: [String] = []
  /// Objects inside of which a PATCH keeps nothing that it does not hold.
  var sentWhole: [String] = []
  /// What stands for the id and the name of the one object, where the vendor gives it neither.
  var theOne: String?
  /// Where POST goes instead of the collection: below it, to the value of an attribute.
  var madeBelow: (path: String, attribute: String)?
  /// Fields that only POST takes.
  var onlyAtCreation: [String] = []
  /// An attribute that must be alone in its update.
  var alone: String?
  /// A list too long for one call, which is sent again with more in it each time.
  var growth: Growth?
  var nested: [Nested] = []
  /// What switches an object off.
  var deactivation: Switch?
  /// What must be so before the vendor agrees to delete.
  var beforeDeletion: Switch?
  var revival: Revival?
  /// How the vendor marks an object that it keeps only as a memory, beside its state.
  var deletedWhen: Switch?
  /// Where the answer to POST holds a secret that is shown once.
  var shownOnce: [String]?
  /// Below the object's path, what makes such a secret anew.
  var renewal: String?
  /// The attribute that holds policies in which the vendor expands wildcards.
  var policies: String?
  /// The attribute that names permissions, and those that a value of it names.
  var permissions: (attribute: String, names: @Sendable (Value) -> [String])?
  var observation: Observation?
  /// The names under which the vendor's audit log speaks of the kind.
  var auditedAs: [String] = []
  /// Puts into an answer of the vendor what the table asks for under other names.
  var mend: @Sendable (_ raw: inout Value) -> Void = { _ in }
  /// Mends what the table cannot say in a body about to be sent.
  var finish: @Sendable (_ body: inout Value, _ isCreation: Bool) -> Void = { _, _ in }

  init(path: String, listing: Listing, update: Update) {
    self.path = "/api/v2/" + path
    self.listing = listing
    self.update = update
  }

  /// Adds what is peculiar to a kind.
  func with(_ change: (inout Endpoints) -> Void) -> Endpoints {
    var copy = self
    change(&copy)
    return copy
  }
}

/// How a deleted object is found and brought back when its name is still taken.
enum Revival: Sendable {
  /// Search for the key among deleted objects and set the state to active.
  case search(path: String, field: String)
  /// Find the name in a list of deleted objects and restore it by a call of its own.
  case restore(list: String)
}
