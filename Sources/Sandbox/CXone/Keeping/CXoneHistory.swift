import Documents

/// What changed: column by column where the vendor keeps that, and as one feed of activities.
struct CXoneHistory: Sendable {
  private(set) var entries: [String: [Object]] = [:]
  private(set) var activities: [Object] = []

  /// Changes through the API are laid at nobody's door.
  static let nobody = "Not applicable"

  mutating func note(
    _ kind: CXoneKind, from old: Record?, to new: Record?, _ call: CXoneCall,
    _ random: inout RandomSource
  ) {
    guard let record = new ?? old else { return }
    let columns = Self.changes(from: old, to: new, ignoring: kind.stamp)
    if old != nil, new != nil, columns.isEmpty { return }
    for (column, before, after) in columns {
      var entry: Object = [
        "auditHistoryId": .integer(activities.count + 1), "columnName": .string(column),
        "oldValue": .string(before), "newValue": .string(after),
        "date": .string(call.now.description),
        "modifiedByName": .string(call.author ?? Self.nobody),
      ]
      entry["modifiedBy"] = call.author == nil ? 0 : 1
      entries["\(kind.name)/\(record.id)", default: []].append(entry)
    }
    let names = columns.map(\.0).joined(separator: ", ")
    activities.append([
      "application": "ACD", "entity": .string(kind.name),
      "activity": .string(old == nil ? "Create" : new == nil ? "Delete" : "Update"),
      "eventTime": .string(call.now.description), "eventId": .string(random.identifier()),
      "triggeredBy": .string(call.author ?? Self.nobody),
      "instance": .string(record.text(kind.key) ?? record.id), "outcome": "SUCCESS",
      "comments": .string(names),
    ])
  }

  private static func changes(
    from old: Record?, to new: Record?, ignoring stamp: String?
  ) -> [(String, String, String)] {
    let before = old.map(texts) ?? [:]
    let after = new.map(texts) ?? [:]
    return Set(before.keys).union(after.keys).sorted().compactMap { name in
      guard name != stamp, before[name] != after[name] else { return nil }
      return (name, before[name] ?? "", after[name] ?? "")
    }
  }

  private static func texts(_ record: Record) -> [String: String] {
    var result: [String: String] = [:]
    for (name, value) in record.fields {
      result[name] = value.string ?? JSONWriter.text(of: value)
    }
    for (name, entries) in record.parts where !entries.isEmpty {
      result[name] = JSONWriter.text(of: .array(entries.map { .object($0) }))
    }
    return result
  }
}
