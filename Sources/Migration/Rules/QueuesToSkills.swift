import Documents

extension MappingRule {
  static let queuesToSkills = MappingRule(
    "queues-to-skills", "Each queue becomes a skill of one medium.",
    from: .genesys("queues"), to: .cxone("skills"), naming: "{name | trim}"
  ) {
    AttributeMapping("mediaTypeId", .computedWhole { _, settings in settings["mediaTypeId"] })
    AttributeMapping("notes", from: "description")
    AttributeMapping(
      "serviceLevelGoal", from: "mediaSettings.call.serviceLevel.percentage",
      .scaled(by: 100, over: 1))
    AttributeMapping(
      "serviceLevelThreshold", from: "mediaSettings.call.serviceLevel.durationMs",
      .scaled(by: 1, over: 1_000))
    AttributeMapping("maxSecondsACW", from: "acwSettings.timeoutMs", .scaled(by: 1, over: 1_000))
    AttributeMapping(
      "requireDisposition", from: "acwSettings.wrapupPrompt",
      .computed { prompt, _ in .bool(prompt.string?.hasPrefix("MANDATORY") ?? false) })
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    $0.settings = [
      Setting("mediaTypeId", "The medium: 1 e-mail, 3 chat, 4 phone, 9 digital.", 4)
    ]
    $0.gaps = [
      Gap("division", .low, "a skill's division cannot be read back: it is not managed"),
      Gap("wrapUpCodes", .medium, "the vendor may not keep dispositions of skills: assign by hand"),
      Gap("routingRules", .high, "there are no preferred agents by step"),
      Gap("bullseye.rings", .high, "there are no rings of agents"),
      Gap("conditionalGroupRouting.rules", .high, "there are no groups that join under load"),
      Gap("queueFlow.id", .high, "flows are written anew as scripts"),
    ]
  }
}
