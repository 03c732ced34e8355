import Documents
import Model
import Synchronization

@testable import NICECXone

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
    if case .reference(let reference) = map { key(of: reference.kind, turn) } else { "Monday" }
  }

  static func key(of kind: String, _ turn: Int) -> String { "\(kind)-\(turn)" }

  /// Ids for the references that samples hold.
  static let ids: [String: [String: String]] = {
    var ids: [String: [String: String]] = [:]
    for kind in CXoneKind.all.map(\.kind) {
      for turn in 0...9 {
        let key = kind.foldedKey(key(of: kind.name, turn))
        ids[kind.name, default: [:]][key] = id(of: kind.name, turn)
      }
    }
    return ids
  }()

  /// Most kinds are numbered; people and roles have UUIDs, scripts their paths.
  static func id(of kind: String, _ turn: Int) -> String {
    ["users", "roles", "scripts", "files"].contains(kind) ? "\(kind)-id-\(turn)" : "\(100 + turn)"
  }

  /// Every attribute of a kind at its first sample value.
  static func attributes(of kind: Kind, turn: Int = 0) -> Value {
    record(kind.attributes, turn)
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

/// Counts from 1.
final class Counter: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
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

  nonisolated var reader: CXoneReader { CXoneReader(connection, Directory(connection)) }

  nonisolated var writer: CXoneWriter { CXoneWriter(connection, Directory(connection)) }

  /// What was asked, without the prefix that all share.
  var paths: [String] {
    asked.map { request in
      let prefix = Endpoints.acdPath("")
      let path =
        request.path.hasPrefix(prefix) ? String(request.path.dropFirst(prefix.count)) : request.path
      return "\(request.method) \(path)"
    }
  }

  private func take(_ request: TenantRequest) throws(ProviderError) -> Value {
    asked.append(request)
    return try answer(request)
  }
}

extension TenantRequest {
  func parameter(_ name: String) -> String? { query.first { $0.0 == name }?.1 }

  func refused(_ status: Int, _ code: String? = nil) -> ProviderError {
    ProviderError(operation, .refused(status: status, code: code, message: ""))
  }

  /// One page of a list as the vendor cuts it; an empty one has no body.
  func page(of elements: [Value], under member: String, largest: Int = 50) -> Value {
    let start = parameter("skip").flatMap(Int.init) ?? 0
    let size = min(parameter("top").flatMap(Int.init) ?? largest, largest)
    guard start < elements.count else { return .null }
    let slice = Array(elements[start..<min(start + size, elements.count)])
    return .object([member: .array(slice), "totalRecords": .integer(elements.count)])
  }
}
