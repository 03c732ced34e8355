import Documents

extension MappingRule {
  /// A skill has one medium: the queue's service level of that medium becomes its own. Codes are
  /// numbered by name, since a queue has no order of them; some tenants do not keep a skill's
  /// dispositions, and 'omit' leaves them to a person.
  static let queuesToSkills = MappingRule(
    "queues-to-skills", "Each queue becomes a skill of one medium.",
    from: .genesys("queues"), to: .cxone("skills"), naming: "{name | trim}"
  ) {
    AttributeMapping("mediaTypeId", .computedWhole { _, settings in settings["mediaTypeId"] })
    AttributeMapping("notes", from: "description")
    AttributeMapping(
      "serviceLevelGoal",
      .computedWhole { queue, settings in
        level(queue, settings)?["percentage"]?.scaled(by: 100, over: 1)
      }
    ).usingServiceLevels("percentage")
    AttributeMapping(
      "serviceLevelThreshold",
      .computedWhole { queue, settings in
        level(queue, settings)?["durationMs"]?.scaled(by: 1, over: 1_000)
      }
    ).usingServiceLevels("durationMs")
    AttributeMapping(
      "enableShortAbandon",
      .computedWhole { _, settings in settings["enableShortAbandon"] })
    AttributeMapping(
      "shortAbandonThreshold",
      .computedWhole { _, settings in settings["shortAbandonThreshold"] })
    AttributeMapping("maxSecondsACW", from: "acwSettings.timeoutMs", .scaled(by: 1, over: 1_000))
    AttributeMapping(
      "requireDisposition", from: "acwSettings.wrapupPrompt",
      .computed { prompt, _ in .bool(prompt.string?.hasPrefix("MANDATORY") ?? false) })
    AttributeMapping(
      "dispositions", from: "wrapUpCodes",
      .ranked(from: "wrapUpCodes", to: "dispositions", field: "priority"))
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    // Tenants refuse an inbound skill without them.
    $0.needed = ["serviceLevelGoal", "serviceLevelThreshold"]
    $0.settings = [
      Setting("mediaTypeId", "The medium: 1 e-mail, 3 chat, 4 phone, 5 voicemail, 9 digital.", 4),
      Setting("enableShortAbandon", "Whether quick hang-ups are told apart.", false),
      Setting("shortAbandonThreshold", "Within how many seconds a hang-up is quick.", 0),
    ]
    $0.gaps = [
      Gap("division", .low, "a skill's division cannot be read back: it is not managed"),
      Gap("routingRules", .high, "there are no preferred agents by step"),
      Gap("bullseye.rings", .high, "there are no rings of agents"),
      Gap("conditionalGroupRouting.rules", .high, "there are no groups that join under load"),
      Gap("queueFlow", .high, "flows are written anew as scripts"),
      Gap(
        "mediaSettings", .medium, "a skill has one medium: declare one for each other that is used"),
      Gap("agentOwnedRouting", .medium, "a skill has no such setting"),
      Gap("directRouting", .medium, "a skill has no such setting"),
      Gap("memberGroups", .high, "groups have no skills: give their people the skill"),
    ]
  }

  private static let media = [1: "email", 3: "chat", 4: "call", 5: "callback", 9: "message"]

  private static func level(_ queue: Value, _ settings: Object) -> Value? {
    let medium = settings["mediaTypeId"]?.integer.flatMap { media[$0] } ?? "call"
    return queue["mediaSettings"]?[medium]?["serviceLevel"]
  }
}

extension AttributeMapping {
  /// The levels of other media are told with all their settings.
  fileprivate func usingServiceLevels(_ member: String) -> AttributeMapping {
    using("mediaSettings.call.serviceLevel.\(member)")
  }
}
