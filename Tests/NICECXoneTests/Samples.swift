import Documents
import Model
import TestSupport
import Transport

@testable import NICECXone

extension Sample {
  /// Ids for the references that samples hold.
  static let ids = ids(of: CXoneKind.all.map(\.kind), turns: 0...9, id: id)

  /// Most kinds are numbered; people and roles have UUIDs, scripts their paths.
  static func id(of kind: String, _ turn: Int) -> String {
    ["users", "roles", "scripts", "files"].contains(kind) ? "\(kind)-id-\(turn)" : "\(100 + turn)"
  }

  /// An object with every attribute, references by id as a fresh read has them.
  static func live(of cxone: CXoneKind) throws -> LiveObject {
    var raw: Value = ["tomorrow": ["new": true]]
    raw.set("77", at: [cxone.endpoints.id[0]])
    var attributes = Value.object(Object())
    for attribute in cxone.kind.attributes {
      let value = value(of: attribute.type)
      let encoded = try attribute.type.encoded(value) { reference, key throws(ProviderError) in
        Sample.ids[reference.kind]?[reference.ignoresCase ? key.lowercased() : key] ?? key
      }
      if !attribute.isWriteOnly { raw.set(encoded, at: attribute.readPath) }
      guard !attribute.isWriteOnly else { continue }
      attributes.set(byID(value, attribute.type), at: attribute.path)
    }
    return LiveObject(id: "77", key: "the key", attributes: attributes, raw: raw)
  }

  /// The value with `{"id": …}` in place of names.
  private static func byID(_ value: Value, _ type: AttributeType) -> Value {
    switch (type, value) {
    case (.reference(let reference), .string(let key)):
      let id = ids[reference.kind]?[reference.ignoresCase ? key.lowercased() : key]
      return ["id": .string(id ?? key)]
    case (.set(let element), .array(let values)), (.list(let element), .array(let values)):
      return .array(values.map { byID($0, element) })
    case (.map(.reference(let reference), _), .object(let entries)):
      return .object(Object(entries.map { (ids[reference.kind]?[$0.key] ?? $0.key, $0.value) }))
    default: return value
    }
  }

  static func update(
    _ cxone: CXoneKind, _ live: LiveObject, _ attribute: Attribute, to value: Value
  ) -> Write {
    var attributes = Value.object(Object())
    attributes.set(value, at: attribute.path)
    return Write(
      .update, kind: cxone.kind, key: "the key", live: live, attributes: attributes,
      changed: [attribute.name], ids: ids)
  }
}

extension ScriptedTenant {
  nonisolated var reader: CXoneReader { CXoneReader(connection, Directory(connection)) }

  nonisolated var writer: CXoneWriter { CXoneWriter(connection, Directory(connection)) }

  /// What was asked, without the prefix that all share.
  var places: [String] {
    asked.map { request in
      let prefix = Endpoints.acdPath("")
      let path =
        request.path.hasPrefix(prefix) ? String(request.path.dropFirst(prefix.count)) : request.path
      return "\(request.method) \(path)"
    }
  }
}

extension TenantRequest {
  /// One page of a list as the vendor cuts it; an empty one has no body.
  func page(of elements: [Value], under member: String, largest: Int = 50) -> Value {
    let start = parameter("skip").flatMap(Int.init) ?? 0
    let size = min(parameter("top").flatMap(Int.init) ?? largest, largest)
    guard start < elements.count else { return .null }
    let slice = Array(elements[start..<min(start + size, elements.count)])
    return .object([member: .array(slice), "totalRecords": .integer(elements.count)])
  }
}
