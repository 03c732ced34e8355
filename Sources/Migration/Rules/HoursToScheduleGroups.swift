import Documents

extension MappingRule {
  /// A profile has no zone of its own, so the author says which it is in: times keep the clock's
  /// reading.
  static let hoursToScheduleGroups = MappingRule(
    "hours-to-schedule-groups", "Each hours profile becomes a schedule group.",
    from: .cxone("hoursOfOperation"), to: .genesys("scheduleGroups"),
    naming: "{hoursOfOperationProfileName | trim}"
  ) {
    AttributeMapping("description", from: "description")
    AttributeMapping("timeZone", .computedWhole { _, settings in settings["timeZone"] })
    AttributeMapping("openSchedules", .siblings(rule: "hours-to-schedules", role: "open"))
    AttributeMapping("holidaySchedules", .siblings(rule: "hours-to-schedules", role: "holiday"))
  }
  .with {
    $0.needed = ["timeZone"]
    $0.settings = [
      Setting("timeZone", "The zone of the source's hours, such as America/New_York.", .null)
    ]
    $0.gaps = [
      Gap("overrideBranch", .high, "an override is an emergency group there"),
      Gap("overrideExpirationDate", .high, "an override is an emergency group there"),
      Gap("skills", .medium, "queues have no hours: the flow asks the schedule group"),
    ]
  }
}
