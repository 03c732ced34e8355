import Documents

extension Kind {
  /// Call routes: which flow answers a number, and when.
  static let ivrs = Kind(
    name: "ivrs", path: "/api/v2/architect/ivrs", entityType: "IVRConfig", service: "Architect",
    fields: [
      Field("name", .text(1...2_000), required: true, code: "general.bad.request"),
      Field("division", .reference("divisions")), Field("description", .text(0...4_000)),
      Field("dnis", .list(.text(1...64))),
      Field("openHoursFlow", .reference("flows")), Field("closedHoursFlow", .reference("flows")),
      Field("holidayHoursFlow", .reference("flows")),
      Field("scheduleGroup", .reference("scheduleGroups")),
    ],
    stamps: [.dateCreated, .dateModified, .authors, .version, .state],
    defaults: ["dnis": []],
    notFound: "general.resource.not.found",
    movable: "CALLROUTE",
    isSoftDeleted: true,
    routes: { kind in
      [
        .list(kind, .all("routing:callRoute:view"), filter: .contains),
        .create(kind, .all("routing:callRoute:add")),
        .get(kind, .all("routing:callRoute:view")),
        .replace(kind, .all("routing:callRoute:edit")).sayingNotFound,
        .delete(kind, .all("routing:callRoute:delete")) { (world, record, _) throws(Refusal) in
          try refuseInUse(record, world)
        },
        Route("GET", kind.path + "/divisionviews", .all("routing:callRoute:search")) {
          (world, call) throws(Refusal) in
          try world.thin(kind, world.listed(kind, call, .contains), call, upTo: 100)
        },
      ]
    },
    check: { (world, record, _) throws(Refusal) in
      try checkHours(record)
      try checkNumbers(record, world)
    })

  private static func checkHours(_ record: Record) throws(Refusal) {
    guard record.reference("scheduleGroup") != nil,
      record.reference("openHoursFlow") == nil || record.reference("closedHoursFlow") == nil
    else { return }
    throw .invalid(
      "scheduleGroup", "A schedule group needs an open and a closed hours flow",
      code: "general.bad.request")
  }

  private static func checkNumbers(_ record: Record, _ world: World) throws(Refusal) {
    let ranges = world.pools.map(\.range)
    let assigned = world.assignedNumbers
    for number in (record.fields["dnis"]?.array ?? []).compactMap(\.string) {
      guard ranges.contains(where: { $0.contains(number) }) else {
        throw .invalid(
          "dnis", "The number \(number) is in no DID pool", code: "general.bad.request")
      }
      guard assigned[number] ?? record.id == record.id else {
        throw .invalid(
          "dnis", "The number \(number) is assigned already", code: "general.bad.request")
      }
    }
  }

  private static func refuseInUse(_ record: Record, _ world: World) throws(Refusal) {
    guard let groups = world.truth["emergencyGroups"] else { return }
    let user = groups.order.compactMap { groups.record(at: $0) }.first { group in
      (group.fields["emergencyCallFlows"]?.array ?? []).contains { flow in
        flow["ivrs"]?.array?.contains { $0["id"]?.string == record.id } ?? false
      }
    }
    guard let user else { return }
    throw Refusal(
      409, "general.conflict", "The IVR is in use by the emergency group '\(user.name)'")
  }
}
