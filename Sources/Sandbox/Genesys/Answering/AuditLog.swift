import Documents

/// Who changed what and when, as the vendor's audit service tells it.
struct AuditLog: Sendable {
  private(set) var entries: [Object] = []
  /// Queries that were asked, by transaction id.
  var queries: [String: Object] = [:]

  mutating func note(
    _ kind: Kind, from old: Record?, to new: Record?, _ call: Call, _ random: inout RandomSource
  ) {
    guard let record = new ?? old else { return }
    let changes = Self.changes(from: old, to: new)
    if old != nil, new != nil, changes.isEmpty { return }
    let action = old == nil ? "Create" : new == nil || record.isDeleted ? "Delete" : "Update"
    note(
      service: kind.service, type: kind.entityType, action: action,
      entity: [
        "id": .string(record.id), "name": .string(record.name),
        "selfUri": .string("\(kind.path)/\(record.id)"),
      ], changes: changes, call, &random)
  }

  mutating func note(
    service: String, type: String, action: String, entity: Object, changes: [Value],
    _ call: Call, _ random: inout RandomSource
  ) {
    var entry: Object = [
      "id": .string(random.identifier()),
      "serviceName": .string(service), "level": "USER",
      "eventDate": .string(call.now.description), "action": .string(action),
      "entity": .object(entity), "entityType": .string(type), "status": "SUCCESS",
      "client": [
        "id": .string(call.author.clientId),
        "selfUri": .string("/api/v2/oauth/clients/\(call.author.clientId)"),
      ],
      "remoteIp": ["127.0.0.1"], "application": "", "transactionInitiator": true,
      "propertyChanges": .array(changes), "context": [:],
    ]
    if let user = call.author.user {
      entry["user"] = [
        "id": .string(user.id), "name": .string(user.name),
        "selfUri": .string("/api/v2/users/\(user.id)"),
      ]
    }
    entries.append(entry)
  }

  /// One entry a leaf that differs, named by its path.
  private static func changes(from old: Record?, to new: Record?) -> [Value] {
    let before = old.map(leaves) ?? [:]
    let after = new.map(leaves) ?? [:]
    return Set(before.keys).union(after.keys).sorted().compactMap { path in
      guard before[path] != after[path] else { return nil }
      return [
        "property": .string(path),
        "oldValues": .array((before[path] ?? []).map { .string($0) }),
        "newValues": .array((after[path] ?? []).map { .string($0) }),
      ]
    }
  }

  private static let unremarkable: Set<String> = [
    "dateModified", "modifiedBy", "version", "dateCreated", "createdBy",
  ]

  private static func leaves(of record: Record) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (name, value) in record.fields where !unremarkable.contains(name) {
      collect(value, name, &result)
    }
    for (name, entries) in record.parts where !entries.isEmpty {
      result[name] = entries.compactMap { entry in
        let proficiency = entry["proficiency"].map { ":" + JSONWriter.text(of: $0) } ?? ""
        return entry["id"]?.string.map { $0 + proficiency }
      }
    }
    return result
  }

  private static func collect(
    _ value: Value, _ path: String, _ result: inout [String: [String]]
  ) {
    switch value {
    case .object(let object):
      for (name, inner) in object { collect(inner, "\(path).\(name)", &result) }
    case .array(let elements):
      result[path] = elements.map { $0.string ?? JSONWriter.text(of: $0) }
    default:
      result[path] = [value.string ?? JSONWriter.text(of: value)]
    }
  }
}
