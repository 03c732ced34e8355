import Documents
import Model

/// How an outbound skill reaches people.
enum SkillDialler {
  @AttributesBuilder static var attributes: [Attribute] {
    Attribute.string("callerIdOverride", "The number people see.")
    Attribute.boolean("agentless", "Whether calls are made without agents.")
    Attribute.integer("agentlessPorts", "How many at once.", in: 0...Int.largest)
    Attribute.id(
      "callSuppressionScriptId", of: "scripts", "The script that decides whether to call.")
    Attribute.boolean("deliverMultipleNumbersSerially", "Whether numbers come one by one.")
    Attribute.boolean("cradleToGrave", "Whether a contact is followed from end to end.")
    Attribute.id(
      "outboundTelecomRouteId", of: "outboundRoutes", "The way that calls leave by.")
    Attribute("generalSettings", .record(general), "The dialler's settings.").storedApart()
    Attribute("retrySettings", .record(retries), "When a number is tried again.").storedApart()
    Attribute("scheduleSettings", .record(schedule), "When the dialler runs.").storedApart()
  }

  static let nested = [
    settings(
      "generalSettings", source: .record("parameters", member: "generalSettings"),
      path: "parameters/general-settings"),
    settings(
      "retrySettings", source: .record("parameters", member: "retrySettings"),
      path: "parameters/retry-settings"),
    settings(
      "scheduleSettings", source: .record("parameters/schedule-settings", member: nil),
      path: "parameters/schedule-settings"),
  ]

  private static func settings(
    _ name: String, source: Nested.Source, path: String
  ) -> Nested {
    Nested(
      attribute: name, source: source, content: .plain, writing: .record(path, member: name))
  }

  @AttributesBuilder private static var general: [Attribute] {
    count("minimumRetryMinutes", "Minutes before a number is tried again.")
    count("maximumAttempts", "How often a number is tried.")
    count("defaultContactExpiration", "When an entry of a list is given up.")
    Attribute.boolean(
      "getPriorityContactsOnContactInsertion", "Whether new urgent entries come at once.")
    Attribute.boolean("loadCallbacks", "Whether promised calls are loaded.")
    Attribute.boolean("loadFresh", "Whether new entries are loaded.")
    Attribute.boolean("loadNonFresh", "Whether tried entries are loaded.")
    Attribute.boolean(
      "overrideBusinessUnitAbandonRate", "Whether its own limit of lost calls holds.")
    count("maximumRingingDuration", "How long it rings.")
    share("beginDampenPercentage", "When dialling slows down.")
    share("abandonRateCutoff", "The rate of lost calls at which dialling stops.")
    share("abandonRateThreshold", "The rate of lost calls to stay under.")
    count("inactiveBlenderTimer", "How long an idle blend is kept.")
    share("maximumRatio", "How many calls at most for each agent.")
    Attribute.string("aggressiveness", "How boldly it dials ahead.")
    count("endOfListNotificationsDelay", "How late the end of a list is told.")
    Attribute.boolean("notifyAgentsWhenListIsEmpty", "Whether agents are told.")
    share("percentageOfAgentsBeforeOverdial", "How many agents it takes to dial ahead.")
    Attribute.boolean("blockMultipleCalls", "Whether a person is called once at a time.")
    count(
      "consecutiveAttemptsWithoutALiveConnect", "How many tries in a row without an answer.")
    Attribute.boolean("enableDialingByProficiency", "Whether good agents get more.")
    share("proficiencyFactor", "How much proficiency counts.")
    share("waitTimeFactor", "How much waiting counts.")
    count("maxConcurrentCallsPerAgent", "How many calls at once for an agent.")
    count("maxWaitTimeSeconds", "How long a person waits.")
    Attribute.boolean("deliverCallbacksOnDNCHolidays", "Whether promises hold on holidays.")
    Attribute.boolean("deliverPrioritiesOnDNCHolidays", "Whether urgent ones go on holidays.")
  }

  @AttributesBuilder private static var retries: [Attribute] {
    Attribute.boolean("loadNonFresh", "Whether tried entries are loaded.")
    Attribute.boolean("finalizeWhenExhausted", "Whether the last try ends an entry.")
    count("maximumAttempts", "How often a number is tried.")
    count("minimumRetryMinutes", "Minutes before a number is tried again.")
    count("maximumNumberOfHandledCalls", "How many answered calls end an entry.")
    count("restrictedCallingMinutes", "The span in which tries are limited.")
    count("restrictedCallingMaxAttempts", "How many tries in that span.")
    count("generalStaleMinutes", "When an entry is stale.")
    count("callbackRestMinutes", "How long a missed promise rests.")
    Attribute.boolean("releaseAgentSpecificCalls", "Whether others may keep an agent's promise.")
    count("maximumNumberOfCallbacks", "How many promises for an entry.")
    count("callbackStaleMinutes", "When a promise is stale.")
  }

  @AttributesBuilder private static var schedule: [Attribute] {
    Attribute.boolean("isScheduled", "Whether the dialler keeps to the times.")
    days.flatMap { day in
      [
        Attribute.string("\(day)StartTime", "When it begins.", length: 0...40),
        Attribute.string("\(day)EndTime", "When it ends.", length: 0...40),
        Attribute.boolean("\(day)IsActive", "Whether it runs that day."),
      ]
    }
  }

  private static let days = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  private static func count(_ name: String, _ summary: String) -> Attribute {
    .integer(name, summary, in: 0...Int.largest)
  }

  private static func share(_ name: String, _ summary: String) -> Attribute {
    .number(name, summary, in: 0...Int.largest)
  }
}
