package import Documents

/// One object of a tenant as the state repository keeps it.
package struct SnapshotObject: Hashable, Sendable {
  /// The vendor's id.
  package var id: String
  /// The kind's plural name.
  package var kind: String
  /// The natural key.
  package var key: String
  /// All attributes as read, references by natural key.
  package var attributes: Value
  /// The names of the attributes that the project manages, sorted; empty for an object that was
  /// only seen.
  package var managed: [String]
  /// How the declaration wanted it to be treated.
  package var lifecycle: Lifecycle
  /// What was last applied, by dotted name, of managed attributes that the tenant has left since:
  /// without it, one observation of a drift would make the drift the new normal.
  package var applied: Object

  package init(
    id: String, kind: String, key: String, attributes: Value, managed: [String],
    lifecycle: Lifecycle = Lifecycle(), applied: Object = Object()
  ) {
    self.id = id
    self.kind = kind
    self.key = key
    self.attributes = attributes
    self.managed = managed.sorted()
    self.lifecycle = lifecycle
    // An old name is needed only until the object has the new one.
    self.lifecycle.formerKey = nil
    self.applied = applied
  }

  /// The value that project and tenant last agreed on, where the attribute is managed.
  package func base(of attribute: Attribute) -> Value? {
    guard managed.contains(attribute.name) else { return nil }
    return applied[attribute.name] ?? attributes[path: attribute.path]
  }

  /// The file that is committed: canonical, one attribute a line.
  package var bytes: [UInt8] {
    CanonicalJSON.bytes(of: value, layout: .lines)
  }
}

extension SnapshotObject {
  /// Keeps an object under management.
  ///
  /// Attributes stored apart are kept only where they are managed: others are read on some
  /// occasions and not on others, which would look like drift.
  package init(
    managing names: [String], of live: LiveObject, _ kind: Kind, key: String? = nil,
    lifecycle: Lifecycle, applied: Object = Object()
  ) {
    var attributes = live.attributes
    for attribute in kind.attributes
    where attribute.isStoredApart && !names.contains(attribute.name) {
      attributes.remove(at: attribute.path)
    }
    self.init(
      id: live.id, kind: kind.name, key: key ?? live.key, attributes: attributes, managed: names,
      lifecycle: lifecycle, applied: applied)
  }

  /// Keeps an object that was there and is nobody's here, with all that was read of it.
  package init(seen live: LiveObject, _ kind: Kind) {
    self.init(
      id: live.id, kind: kind.name, key: live.key, attributes: live.attributes, managed: [])
  }
}

extension SnapshotObject {
  /// The form that is committed.
  package var value: Value {
    var object: Object = [
      "attributes": attributes, "id": .string(id), "key": .string(key), "kind": .string(kind),
    ]
    if !managed.isEmpty { object["managed"] = .array(managed.map { .string($0) }) }
    if lifecycle != Lifecycle() { object["lifecycle"] = lifecycle.value }
    if !applied.isEmpty { object["applied"] = .object(applied) }
    return .object(object)
  }

  /// Reads a committed file; nil where it is none.
  package init?(_ value: Value) {
    guard let id = value["id"]?.string, let kind = value["kind"]?.string,
      let key = value["key"]?.string, let attributes = value["attributes"]
    else { return nil }
    self.init(
      id: id, kind: kind, key: key, attributes: attributes,
      managed: (value["managed"]?.array ?? []).compactMap(\.string),
      lifecycle: Lifecycle(value["lifecycle"] ?? .null),
      applied: value["applied"]?.object ?? Object())
  }
}

extension Lifecycle {
  /// Only what was said, as in YAML.
  package var value: Value {
    var object = Object()
    if isProtected { object["protect"] = true }
    if !ignored.isEmpty { object["ignore"] = .array(ignored.map { .string($0) }) }
    if let onRemove { object["onRemove"] = .string(onRemove.rawValue) }
    return .object(object)
  }

  /// Reads the form that `value` writes; what is missing has its default.
  package init(_ value: Value) {
    self.init(
      isProtected: value["protect"]?.bool ?? false,
      ignored: (value["ignore"]?.array ?? []).compactMap(\.string),
      onRemove: value["onRemove"]?.string.flatMap(Removal.init))
  }
}
