import Documents

extension MappingRule {
  /// A profile holds one week with a break a day, and dated holidays: schedules that say more are
  /// left out and told.
  static let scheduleGroupsToHours = MappingRule(
    "schedule-groups-to-hours", "Each schedule group becomes an hours profile.",
    from: .genesys("scheduleGroups"), to: .cxone("hoursOfOperation"), naming: "{name | trim}"
  ) {
    AttributeMapping("description", from: "description")
    AttributeMapping(
      "days", from: "openSchedules", .related(of: "schedules", WeekOfHours.days))
    AttributeMapping(
      "holidays", from: "holidaySchedules", .related(of: "schedules", WeekOfHours.holidays))
  }
  .with {
    $0.silent = ["division"]
    $0.gaps = [
      Gap("timeZone", .high, "a profile is in the business unit's zone: compare the two"),
      Gap("closedSchedules", .medium, "what is not open is closed there"),
    ]
  }
}
