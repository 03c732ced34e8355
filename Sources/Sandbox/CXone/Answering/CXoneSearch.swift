import Documents

/// The search that the UserHub services share: `{filter, operations, fields, skip, top, orderBy}`.
struct CXoneSearch: Sendable {
  private let filter: Object
  private let operations: Object
  private let order: (field: String, isDescending: Bool)?
  private let skip: Int
  private let top: Int

  init(_ body: Object) {
    filter = body["filter"]?.object ?? [:]
    operations = body["operations"]?.object ?? [:]
    order = body["orderBy"]?.object?.map { ($0.key, $0.value.string == "DESC") }.first
    skip = max(0, body["skip"]?.integer ?? 0)
    top = max(1, min(100, body["top"]?.integer ?? 100))
  }

  /// One page, always with a body: searches answer 200 also where nothing is found.
  func answer(_ objects: [Object], as member: String) -> Answer {
    let found = matches(objects)
    let page = found.dropFirst(skip).prefix(top)
    return .value([
      "totalRecords": .integer(found.count), "skip": .integer(skip), "top": .integer(top),
      member: .array(page.map { .object($0) }),
    ])
  }

  func matches(_ objects: [Object]) -> [Object] {
    let found = objects.filter { object in
      filter.allSatisfy { fits(object[$0.key] ?? .null, $0.value, operations[$0.key]?.string) }
    }
    guard let order else { return found }
    let sorted = found.enumerated().sorted { left, right in
      let (one, other) = (left.element[order.field], right.element[order.field])
      return (Self.text(one), left.offset) < (Self.text(other), right.offset)
    }.map(\.element)
    return order.isDescending ? sorted.reversed() : sorted
  }

  private func fits(_ value: Value, _ wanted: Value, _ operation: String?) -> Bool {
    let texts = (wanted.array ?? [wanted]).map { Self.text($0) }
    let held = value.array?.map { Self.text($0) } ?? [Self.text(value)]
    return switch operation {
    case "LIKE": held.contains { one in texts.contains { one.contains($0) } }
    case "NOT": !held.contains { texts.contains($0) }
    default: held.contains { texts.contains($0) }
    }
  }

  private static func text(_ value: Value?) -> String {
    (value?.string ?? value.map { JSONWriter.text(of: $0) } ?? "").lowercased()
  }
}
