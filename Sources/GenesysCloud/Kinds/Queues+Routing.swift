import Model

/// How a queue finds an agent.
enum QueueRouting {
  @AttributesBuilder static var attributes: [Attribute] {
    Attribute.choice(
      "scoringMethod", "What puts one conversation before another.",
      of: ["TimestampAndPriority", "PriorityOnly"])
    Attribute.choice(
      "skillEvaluationMethod", "How skills take part in the choice of an agent.",
      of: ["NONE", "BEST", "ALL"])
    Attribute.choice(
      "lastAgentRoutingMode", "Whether callers go to the agent they spoke to last.",
      of: ["Disabled", "QueueMembersOnly", "AnyAgent"])
    Attribute.list(
      "routingRules", of: .record(rule), "Preferred agents, in steps; at most 6.")
    Attribute.list(
      "bullseye.rings", of: .record(ring), "Rings of agents, widening with time; 2 to 6.")
    Attribute.list(
      "conditionalGroupRouting.rules", of: .record(groupRule),
      "Groups that join under load, in steps; at most 5, the first without 'queue'.")
    activation
    directRouting
    ownedRouting
  }

  @AttributesBuilder private static var rule: [Attribute] {
    Attribute.choice("operator", "How scores are compared.", of: ["MEETS_THRESHOLD", "ANY"])
    Attribute.integer("threshold", "The score to reach.", in: 0...QueueMedia.largest)
    Attribute.number("waitSeconds", "The wait before the next step.", in: 2...259_200)
      .counted(in: .seconds)
  }

  @AttributesBuilder private static var ring: [Attribute] {
    Attribute.list("expansionCriteria", of: .record(expansion), "When the next ring opens.")
    Attribute.set(
      "actions.skillsToRemove", of: .reference(Reference(to: "skills")),
      "Skills no longer asked for when the next ring opens.")
    Attribute.set("memberGroups", of: .record(memberGroup), "Groups in this ring.")
  }

  @AttributesBuilder private static var expansion: [Attribute] {
    Attribute.choice("type", "What is measured.", of: ["TIMEOUT_SECONDS"])
    Attribute.number("threshold", "The time to wait.", in: 0...259_200).counted(in: .seconds)
  }

  @AttributesBuilder static var memberGroup: [Attribute] {
    Attribute("id", .reference(Reference(to: "groups", asBareID: true)), "The group.").required()
    Attribute.choice("type", "What it is.", of: ["GROUP", "TEAM", "SKILLGROUP"]).required()
  }

  @AttributesBuilder private static var groupRule: [Attribute] {
    Attribute.reference("queue", to: "queues", "The queue that is measured.")
    Attribute.choice("metric", "What is measured.", of: ["EstimatedWaitTime", "ServiceLevel"])
    Attribute.choice("operator", "How it is compared.", of: Array(comparisons.prefix(4)))
    Attribute.number("conditionValue", "What it is compared with.", in: 0...QueueMedia.largest)
    Attribute.integer("waitSeconds", "The wait before the next step.", in: 0...259_200)
      .counted(in: .seconds)
    Attribute.set("groups", of: .record(memberGroup), "The groups that join.")
  }

  @AttributesBuilder private static var activation: [Attribute] {
    let path = "conditionalGroupActivation"
    Attribute.list(
      "\(path).pilotRule.conditions", of: .record(condition),
      "When the other rules are looked at; at most 10.")
    Attribute.string(
      "\(path).pilotRule.conditionExpression", "How the pilot's conditions go together.")
    Attribute.list(
      "\(path).rules", of: .record(activationRule), "Which groups are active when; at most 5.")
  }

  @AttributesBuilder private static var activationRule: [Attribute] {
    Attribute.list("conditions", of: .record(condition), "What must hold; at most 10.")
    Attribute.string("conditionExpression", "How the conditions go together.")
    Attribute.set("groups", of: .record(memberGroup), "The groups that are switched.")
  }

  @AttributesBuilder private static var condition: [Attribute] {
    Attribute.choice(
      "simpleMetric.metric", "What is measured.",
      of: ["EstimatedWaitTime", "IdleAgentCount", "ServiceLevel"])
    Attribute.reference("simpleMetric.queue", to: "queues", "The queue that is measured.")
    Attribute.choice("operator", "How it is compared.", of: comparisons)
    Attribute.number("value", "What it is compared with.", in: 0...QueueMedia.largest)
  }

  private static let comparisons = [
    "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo", "EqualTo",
    "NotEqualTo",
  ]

  @AttributesBuilder private static var directRouting: [Attribute] {
    ownAddress("call")
    ownAddress("email")
    ownAddress("message")
    Attribute(
      "directRouting.backupQueueId", .reference(Reference(to: "queues", asBareID: true)),
      "Where conversations go when the agent has no backup.")
    Attribute.boolean(
      "directRouting.waitForAgent", "Whether to wait for the agent before the backup.")
    Attribute.integer(
      "directRouting.agentWaitSeconds", "How long to wait for the agent.", in: 60...864_000
    ).counted(in: .seconds)
  }

  private static func ownAddress(_ medium: String) -> Attribute {
    .boolean(
      "directRouting.\(medium)MediaSettings.useAgentAddressOutbound",
      "Whether agents send from their own address by \(medium).")
  }

  @AttributesBuilder private static var ownedRouting: [Attribute] {
    Attribute.boolean(
      "agentOwnedRouting.enableAgentOwnedCallbacks", "Whether agents keep their own callbacks.")
    Attribute.integer(
      "agentOwnedRouting.maxOwnedCallbackHours", "How many hours an agent keeps one.",
      in: 1...168)
    Attribute.integer(
      "agentOwnedRouting.maxOwnedCallbackDelayHours", "How many hours ahead one may be set.",
      in: 1...720)
  }
}
