import Documents
import Model

/// How contacts wait for a skill, and what follows them.
enum SkillRouting {
  @AttributesBuilder static var attributes: [Attribute] {
    serviceLevel
    priority
    afterContact
    hours
  }

  @AttributesBuilder private static var serviceLevel: [Attribute] {
    Attribute.integer(
      "serviceLevelThreshold", "Within how long a contact should be answered.", in: 0...Int.largest
    ).counted(in: .seconds)
    Attribute.integer(
      "serviceLevelGoal", "What share of contacts that is, in percent.", in: 0...100)
    Attribute.boolean("enableShortAbandon", "Whether quick hang-ups are told apart.")
    Attribute.integer(
      "shortAbandonThreshold", "Within how long a hang-up is quick.", in: 0...Int.largest
    ).counted(in: .seconds)
    Attribute.boolean("countShortAbandons", "Whether quick hang-ups count as abandoned.")
  }

  @AttributesBuilder private static var priority: [Attribute] {
    Attribute.integer("initialPriority", "The priority of a new contact.", in: 0...Int.largest)
    Attribute.number("acceleration", "How much a minute of waiting adds.", in: 0...Int.largest)
    Attribute.integer("maxPriority", "Where that ends.", in: 0...Int.largest)
    Attribute.boolean("priorityBlending", "Whether contacts of all media share one order.")
    Attribute.boolean("priorityInterrupt", "Whether its contacts interrupt others.")
    Attribute.boolean("interruptible", "Whether its contacts can be interrupted.")
    Attribute.integer("evaluationCriteria", "How agents are compared.", in: 0...Int.largest)
    Attribute.integer("EquityLevel", "How evenly work is spread.", in: 0...Int.largest)
    Attribute.integer("FallbackTime", "After how long others take over.", in: 0...Int.largest)
    Attribute.integer("FocusLock", "How long the focus holds.", in: 0...Int.largest)
    Attribute.integer("FocusMetric", "What the focus measures.", in: 0...Int.largest)
    Attribute.integer("minWFIAgents", "Agents needed for work from the list.", in: 0...Int.largest)
    Attribute.integer(
      "minWFIAvailableAgents", "Free agents needed for work from the list.", in: 0...Int.largest)
    Attribute.integer("minWorkingTime", "The least time of a contact.", in: 0...Int.largest)
      .counted(in: .seconds)
  }

  @AttributesBuilder private static var afterContact: [Attribute] {
    Attribute.integer("acwTypeId", "The kind of work after a contact.", in: 1...3)
    Attribute.id(
      "stateIdACW", of: "unavailableCodes", "The code agents are in while they do it.")
    Attribute.integer("maxSecondsACW", "How long it may take.", in: 0...Int.largest)
      .counted(in: .seconds)
    Attribute.id(
      "acwPostTimeoutStateId", of: "unavailableCodes", "The code agents are in after that.")
    Attribute.boolean("requireDisposition", "Whether agents must say how it ended.")
    Attribute.boolean("allowSecondaryDisposition", "Whether they may say it twice.")
    Attribute.integer("agentRestTime", "The pause before the next contact.", in: 0...Int.largest)
      .counted(in: .seconds)
  }

  @AttributesBuilder private static var hours: [Attribute] {
    Attribute.id(
      "reskillHours", of: "hoursOfOperation", "When contacts may be moved to another skill.")
    Attribute.id("scriptId", of: "scripts", "The script that runs for its contacts.")
      .on(wire: "scriptName", written: "scriptId")
  }
}
