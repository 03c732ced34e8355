import Model

extension GenesysKind {
  static let scheduleGroups = GenesysKind(
    kind: Kind(
      "scheduleGroups", singular: "schedule group",
      summary: "Opening hours: schedules together with their time zone.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: ["routing:scheduleGroup:view"], create: ["routing:scheduleGroup:add"],
        update: ["routing:scheduleGroup:edit"], delete: ["routing:scheduleGroup:delete"]),
      repeatsKeys: true,
      manualSteps: .neverSwitchedOff,
      notes: ["A schedule group is deleted only when no call route or site uses it."]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.string("description", "What the group is for.").cosmetic()
      Attribute.reference("division", to: "divisions", "Who may see the group.")
      Attribute.string("timeZone", "The zone that the schedules' times are in.", format: .timeZone)
      Attribute.set("openSchedules", of: schedule, "When it is open.")
      Attribute.set("closedSchedules", of: schedule, "When it is closed.")
      Attribute.set("holidaySchedules", of: schedule, "When it is closed for a holiday.")
    },
    endpoints: Endpoints(
      path: "architect/schedulegroups", listing: Listing(.pages(size: 100)),
      update: .replacing(dropping: Endpoints.architectOwned)
    ).with {
      $0.movesAs = "ROUTINGSCHEDULEGROUPS"
      $0.auditedAs = ["ScheduleGroup"]
    })

  private static let schedule = AttributeType.reference(Reference(to: "schedules"))
}
