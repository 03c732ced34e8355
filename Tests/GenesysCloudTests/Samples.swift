import Documents
import Model
import TestSupport
import Transport

@testable import GenesysCloud

extension Sample {
  /// Ids for the references that samples hold.
  static let ids = ids(of: GenesysKind.all.map(\.kind), turns: 0...250, id: id)

  static func id(of kind: String, _ turn: Int) -> String { "id-\(kind)-\(turn)" }

  /// An answer of the vendor with every attribute, and with fields that nobody here knows.
  static func raw(of genesys: GenesysKind) throws -> Value {
    var raw: Value = [
      "id": "the-id", "version": 7, "selfUri": "/somewhere", "tomorrow": ["new": true],
    ]
    for attribute in genesys.kind.attributes where !attribute.isStoredApart {
      let value = value(of: attribute.type)
      let encoded = try attribute.type.encoded(value) { reference, key throws(ProviderError) in
        Sample.ids[reference.kind]?[key.lowercased()] ?? Sample.ids[reference.kind]?[key] ?? key
      }
      raw.set(encoded.spread, at: attribute.readPath)
    }
    return raw
  }

  static func live(of genesys: GenesysKind) throws -> LiveObject {
    let raw = try raw(of: genesys)
    return LiveObject(
      id: "the-id", key: "the key", attributes: genesys.kind.attributes(from: raw), raw: raw)
  }

  static func update(
    _ genesys: GenesysKind, _ live: LiveObject, _ attribute: Attribute, to value: Value
  ) -> Write {
    var attributes = Value.object(Object())
    attributes.set(value, at: attribute.path)
    return Write(
      .update, kind: genesys.kind, key: "the key", live: live, attributes: attributes,
      changed: [attribute.name], ids: ids)
  }
}

extension Value {
  /// The value with a field that nobody here knows in every object inside it.
  fileprivate var spread: Value {
    switch self {
    case .array(let values): .array(values.map(\.spread))
    case .object(let object):
      .object(Object(object.map { ($0.key, $0.value.spread) } + [("unknown", "kept")]))
    default: self
    }
  }
}

extension TenantRequest {
  var page: Int { parameter("pageNumber").flatMap(Int.init) ?? 1 }
  var size: Int { parameter("pageSize").flatMap(Int.init) ?? 25 }

  /// One page of a list as the vendor cuts it.
  func page(of entities: [Value], largest: Int = 500) -> Value {
    let size = min(size, largest)
    let start = min((page - 1) * size, entities.count)
    return [
      "entities": .array(Array(entities[start..<min(start + size, entities.count)])),
      "pageSize": .integer(size), "pageNumber": .integer(page), "total": .integer(entities.count),
      "pageCount": .integer((entities.count + size - 1) / size),
    ]
  }
}
