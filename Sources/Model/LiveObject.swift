package import Documents

/// An object as the tenant has it.
package struct LiveObject: Sendable {
  /// The vendor's id.
  package var id: String
  /// The natural key.
  package var key: String
  /// Its attributes; references are `{"id": …}` until the inventory names them.
  package var attributes: Value
  /// The vendor's answer, whole, so that a replacing update can carry along what is not ours.
  package var raw: Value

  package init(id: String, key: String, attributes: Value, raw: Value) {
    self.id = id
    self.key = key
    self.attributes = attributes
    self.raw = raw
  }
}

/// Who a tenant belongs to; pinned in the state so that a wrong endpoint is noticed.
package struct Organization: Hashable, Sendable {
  /// The vendor's id.
  package var id: String
  /// What people call it.
  package var name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// A change that the vendor's audit log recorded.
package struct AuditEntry: Hashable, Sendable {
  /// The moment of the change.
  package var when: Instant
  /// A person's or client's name or id.
  package var actor: String
  /// The vendor's word for what was done.
  package var action: String
  /// The id of the object that changed.
  package var objectID: String

  package init(when: Instant, actor: String, action: String, objectID: String) {
    self.when = when
    self.actor = actor
    self.action = action
    self.objectID = objectID
  }
}
