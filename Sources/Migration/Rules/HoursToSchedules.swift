import Documents

extension MappingRule {
  /// Days of the same hours are one schedule, a break makes two, and each holiday is one.
  static let hoursToSchedules = MappingRule(
    "hours-to-schedules", "Each span of an hours profile becomes a schedule.",
    from: .cxone("hoursOfOperation"), to: .genesys("schedules"),
    naming: "{hoursOfOperationProfileName | trim}"
  ) {
    AttributeMapping("start", from: "piece.start").using("days", "holidays")
    AttributeMapping("end", from: "piece.end")
    AttributeMapping("rrule", from: "piece.rrule")
    AttributeMapping("description", from: "piece.description")
  }
  .with {
    $0.settings = [
      Setting(
        "holidays", "'dated' keeps each year's date; 'yearly' repeats holidays every year.", "dated"
      )
    ]
    $0.division = OpeningHours.division
  }
}
