import Documents

extension MappingRule {
  /// A profile holds one week with a break a day, and dated holidays: schedules that say more are
  /// left out and told. It is in the business unit's zone and has none of its own, so a group of
  /// another zone is told too: times keep the clock's reading.
  static let scheduleGroupsToHours = MappingRule(
    "schedule-groups-to-hours", "Each schedule group becomes an hours profile.",
    from: .genesys("scheduleGroups"), to: .cxone("hoursOfOperation"), naming: "{name | trim}"
  ) {
    AttributeMapping("description", from: "description")
    AttributeMapping(
      "days", from: "openSchedules", .related(of: "schedules", WeekOfHours.days)
    ).using("timeZone")
    AttributeMapping(
      "holidays", from: "holidaySchedules", .related(of: "schedules", WeekOfHours.holidays))
  }
  .with {
    $0.silent = ["division"]
    $0.settings = [
      Setting("timeZone", "The business unit's zone; groups of another one are told.", .null),
      Setting("holidayYears", "The years of holidays that come back without an end.", []),
    ]
    $0.gaps = [Gap("closedSchedules", .medium, "what is not open is closed there")]
    $0.division = { group, settings in
      guard let zone = group["timeZone"]?.shown, zone != settings["timeZone"]?.shown else {
        return ([Piece()], [])
      }
      let reason =
        settings["timeZone"]?.shown.map {
          "times are those of '\(zone)' and count in '\($0)' there"
        }
        ?? "a profile is in the business unit's zone: name it under 'settings'"
      return ([Piece()], [Gap("timeZone", .high, Printable.line(reason))])
    }
  }
}
