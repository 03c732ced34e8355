import Documents

extension MappingRule {
  /// A skill has one medium: its service level becomes that of the queue's medium, in which SMS and
  /// social conversations are messages.
  static let skillsToQueues = MappingRule(
    "skills-to-queues", "Each skill becomes a queue with its agents and codes.",
    from: .cxone("skills"), to: .genesys("queues"), naming: "{skillName | trim}"
  ) {
    AttributeMapping("description", from: "notes")
    level("call", of: 4)
    level("callback", of: 5)
    level("chat", of: 3)
    level("email", of: 1)
    level("message", of: 9)
    AttributeMapping("acwSettings.wrapupPrompt", .computedWhole(prompt))
      .using("requireDisposition", "maxSecondsACW")
    AttributeMapping("acwSettings.timeoutMs", from: "maxSecondsACW", .computed(afterCallWork))
    AttributeMapping(
      "wrapUpCodes", from: "dispositions",
      .references(from: "dispositions", to: "wrapUpCodes", field: "dispositionId"))
    AttributeMapping("members", .referrers(of: "agents", by: "skills", to: "users"))
      .counting("isActive")
  }
  .withoutInactive()
  .with {
    $0.gaps = [
      Gap("campaignId", .low, "there are no campaigns of skills: report by division"),
      Gap("initialPriority", .medium, "priority is set by the flow that transfers to the queue"),
      Gap("maxPriority", .medium, "priority is set by the flow that transfers to the queue"),
      Gap("acceleration", .medium, "priority does not rise with waiting time there"),
      Gap("scriptId", .high, "scripts are written anew as flows"),
      Gap("callSuppressionScriptId", .high, "scripts are written anew as flows"),
      Gap("isOutbound", .high, "outbound skills need an outbound campaign there"),
      Gap("outboundStrategy", .high, "outbound skills need an outbound campaign there"),
      Gap("stateIdACW", .medium, "after-call work has no presence of its own there"),
      Gap("acwPostTimeoutStateId", .medium, "after-call work has no presence of its own there"),
      Gap("agentRestTime", .low, "there is no pause between conversations"),
      Gap("reskillHours", .medium, "the flow decides by a schedule group"),
      Gap("enableShortAbandon", .low, "short abandons are cut off in reports there"),
      Gap("shortAbandonThreshold", .low, "short abandons are cut off in reports there"),
    ]
  }

  private static func level(_ medium: String, of type: Int) -> [AttributeMapping] {
    let path = "mediaSettings.\(medium).serviceLevel"
    return [
      AttributeMapping(
        "\(path).percentage", from: "serviceLevelGoal",
        .computedWhole { skill, _ in
          guard Self.medium(skill) == type else { return nil }
          return skill["serviceLevelGoal"]?.scaled(by: 1, over: 100)
        }
      ).using("mediaTypeId"),
      AttributeMapping(
        "\(path).durationMs", from: "serviceLevelThreshold",
        .computedWhole { skill, _ in
          guard Self.medium(skill) == type else { return nil }
          return skill["serviceLevelThreshold"]?.scaled(by: 1_000, over: 1)
        }
      ).using("mediaTypeId"),
    ]
  }

  private static func medium(_ skill: Value) -> Int {
    let type = skill["mediaTypeId"]?.integer ?? 4
    return type == 7 || type == 8 ? 9 : type
  }

  /// Only a prompt with a time limit takes one.
  private static let prompt: @Sendable (Value, Object) -> Value? = { skill, _ in
    if (skill["maxSecondsACW"]?.integer ?? 0) > 0 { return "MANDATORY_TIMEOUT" }
    return skill["requireDisposition"] == true ? "MANDATORY" : "OPTIONAL"
  }

  private static let afterCallWork: @Sendable (Value, Object) -> Value? = { seconds, _ in
    seconds.integer.flatMap { $0 > 0 ? seconds.scaled(by: 1_000, over: 1) : nil }
  }
}
