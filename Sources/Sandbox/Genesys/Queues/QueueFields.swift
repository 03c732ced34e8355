import Documents

/// What a queue may hold, what it has unasked, and what must hold across its fields.
enum QueueFields {
  static let all: [Field] = [
    Field("name", .text(1...2_000), required: true, code: "invalid.name"),
    Field("division", .reference("divisions")),
    Field("description", .text(0...4_000)),
    Field("mediaSettings", .object(media)),
    Field("routingRules", .list(.object(routingRule), 0...6), code: "invalid.rule"),
    Field(
      "conditionalGroupRouting",
      .object([
        Field("rules", .list(.object(groupRule), 0...5), code: "invalid.rule")
      ])),
    Field(
      "conditionalGroupActivation",
      .object([
        Field("pilotRule", .anything),
        Field("rules", .list(.anything, 0...5), code: "invalid.rule"),
      ])),
    Field("bullseye", .object([Field("rings", .list(.object(ring), 0...6))])),
    Field("scoringMethod", .choice(["TimestampAndPriority", "PriorityOnly"])),
    Field("lastAgentRoutingMode", .choice(["Disabled", "QueueMembersOnly", "AnyAgent"])),
    Field(
      "acwSettings",
      .object([
        Field("wrapupPrompt", .choice(prompts)),
        Field("timeoutMs", .whole(1_000...3_600_000)),
      ])),
    Field("skillEvaluationMethod", .choice(["NONE", "BEST", "ALL"])),
    Field("memberGroups", .list(.object(memberGroup))),
    Field("queueFlow", .reference("flows")), Field("emailInQueueFlow", .reference("flows")),
    Field("messageInQueueFlow", .reference("flows")),
    Field("whisperPrompt", .reference("prompts")), Field("onHoldPrompt", .reference("prompts")),
    Field("autoAnswerOnly", .flag),
    Field(
      "cannedResponseLibraries",
      .object([
        Field("libraryIds", .list(.text)),
        Field("mode", .choice(["All", "SelectedOnly", "None"])),
      ])),
    Field("enableTranscription", .flag), Field("enableAudioMonitoring", .flag),
    Field("enableManualAssignment", .flag),
    Field(
      "agentOwnedRouting",
      .object([
        Field("enableAgentOwnedCallbacks", .flag),
        Field("maxOwnedCallbackHours", .whole(1...168)),
        Field("maxOwnedCallbackDelayHours", .whole(1...720)),
      ])),
    Field(
      "directRouting",
      .object([
        Field("callMediaSettings", .anything), Field("emailMediaSettings", .anything),
        Field("messageMediaSettings", .anything), Field("backupQueueId", .id("queues")),
        Field("waitForAgent", .flag), Field("agentWaitSeconds", .whole(60...864_000)),
      ])),
    Field("callingPartyName", .text(0...256)), Field("callingPartyNumber", .text(0...256)),
    Field("defaultScripts", .map(.reference("scripts"))),
    Field("outboundMessagingAddresses", .anything),
    Field(
      "outboundEmailAddress",
      .object([
        Field("domain", .reference("domains")), Field("route", .anything),
      ])),
    Field("peerId", .text(0...100)), Field("suppressInQueueCallRecording", .flag),
    Field("defaultMediaLanguage", .text(0...35)),
  ]

  private static let prompts = [
    "MANDATORY", "OPTIONAL", "MANDATORY_TIMEOUT", "MANDATORY_FORCED_TIMEOUT", "AGENT_REQUESTED",
  ]

  private static let common: [Field] = [
    Field("enableAutoAnswer", .flag),
    Field("alertingTimeoutSeconds", .whole(7...100_000)),
    Field(
      "serviceLevel",
      .object([
        Field("percentage", .number(0...1)),
        Field("durationMs", .whole(1_000...1_000_000_000)),
      ])),
    Field("autoAnswerAlertToneSeconds", .number(0...100_000)),
    Field("manualAnswerAlertToneSeconds", .number(0...100_000)),
  ]

  private static let reactions = Shape.choice(["HangUp", "TransferToQueue", "TransferToFlow"])

  private static let callback =
    common + [
      Field("mode", .choice(["AgentFirst", "CustomerFirst"])),
      Field("enableAutoDialAndEnd", .flag),
      Field("autoDialDelaySeconds", .whole(0...1_200)),
      Field("autoEndDelaySeconds", .whole(0...1_200)),
      Field("pacingModifier", .number(1...1_000)), Field("maxRetryCount", .whole(0...20)),
      Field("retryDelaySeconds", .whole(60...86_400)),
      Field("liveVoiceReactionType", reactions), Field("liveVoiceFlow", .reference("flows")),
      Field("answeringMachineReactionType", reactions),
      Field("answeringMachineFlow", .reference("flows")),
      Field("edgeGroup", .reference("edgeGroups")), Field("site", .reference("sites")),
    ]

  private static let media = [
    Field("call", .object(common)), Field("callback", .object(callback)),
    Field("chat", .object(common)),
    Field("email", .object(common + [Field("allOutboundEmailAddresses", .list(.anything))])),
    Field(
      "message",
      .object(
        common + [
          Field("subTypeSettings", .map(.anything)), Field("enableInactivityTimeout", .flag),
          Field(
            "inactivityTimeoutSettings",
            .object([
              Field("timeoutSeconds", .whole(0...1_000_000_000)),
              Field("actionType", .choice(["DISCONNECT", "SEND_TO_ARCHITECT_FLOW"])),
              Field("flowId", .reference("flows")),
            ])),
        ])),
  ]

  private static let routingRule = [
    Field("operator", .choice(["MEETS_THRESHOLD", "ANY"])),
    Field("threshold", .whole(0...1_000_000)), Field("waitSeconds", .number(2...259_200)),
  ]

  private static let comparisons = Shape.choice([
    "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo",
  ])

  private static let groupRule = [
    Field("queue", .reference("queues")),
    Field("metric", .choice(["EstimatedWaitTime", "ServiceLevel"])),
    Field("operator", comparisons), Field("conditionValue", .number(0...1_000_000)),
    Field("groups", .list(.object(memberGroup))), Field("waitSeconds", .whole(0...259_200)),
  ]

  private static let memberGroup = [
    Field("id", .text(1...100), required: true), Field("name", .text),
    Field("type", .choice(["TEAM", "GROUP", "SKILLGROUP"])),
  ]

  private static let ring = [
    Field(
      "expansionCriteria",
      .list(
        .object([
          Field("type", .choice(["TIMEOUT_SECONDS"])), Field("threshold", .number(0...259_200)),
        ]))),
    Field(
      "actions",
      .object([
        Field("skillsToRemove", .list(.reference("skills")), code: "skill.does.not.exist")
      ])),
    Field("memberGroups", .list(.object(memberGroup))),
  ]

  private static func media(_ seconds: Int, _ durationMs: Int) -> Object {
    [
      "enableAutoAnswer": false, "alertingTimeoutSeconds": .integer(seconds),
      "serviceLevel": [
        "percentage": .decimal(ExactDecimal(isNegative: false, digits: [8], exponent: -1)),
        "durationMs": .integer(durationMs),
      ],
      "autoAnswerAlertToneSeconds": 0, "manualAnswerAlertToneSeconds": 0,
    ]
  }

  static let defaults: Object = [
    "mediaSettings": [
      "call": .object(media(8, 20_000)),
      "callback": .object(
        media(30, 20_000).merging([
          "mode": "AgentFirst", "enableAutoDialAndEnd": false, "autoDialDelaySeconds": 300,
          "autoEndDelaySeconds": 300, "pacingModifier": 1, "maxRetryCount": 0,
          "retryDelaySeconds": 3_600,
        ])),
      "chat": .object(media(30, 20_000)), "email": .object(media(300, 86_400_000)),
      "message": .object(media(30, 20_000).merging(["enableInactivityTimeout": false])),
    ],
    "routingRules": [],
    "bullseye": ["rings": .array(Array(repeating: emptyRing, count: 6))],
    "scoringMethod": "TimestampAndPriority", "lastAgentRoutingMode": "AnyAgent",
    "acwSettings": ["wrapupPrompt": "OPTIONAL"], "skillEvaluationMethod": "ALL",
    "memberGroups": [], "autoAnswerOnly": true, "enableTranscription": false,
    "enableAudioMonitoring": false, "enableManualAssignment": false,
    "agentOwnedRouting": [
      "enableAgentOwnedCallbacks": false, "maxOwnedCallbackHours": 168,
      "maxOwnedCallbackDelayHours": 720,
    ],
    "directRouting": [
      "callMediaSettings": ["useAgentAddressOutbound": false],
      "emailMediaSettings": ["useAgentAddressOutbound": false],
      "messageMediaSettings": ["useAgentAddressOutbound": false],
      "waitForAgent": false, "agentWaitSeconds": 60,
    ],
    "cannedResponseLibraries": ["mode": "All", "libraryIds": []],
    "defaultScripts": [:], "outboundMessagingAddresses": [:],
    "suppressInQueueCallRecording": true,
  ]

  private static let emptyRing: Value = [
    "expansionCriteria": [["type": "TIMEOUT_SECONDS", "threshold": 0]],
    "actions": ["skillsToRemove": []],
  ]

  static func check(_ record: Record, _ old: Record?) throws(Refusal) {
    let wrapUp = record.fields["acwSettings"] ?? [:]
    let prompt = wrapUp["wrapupPrompt"]?.string ?? ""
    let timed = ["MANDATORY_TIMEOUT", "MANDATORY_FORCED_TIMEOUT", "AGENT_REQUESTED"]
    if wrapUp["timeoutMs"] != nil, !timed.contains(prompt) {
      throw .invalid(
        "acwSettings.timeoutMs", "timeoutMs is not allowed with the prompt \(prompt)",
        code: "constraint.validation")
    }
    let first = record.fields["conditionalGroupRouting"]?["rules"]?.array?.first
    if first?["queue"] != nil {
      throw .invalid(
        "conditionalGroupRouting.rules[0].queue", "The first rule must not name a queue",
        code: "invalid.rule")
    }
    let rings = record.fields["bullseye"]?["rings"]?.array?.count ?? 6
    let highest = (old ?? record).part("members").compactMap { $0["ringNumber"]?.integer }.max()
    if let highest, highest > max(rings, 1) {
      throw Refusal(400, "queue.ring.has.members", "The ring \(highest) has members")
    }
  }

  /// What conversations go through while they wait is published, and of the medium's type.
  static func checkFlows(_ record: Record, _ world: World) throws(Refusal) {
    let media = [
      ("queueFlow", "INQUEUECALL", "invalid.inqueue.call.flow"),
      ("emailInQueueFlow", "INQUEUEEMAIL", "invalid.inqueue.email.flow"),
      ("messageInQueueFlow", "INQUEUESHORTMESSAGE", "invalid.inqueue.message.flow"),
    ]
    for (name, type, code) in media {
      try world.demandFlow(record.fields[name], of: type, at: name, code: code)
    }
  }

  /// Five members and three codes for each; queues are spread over all divisions.
  static func seeded(_ size: SeededSize, _ ids: Identifiers) -> Seeded {
    let divisions = (0..<size.divisions).map { ids.id("divisions", $0) }
    let users = ids.prefix("users")
    let codes = ids.prefix("wrapUpCodes")
    var fields = defaults
    fields["name"] = .string("Queue " + Seeded.slot(1))
    fields["division"] = ["id": .string(Seeded.slot(2))]
    fields["description"] = .string("Made queue number " + Seeded.slot(1))
    for name in ["dateCreated", "dateModified"] { fields[name] = .string(Seeded.birth) }
    let memberCount = min(5, size.users)
    return Seeded(
      count: size.queues,
      model: Record(
        id: Seeded.slot(0), fields: fields,
        parts: [
          "members": Array(repeating: ["joined": true], count: memberCount)
        ]),
      key: ("Queue ", ""), name: "Queue ",
      slots: [
        .init { ids.id("queues", $0) }, .init { Seeded.digits($0) },
        .init(kind: "divisions") { divisions[$0 % divisions.count] },
      ],
      parts: { index in
        [
          "members": (0..<memberCount).map {
            [
              "id": .string(Holding.id(users, (index * 5 + $0) % size.users)),
              "ringNumber": 1, "joined": true,
            ]
          },
          "wrapUpCodes": (0..<3).map {
            ["id": .string(Holding.id(codes, (index * 3 + $0) % size.wrapUpCodes))]
          },
        ]
      })
  }
}

extension Seeded {
  /// When made-up objects came to be.
  static let birth = "2026-01-05T08:00:00.000Z"
}
