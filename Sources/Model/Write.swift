package import Documents

/// One intended change of a tenant, complete enough for an adapter to derive its calls.
package struct Write: Sendable {
  /// What is to become of the object.
  package enum Verb: String, Sendable {
    case create, update, deactivate, delete
  }

  /// What is to become of the object.
  package var verb: Verb
  /// The kind of the object.
  package var kind: Kind
  /// The natural key that it has or shall have.
  package var key: String
  /// The fresh read that the write builds upon; nil for a creation.
  package var live: LiveObject?
  /// The desired attributes, references by natural key.
  package var attributes: Value
  /// Names of the attributes to write; others are left as they are.
  package var changed: [String]
  /// Values of write-only attributes, by dotted name.
  package var secrets: [String: Secret]
  /// The ids of referenced objects, by kind and folded key.
  package var ids: [String: [String: String]]

  package init(
    _ verb: Verb, kind: Kind, key: String, live: LiveObject?, attributes: Value,
    changed: [String], secrets: [String: Secret] = [:], ids: [String: [String: String]] = [:]
  ) {
    self.verb = verb
    self.kind = kind
    self.key = key
    self.live = live
    self.attributes = attributes
    self.changed = changed
    self.secrets = secrets
    self.ids = ids
  }
}

/// One request to a vendor, as data: what a journal records before it is made.
package struct Call: Sendable {
  /// What it does, for people: `add 3 members to queue 'Support'`.
  package var operation: String
  /// The HTTP method.
  package var method: String
  /// The path below the vendor's base address; `{id}` stands for the id of the object just created.
  package var path: String
  /// Names and values, not yet encoded.
  package var query: [(String, String)]
  /// What is sent as JSON.
  package var body: Value?
  /// Secrets that go into the body at the last moment, by path.
  package var secrets: [([String], Secret)]
  /// Whether sending it twice does no harm.
  package var isRepeatable: Bool
  /// Whether its answer carries the id of a new object.
  package var creates: Bool
  /// Answers that mean the wish was fulfilled before, such as 404 for a deletion.
  package var alreadyDone: Set<Int>
  /// Where the answer holds a secret that is shown only this once.
  package var shownOnce: [String]?

  package init(
    _ operation: String, method: String, path: String, query: [(String, String)] = [],
    body: Value? = nil, secrets: [([String], Secret)] = [], isRepeatable: Bool = true,
    creates: Bool = false, alreadyDone: Set<Int> = [], shownOnce: [String]? = nil
  ) {
    self.operation = operation
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.secrets = secrets
    self.isRepeatable = isRepeatable
    self.creates = creates
    self.alreadyDone = alreadyDone
    self.shownOnce = shownOnce
  }
}
