import Documents

extension Kind {
  /// Schedules: local times that recur; the zone comes from the schedule group.
  static let schedules = Kind(
    name: "schedules", path: "/api/v2/architect/schedules", entityType: "Schedule",
    service: "Architect",
    fields: [
      Field("name", .text(1...2_000), required: true, code: "general.bad.request"),
      Field("division", .reference("divisions")), Field("description", .text(0...4_000)),
      Field("start", .localTime, required: true), Field("end", .localTime, required: true),
      Field("rrule", .text(0...2_000)),
    ],
    stamps: [.dateCreated, .dateModified, .authors, .version, .state],
    notFound: "general.resource.not.found",
    brokenReference: (400, "general.bad.request"),
    movable: "ROUTINGSCHEDULES",
    isSoftDeleted: true,
    routes: { kind in
      [
        .list(kind, .all("routing:schedule:view"), filter: .contains),
        .create(kind, .all("routing:schedule:add")),
        .get(kind, .all("routing:schedule:view")),
        .replace(kind, .all("routing:schedule:edit")).sayingNotFound,
        .delete(kind, .all("routing:schedule:delete")) { (world, record, _) throws(Refusal) in
          try refuseInUse(record, world)
        },
        Route("GET", kind.path + "/divisionviews", .all("routing:schedule:search")) {
          (world, call) throws(Refusal) in
          try world.thin(kind, world.listed(kind, call, .contains), call, upTo: 100)
        },
      ]
    },
    check: { (_, record, _) throws(Refusal) in
      let start = record.text("start").flatMap { Instant($0 + "Z") }
      let end = record.text("end").flatMap { Instant($0 + "Z") }
      guard let start, let end, start > end else { return }
      throw .invalid("end", "The end must not be before the start", code: "general.bad.request")
    })

  private static func refuseInUse(_ record: Record, _ world: World) throws(Refusal) {
    guard let groups = world.truth["scheduleGroups"] else { return }
    let user = groups.order.compactMap { groups.record(at: $0) }.first { group in
      ["openSchedules", "closedSchedules", "holidaySchedules"].contains { name in
        group.fields[name]?.array?.contains { $0["id"]?.string == record.id } ?? false
      }
    }
    guard let user else { return }
    throw Refusal(
      409, "general.conflict", "The schedule is in use by the schedule group '\(user.name)'")
  }
}
