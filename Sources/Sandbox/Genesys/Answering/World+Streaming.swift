import Documents
import Transport

/// Lists that go on after what came last, as teams and skill groups have them: no page has a number,
/// and none tells how many there are.
extension World {
  /// Answers the part of a list that the call asks for.
  func stream<Element>(
    _ elements: [Element], _ call: Call, upTo largest: Int = 100, _ show: (Element) -> Value
  ) throws(Refusal) -> Answer {
    let size = try call.query.number("pageSize", default: 25, in: 1...largest)
    let start = try Self.position(call.query["after"], elements.count)
    let end = min(start + size, elements.count)
    var answer: Object = [
      "entities": .array(elements[start..<end].map(show)),
      "selfUri": .string(call.path),
    ]
    if end < elements.count { answer["nextUri"] = Self.uri(after: end, call) }
    if start > 0 { answer["previousUri"] = Self.uri(after: max(0, start - size), call) }
    return .value(.object(answer))
  }

  private static func position(_ after: String?, _ count: Int) throws(Refusal) -> Int {
    guard let after else { return 0 }
    guard after.hasPrefix("n"), let number = Int(after.dropFirst()), number >= 0 else {
      throw .invalid(
        "after", "The cursor '\(after)' is not one of ours", code: "invalid.query.param.value")
    }
    return min(number, count)
  }

  private static func uri(after position: Int, _ call: Call) -> Value {
    .string("\(call.path)?\(call.query.text(replacing: "after", with: "n\(position)"))")
  }
}

extension Route {
  /// A list of a kind that goes on after what came last, each object shown less what `hiding`
  /// takes away.
  static func stream(
    _ kind: Kind, _ permission: Permission, upTo largest: Int = 100,
    hiding: @escaping @Sendable (inout Object) -> Void = { _ in }
  ) -> Route {
    Route("GET", kind.path, permission) { (world, call) throws(Refusal) in
      let records = world.listed(kind, call, .prefix).compactMap {
        world.seen[kind.name]?.record(at: $0)
      }
      return try world.stream(records, call, upTo: largest) { record in
        var shown = world.rendered(kind, record)
        hiding(&shown)
        return .object(shown)
      }
    }
  }
}
