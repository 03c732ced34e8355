import Documents

extension Kind {
  /// Ranges of telephone numbers, which must not overlap.
  static let didPools = Kind(
    name: "didPools", path: "/api/v2/telephony/providers/edges/didpools", entityType: "DIDPool",
    service: "Telephony",
    fields: [
      Field("name", .text(0...2_000)), Field("description", .text(0...4_000)),
      Field("startPhoneNumber", .text(1...64), required: true),
      Field("endPhoneNumber", .text(1...64), required: true),
      Field("comments", .text(0...4_000)),
      Field("provider", .choice(["PURE_CLOUD", "PURE_CLOUD_VOICE"])),
    ],
    key: "startPhoneNumber",
    stamps: [.dateCreated, .dateModified, .authors, .version, .state],
    duplicate: (409, "general.conflict"),
    notFound: "general.resource.not.found",
    isSoftDeleted: true,
    routes: { kind in
      let permission = Permission.any("telephony:plugin:all")
      return [
        .list(kind, permission), .create(kind, permission), .get(kind, permission),
        .replace(kind, permission),
        .delete(kind, permission) { (world, record, _) throws(Refusal) in
          try refuseAssigned(record, world)
        },
        Route("GET", kind.path + "/dids", permission) { (world, call) throws(Refusal) in
          try world.page(numbers(kind, world, call), call)
        },
      ]
    },
    check: { (world, record, _) throws(Refusal) in
      guard let range = NumberRange(record) else {
        throw .invalid(
          "startPhoneNumber", "The range must be two E.164 numbers of one length, in order",
          code: "constraint.validation")
      }
      let other = world.pools.first { $0.pool.id != record.id && $0.range.overlaps(range) }
      guard let other else { return }
      throw Refusal(
        409, "general.conflict", "The range overlaps with that of the pool \(other.pool.id)")
    })

  private static func refuseAssigned(_ record: Record, _ world: World) throws(Refusal) {
    guard let range = NumberRange(record),
      let number = world.assignedNumbers.keys.sorted().first(where: range.contains)
    else { return }
    throw Refusal(409, "general.conflict", "The number \(number) of the pool is assigned")
  }

  private static func numbers(
    _ kind: Kind, _ world: World, _ call: Call
  ) throws(Refusal) -> [Value] {
    guard let type = call.query["type"], ["ASSIGNED_AND_UNASSIGNED", "UNASSIGNED"].contains(type)
    else { throw Refusal(400, "general.bad.request", "The type of the numbers must be given") }
    let assigned = world.assignedNumbers
    return world.pools.flatMap { pool, range in
      range.numbers.filter { type != "UNASSIGNED" || assigned[$0] == nil }.map { number in
        var shown: Object = [
          "number": .string(number), "assigned": .bool(assigned[number] != nil),
          "didPool": ["id": .string(pool.id), "selfUri": .string("\(kind.path)/\(pool.id)")],
        ]
        if let owner = assigned[number] {
          shown["owner"] = world.reference(owner, "ivrs")
          shown["ownerType"] = "IVR_CONFIG"
        }
        return .object(shown)
      }
    }
  }
}

/// The numbers from one to another, both among them.
struct NumberRange: Sendable {
  private let bounds: ClosedRange<Int>
  private let length: Int

  init?(_ pool: Record) {
    guard let start = pool.text("startPhoneNumber"), let end = pool.text("endPhoneNumber"),
      start.utf8.count == end.utf8.count, let first = Self.digits(start),
      let last = Self.digits(end), first <= last
    else { return nil }
    bounds = first...last
    length = start.utf8.count
  }

  /// The numbers one by one; of a very large range only the beginning.
  var numbers: [String] { bounds.prefix(10_000).map { "+\($0)" } }

  func overlaps(_ other: NumberRange) -> Bool {
    length == other.length && bounds.overlaps(other.bounds)
  }

  func contains(_ number: String) -> Bool {
    number.utf8.count == length && Self.digits(number).map(bounds.contains) ?? false
  }

  private static func digits(_ number: String) -> Int? {
    guard number.first == "+", (8...16).contains(number.utf8.count), !number.hasPrefix("+0"),
      number.dropFirst().utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int(number.dropFirst())
  }
}

extension World {
  /// The pools that are not deleted, each with its range.
  var pools: [(pool: Record, range: NumberRange)] {
    guard let holding = truth["didPools"] else { return [] }
    return holding.order.compactMap { holding.record(at: $0) }.compactMap { pool in
      NumberRange(pool).map { (pool, $0) }
    }
  }

  /// The call route that each number in use belongs to.
  var assignedNumbers: [String: String] {
    guard let holding = truth["ivrs"] else { return [:] }
    let pairs = holding.order.compactMap { holding.record(at: $0) }.flatMap { route in
      (route.fields["dnis"]?.array ?? []).compactMap(\.string).map { ($0, route.id) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
