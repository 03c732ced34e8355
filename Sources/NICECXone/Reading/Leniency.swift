import Documents
import Model

/// Makes an answer what the table expects: the vendor spells members in several cases and writes
/// numbers and flags as texts.
struct Leniency {
  private let attributes: [Attribute]
  private let keyed: [String: String]
  /// Every member that the table reads, by its lower-case form.
  private let known: [String: String]
  /// What each member of answers seen so far is called in the table.
  private var names: [String: String] = [:]

  init(_ cxone: CXoneKind) {
    attributes = cxone.kind.attributes.filter { !$0.isStoredApart }
    keyed = cxone.endpoints.keyed
    let members =
      attributes.flatMap { [$0.readPath] + $0.aliases }.compactMap(\.first)
      + cxone.endpoints.id + cxone.endpoints.nested.compactMap(\.embeddedMember)
    known = Dictionary(
      members.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The answer in the table's spelling.
  mutating func mended(_ raw: Value) -> Value {
    guard case .object(let members) = raw else { return raw }
    var result = Value.object(renamed(members))
    for (field, name) in keyed {
      guard let entries = result[field]?.array else { continue }
      result.set(.object(Self.map(entries, by: name)), at: [field])
    }
    for attribute in attributes {
      for path in [attribute.readPath] + attribute.aliases {
        guard let value = result[path: path] else { continue }
        let mended = attribute.type.mended(value)
        if mended != value { result.set(mended, at: path) }
      }
    }
    return result
  }

  private mutating func renamed(_ members: Object) -> Object {
    Object(
      members.map { name, value in
        if let other = names[name] { return (other, value) }
        let other = known[name.lowercased()] ?? name
        // Two spellings in one answer: the exact one stays what it is.
        names[name] = other == name || members[other] == nil ? other : name
        return (names[name] ?? name, value)
      })
  }

  private static func map(_ entries: [Value], by name: String) -> Object {
    Object(
      entries.compactMap { entry in
        entry[name]?.string.map { key in
          var value = entry
          value.remove(at: [name])
          return (key, value)
        }
      })
  }
}

extension AttributeType {
  /// The value in the table's type, where the vendor chose another for the same.
  func mended(_ value: Value) -> Value {
    switch (self, value) {
    case (.reference, _): return value.idText.map { .string($0) } ?? value.orNothing
    case (.integer, .string(let text)): return Int(text).map { .integer($0) } ?? value.orNothing
    case (.number, .string(let text)): return Value(number: text) ?? value.orNothing
    case (.boolean, .string(let text)): return Self.flag(text) ?? value.orNothing
    case (.string, .integer(let number)): return .string(String(number))
    case (.choice, .integer(let number)): return .string(String(number))
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      return .array(values.map(element.mended))
    case (.map(_, let element), .object(let members)):
      return .object(Object(members.map { ($0.key, element.mended($0.value)) }))
    case (.record(let fields), .object):
      var result = value
      for field in fields {
        for path in [field.readPath] + field.aliases {
          if let found = result[path: path] { result.set(field.type.mended(found), at: path) }
        }
      }
      return result
    default: return value
    }
  }

  private static func flag(_ text: String) -> Value? {
    switch text.lowercased() {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }
}

extension Value {
  /// Null where the value is an empty text or no id: a vendor's way of saying nothing.
  fileprivate var orNothing: Value {
    if self == "" || self == "0" || self == 0 { return .null }
    return self
  }
}

extension Nested {
  /// The member of the object's own answer that it stands in.
  var embeddedMember: String? {
    if case .embedded(let member, _) = source { member } else { nil }
  }
}
