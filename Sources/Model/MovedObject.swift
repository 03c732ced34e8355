package import Documents

/// An object that others are made from and that is not as the last apply found it.
package struct MovedObject: Hashable, Sendable {
  /// The object, by the name that it has now or had last.
  package var address: Address
  /// The vendor's id.
  package var id: String
  /// The name that it had then, where that was another.
  package var formerKey: String?
  /// Its attributes then; nil where it was not there.
  package var before: Value?
  /// Its attributes now; nil where it is gone.
  package var after: Value?
  /// The dotted names of the attributes that hold something else; empty where it came or left.
  package var attributes: [String]

  package init(
    _ address: Address, id: String, formerKey: String? = nil, before: Value? = nil,
    after: Value? = nil, attributes: [String] = []
  ) {
    self.address = address
    self.id = id
    self.formerKey = formerKey
    self.before = before
    self.after = after
    self.attributes = attributes
  }
}
