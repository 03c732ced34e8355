import Documents

extension Kind {
  /// Schedule groups: schedules that are open, closed or holidays, in one time zone.
  static let scheduleGroups = Kind(
    name: "scheduleGroups", path: "/api/v2/architect/schedulegroups",
    entityType: "ScheduleGroup", service: "Architect",
    fields: [
      Field("name", .text(1...2_000), required: true, code: "general.bad.request"),
      Field("division", .reference("divisions")), Field("description", .text(0...4_000)),
      Field("timeZone", .text(0...100), code: "general.bad.request"),
      Field("openSchedules", .list(.reference("schedules"))),
      Field("closedSchedules", .list(.reference("schedules"))),
      Field("holidaySchedules", .list(.reference("schedules"))),
    ],
    stamps: [.dateCreated, .dateModified, .authors, .version, .state],
    defaults: ["openSchedules": [], "closedSchedules": [], "holidaySchedules": []],
    notFound: "general.resource.not.found",
    movable: "ROUTINGSCHEDULEGROUPS",
    isSoftDeleted: true,
    routes: { kind in
      [
        .list(kind, .all("routing:scheduleGroup:view"), filter: .contains),
        .create(kind, .all("routing:scheduleGroup:add")),
        .get(kind, .all("routing:scheduleGroup:view")),
        .replace(kind, .all("routing:scheduleGroup:edit")).sayingNotFound,
        .delete(kind, .all("routing:scheduleGroup:delete")) {
          (world, record, _) throws(Refusal) in
          try refuseInUse(record, world)
        },
        Route("GET", kind.path + "/divisionviews", .all("routing:scheduleGroup:search")) {
          (world, call) throws(Refusal) in
          try world.thin(kind, world.listed(kind, call, .contains), call, upTo: 100)
        },
      ]
    })

  private static func refuseInUse(_ record: Record, _ world: World) throws(Refusal) {
    guard let routes = world.truth["ivrs"] else { return }
    let user = routes.order.compactMap { routes.record(at: $0) }
      .first { $0.reference("scheduleGroup") == record.id }
    guard let user else { return }
    throw Refusal(409, "general.conflict", "The schedule group is in use by '\(user.name)'")
  }
}
