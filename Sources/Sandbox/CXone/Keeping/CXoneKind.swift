import Documents

/// All there is to know about one kind of object of NICE CXone; each has a file of its own.
struct CXoneKind: Sendable {
  /// The name in seed files and below `/_sandbox/`.
  let name: String
  /// The member that holds the number of an object.
  let id: String
  /// The member of the natural key.
  let key: String
  /// The number of the first object.
  var first = 1
  var fields: [CXoneField] = []
  /// What an object has when nobody says otherwise.
  var defaults: Object = [:]
  /// Whether no two objects may have the same key, whatever its case.
  var isUnique = true
  /// The member that tells when an object last changed.
  var stamp: String? = "lastUpdateTime"
  /// Whether an update sets what it leaves out to its default.
  var isReplaced = true
  /// Lists that hang on an object.
  var parts: [Part] = []
  /// What every tenant has from its first day, in natural form.
  var founding: [Object] = []
  /// The objects of a made-up tenant.
  var seeded: @Sendable (CXoneWorld, SeededSize) -> [Record] = { _, _ in [] }
  var routes: @Sendable (CXoneKind) -> [CXoneRoute] = { _ in [] }
  /// Members that are worked out when an object is shown.
  var computed: @Sendable (CXoneWorld, Record) -> Object = { _, _ in [:] }
  /// What can only be said of an object as a whole, before it is kept.
  var check: @Sendable (CXoneWorld, Record, Record?) throws(CXoneRefusal) -> Void = {
    (_, _, _) throws(CXoneRefusal) in
  }
  /// What becomes of an object in natural form once its fields and lists are kept.
  var planted:
    @Sendable (inout CXoneWorld, Record, Object, CXoneCall) throws(CXoneRefusal) -> Void =
      { (_, _, _, _) throws(CXoneRefusal) in }
}
