import Documents
import Model

@testable import GenesysCloud

/// Values of every type, so that a test can go over whatever the registry holds.
enum Sample {
  /// A value of the type; another `turn` gives another value where the type has more than one.
  static func value(of type: AttributeType, turn: Int = 0) -> Value {
    switch type {
    case .string: .string("text \(turn)")
    case .integer(let range): .integer(range.lowerBound + turn)
    case .number(let range): .integer(min(range.lowerBound + turn, range.upperBound))
    case .boolean: .bool(turn % 2 == 0)
    case .choice(let words): .string(words[turn % words.count])
    case .reference(let reference): .string(key(of: reference.kind, turn))
    case .list(let element), .set(let element): .array([value(of: element, turn: turn)])
    case .map(let key, let element):
      .object(Object([(self.key(of: key, turn), value(of: element, turn: turn))]))
    case .record(let fields): record(fields, turn)
    case .json: ["tree": .integer(turn)]
    }
  }

  static func record(_ fields: [Attribute], _ turn: Int) -> Value {
    var result = Value.object(Object())
    for field in fields { result.set(value(of: field.type, turn: turn), at: field.path) }
    return result
  }

  private static func key(of map: AttributeType.MapKey, _ turn: Int) -> String {
    if case .reference(let reference) = map { key(of: reference.kind, turn) } else { "WORD" }
  }

  static func key(of kind: String, _ turn: Int) -> String { "\(kind)-\(turn)" }

  /// Ids for the references that samples hold.
  static let ids: [String: [String: String]] = {
    var ids: [String: [String: String]] = [:]
    for kind in GenesysKind.all.map(\.kind) {
      for turn in 0...250 {
        let key = kind.foldedKey(key(of: kind.name, turn))
        ids[kind.name, default: [:]][key] = id(of: kind.name, turn)
      }
    }
    return ids
  }()

  static func id(of kind: String, _ turn: Int) -> String { "id-\(kind)-\(turn)" }

  /// Every attribute of a kind at its first sample value.
  static func attributes(of kind: Kind, turn: Int = 0) -> Value {
    record(kind.attributes, turn)
  }

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

/// A tenant that answers from a script, and remembers what it was asked.
actor ScriptedTenant {
  private(set) var asked: [TenantRequest] = []
  private let answer: @Sendable (TenantRequest) throws(ProviderError) -> Value

  init(_ answer: @escaping @Sendable (TenantRequest) throws(ProviderError) -> Value) {
    self.answer = answer
  }

  nonisolated var connection: Connection {
    Connection { request throws(ProviderError) in try await self.take(request) }
  }

  var paths: [String] { asked.map { "\($0.method) \($0.path)" } }

  private func take(_ request: TenantRequest) throws(ProviderError) -> Value {
    asked.append(request)
    return try answer(request)
  }
}

extension TenantRequest {
  func parameter(_ name: String) -> String? { query.first { $0.0 == name }?.1 }

  var page: Int { parameter("pageNumber").flatMap(Int.init) ?? 1 }
  var size: Int { parameter("pageSize").flatMap(Int.init) ?? 25 }

  func refused(_ status: Int, _ code: String? = nil) -> ProviderError {
    ProviderError(operation, .refused(status: status, code: code, message: ""))
  }

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
