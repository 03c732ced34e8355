import Documents
import Model
import Planning
import Projects

/// The objects of a tenant as a person would declare them, and what stands in the way of some.
struct ExportedObjects {
  /// One declaration; its key is not among the attributes unless it is made of several.
  struct Entry {
    var key: String
    var attributes: Value
  }

  private(set) var declarations: [(kind: Kind, entries: [Entry])] = []
  /// The keys that declarations refer to without a declaration of their own, by kind.
  private(set) var existing: [String: Set<String>] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let tenant: String
  private let inventory: Inventory

  init(
    _ tenant: String, kinds: [Kind], inventory: Inventory, selects: (Address) -> Bool,
    declares: (Address) -> Bool
  ) {
    self.tenant = tenant
    self.inventory = inventory
    for hole in inventory.holes {
      diagnostics.append(
        Diagnostic(
          .warning, "unreadable-kind", "\(hole.kind) are left out: \(hole.reason)"))
    }
    var declared: Set<Address> = []
    for kind in kinds {
      let entries = entries(of: kind, selects)
      guard !entries.isEmpty else { continue }
      declarations.append((kind, entries))
      for entry in entries {
        declared.insert(
          Address(tenant: tenant, kind: kind.name, key: kind.foldedKey(entry.key)))
      }
    }
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for reference in references {
      let kind = reference.target.kind
      let key = byName[kind]?.foldedKey(reference.key) ?? reference.key
      let address = Address(tenant: tenant, kind: kind, key: key)
      if declared.contains(address) || declares(address) { continue }
      existing[kind, default: []].insert(reference.key)
    }
    diagnostics.sort()
  }

  private var references: [FoundReference] {
    declarations.flatMap { kind, entries in
      entries.flatMap { kind.references(in: $0.attributes) }
    }
  }

  private mutating func entries(of kind: Kind, _ selects: (Address) -> Bool) -> [Entry] {
    var entries: [Entry] = []
    let byKey = Dictionary(
      grouping: inventory.objects(of: kind.name), by: { kind.foldedKey($0.key) })
    for (_, objects) in byKey.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      guard let object = objects.first else { continue }
      let address = Address(tenant: tenant, kind: kind.name, key: object.key)
      guard selects(address) else { continue }
      if objects.count > 1 {
        leaveOut(address, "ambiguous-object", "the tenant has \(objects.count) of that name")
      } else if !YAMLText.canName(object.key) {
        leaveOut(address, "unwritable-name", "its name cannot stand in a project")
      } else if let attributes = declaration(object, kind, address) {
        entries.append(Entry(key: object.key, attributes: attributes))
      }
    }
    return entries
  }

  private mutating func leaveOut(_ address: Address, _ code: String, _ why: String) {
    let name = Printable.line(address.description)
    diagnostics.append(Diagnostic(.warning, code, "'\(name)' is left out: \(why)"))
  }

  /// What a person would write: no key, nothing empty, nothing at its default.
  private mutating func declaration(
    _ object: LiveObject, _ kind: Kind, _ address: Address
  ) -> Value? {
    var result = Value.object(Object())
    for attribute in kind.attributes
    where attribute.mutability != .never && !attribute.isWriteOnly && !attribute.isSecret
      && !attribute.isOperational && attribute.name != kind.keyAttribute?.name
    {
      let value = object.attributes[path: attribute.path]
      guard let value, attribute.isRequired || !attribute.isSame(nil, as: value) else {
        if attribute.isRequired, value == nil {
          leaveOut(address, "unreadable-object", "the tenant does not tell '\(attribute.name)'")
          return nil
        }
        continue
      }
      guard let trouble = trouble(in: value, attribute.type) else {
        result.set(attribute.type.written(value), at: attribute.path)
        continue
      }
      if attribute.isRequired || kind.isPartOfKey(attribute) {
        leaveOut(address, trouble.code, "'\(attribute.name)' \(trouble.text)")
        return nil
      }
      diagnostics.append(
        Diagnostic(
          .warning, trouble.code,
          "'\(attribute.name)' of '\(Printable.line(address.description))' is left out: it "
            + trouble.text))
    }
    return result
  }
}

// What cannot be written: references that no name stands for, values that the kind does not allow.
extension ExportedObjects {
  private typealias Trouble = (code: String, text: String)

  /// Why a value cannot be written; nil where it can.
  private func trouble(in value: Value, _ type: AttributeType) -> Trouble? {
    switch (type, value) {
    case (.reference(let reference), .string(let key)): return trouble(with: key, reference)
    case (.reference(let reference), .object(let object)):
      return (
        "unnamed-reference",
        "refers to \(object["id"]?.string ?? "an object") of \(reference.kind), whose name cannot "
          + "be read"
      )
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      return values.lazy.compactMap { trouble(in: $0, element) }.first
    case (.map(let mapKey, let element), .object(let members)):
      return members.lazy.compactMap { key, value in
        trouble(withKey: key, mapKey) ?? trouble(in: value, element)
      }.first
    case (.record(let fields), .object):
      return fields.lazy.compactMap { field in
        value[path: field.path].flatMap { trouble(in: $0, field.type) }
      }.first
    case (.string(let length, _), .string(let text)):
      return length.contains(text.unicodeScalars.count) ? nil : Self.outOfRange
    case (.integer(let range), .integer(let number)):
      return range.contains(number) ? nil : Self.outOfRange
    case (.choice(let words), .string(let word)):
      return words.contains(word) ? nil : Self.outOfRange
    default: return nil
    }
  }

  private static let outOfRange: Trouble = (
    "out-of-range", "has a value that cannot be written"
  )

  private func trouble(withKey key: String, _ mapKey: AttributeType.MapKey) -> Trouble? {
    if !YAMLText.canName(key) {
      return ("unwritable-name", "holds the name '\(Printable.line(key))'")
    }
    guard case .reference(let reference) = mapKey else { return nil }
    return trouble(with: key, reference)
  }

  private func trouble(with key: String, _ reference: Reference) -> Trouble? {
    if reference.wildcards.contains(key) { return nil }
    let count = inventory.objects(of: reference.kind, key: key).count
    if count == 1 { return nil }
    let name = Printable.line(key)
    return count == 0
      ? (
        "unnamed-reference",
        "refers to '\(name)' of \(reference.kind), whose name cannot be read"
      )
      : (
        "ambiguous-object",
        "refers to '\(name)', and the tenant has \(count) \(reference.kind) of that name"
      )
  }
}

extension Kind {
  fileprivate func isPartOfKey(_ attribute: Attribute) -> Bool {
    if case .composite(let names) = key { names.contains(attribute.name) } else { false }
  }
}

extension AttributeType {
  /// The value in an order that follows from it alone, less what nobody can write.
  fileprivate func written(_ value: Value) -> Value {
    switch (self, value) {
    case (.list(let element), .array(let values)):
      return .array(values.map(element.written))
    case (.set(let element), .array(let values)):
      let keyed = values.map(element.written).map { (CanonicalJSON.text(of: $0), $0) }
      return .array(keyed.sorted { $0.0 < $1.0 }.map(\.1))
    case (.map(_, let element), .object(let members)):
      return .object(
        Object(members.map { ($0.key, element.written($0.value)) }.sorted { $0.0 < $1.0 }))
    case (.record(let fields), .object):
      var result = Value.object(Object())
      for field in fields where field.mutability != .never && !field.isWriteOnly {
        guard let found = value[path: field.path], !found.isNull else { continue }
        result.set(field.type.written(found), at: field.path)
      }
      return result
    case (.json, _): return value.inOrder
    default: return value
    }
  }
}

extension Value {
  /// The same with the members of every object sorted by name.
  fileprivate var inOrder: Value {
    switch self {
    case .array(let values): .array(values.map(\.inOrder))
    case .object(let members):
      .object(Object(members.map { ($0.key, $0.value.inOrder) }.sorted { $0.0 < $1.0 }))
    default: self
    }
  }
}
