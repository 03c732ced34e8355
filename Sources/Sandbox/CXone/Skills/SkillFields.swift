import Documents

/// The members of a skill: what is written is not always read under the same name, or at all.
enum SkillFields {
  static let all: [CXoneField] = identity + spelled + references + plain

  private static let identity = [
    CXoneField("skillName", .text(1...30)).required,
    CXoneField("mediaTypeId", .code(MediaTypes.codes)).fixed.required,
    CXoneField("isOutbound", .flag).fixed, CXoneField("outboundStrategy", .text).fixed,
    CXoneField("workItemQueueType", .text).fixed, CXoneField("isActive", .flag).created(as: nil),
  ]

  private static let spelled = [
    CXoneField("popThankYouURL", .text).updated(as: "popThankYouUrl"),
    CXoneField("patronTypingPreview", .flag).updated(as: "patronTypingIndicator"),
    CXoneField("emailParking", .flag).written(as: "enableParking"),
    CXoneField("screenPopDetail", .text).written(as: "screenPopDetails"),
    CXoneField("screenPopTriggerEvent", .whole), CXoneField("screenPopType", .text).unread,
    CXoneField("divisionNo", .reference("divisions")).unread,
  ]

  private static let references = [
    CXoneField("campaignId", .reference("campaigns")),
    CXoneField("scriptId", .reference("scripts")),
    CXoneField("callSuppressionScriptId", .reference("scripts")),
    CXoneField("reskillHours", .reference("hoursOfOperation")),
    CXoneField("stateIdACW", .reference("unavailableCodes")),
    CXoneField("acwPostTimeoutStateId", .reference("unavailableCodes")),
    CXoneField("outboundTelecomRouteId", .reference("outboundRoutes")),
    CXoneField("acwTypeId", .code([1, 2, 3])), CXoneField("acceleration", .number),
    CXoneField("serviceLevelGoal", .whole(0...100)),
  ]

  private static let plain =
    CXoneField.texts(
      "callerIdOverride", "emailFromAddress", "emailBccAddress", "notes", "thankYouLink",
      "transcriptFromAddress")
    + CXoneField.wholes(
      "minWFIAgents", "minWFIAvailableAgents", "minWorkingTime", "agentlessPorts",
      "maxSecondsACW", "agentRestTime", "initialPriority", "maxPriority",
      "serviceLevelThreshold", "shortAbandonThreshold", "chatWarningThreshold",
      "smsTransportCodeId", "messageTemplateId", "evaluationCriteria", "EquityLevel",
      "FallbackTime", "FocusLock", "FocusMetric")
    + CXoneField.flags(
      "emailFromEditable", "requireManualAccept", "interruptible", "agentless",
      "requireDisposition", "allowSecondaryDisposition", "displayThankyou", "popThankYou",
      "makeTranscriptAvailable", "priorityBlending", "useScreenPops", "useCustomScreenPops",
      "enableShortAbandon", "countShortAbandons", "agentTypingIndicator",
      "deliverMultipleNumbersSerially", "cradleToGrave", "priorityInterrupt")

  static let defaults: Object = [
    "isActive": true, "isOutbound": false, "notes": "", "acwTypeId": 1, "maxSecondsACW": 0,
    "requireDisposition": false, "allowSecondaryDisposition": false, "agentRestTime": 0,
    "interruptible": false, "useScreenPops": false, "useCustomScreenPops": false,
    "initialPriority": 0, "acceleration": 1, "maxPriority": 1_000, "emailParking": false,
    "requireManualAccept": false, "agentless": false, "screenPopTriggerEvent": 1,
    "enableShortAbandon": false, "countShortAbandons": false, "patronTypingPreview": false,
  ]

  /// What the document does not demand and tenants do.
  static func demand(_ body: Object) throws(CXoneRefusal) {
    var names = ["campaignId"]
    if body["isOutbound"] != true {
      names += [
        "serviceLevelThreshold", "serviceLevelGoal", "enableShortAbandon",
        "shortAbandonThreshold",
      ]
    }
    for name in names where (body[name] ?? .null) == .null {
      throw .invalid("\(name) is required")
    }
  }

  static func check(
    _ world: CXoneWorld, _ record: Record, _ old: Record?
  ) throws(CXoneRefusal) {
    guard record.fields["isOutbound"] == true, record.text("outboundStrategy") == nil else {
      return
    }
    throw .invalid("outboundStrategy is required")
  }

  static func computed(_ world: CXoneWorld, _ record: Record) -> Object {
    var result: Object = [
      "mediaTypeName": MediaTypes.name(record.fields["mediaTypeId"]),
      "isRunning": record.fields["isRunning"] ?? false,
      "dispositions": .array(record.part("dispositions").compactMap { shown($0, in: world) }),
    ]
    let names = [
      ("campaignId", "campaigns", "campaignName"), ("scriptId", "scripts", "scriptName"),
      ("reskillHours", "hoursOfOperation", "reskillHoursName"),
      ("stateIdACW", "unavailableCodes", "stateNameACW"),
      ("acwPostTimeoutStateId", "unavailableCodes", "acwPostTimeoutStateName"),
    ]
    for (field, kind, name) in names {
      result[name] = world.name(of: record.fields[field], in: kind)
    }
    for field in ["scriptId", "callSuppressionScriptId"] {
      // Every save of a script changes its number, and with it what is read here.
      result[field] = record.fields[field].map { world.currentScript($0) }
    }
    // It is written as a number and read as text.
    result["screenPopTriggerEvent"] = record.fields["screenPopTriggerEvent"].map {
      .string($0.digits ?? "")
    }
    return result
  }

  private static func shown(_ entry: Object, in world: CXoneWorld) -> Value? {
    guard let found = world.seen["dispositions"]?.record(entry["id"]?.string ?? "") else {
      return nil
    }
    return [
      "dispositionId": .integer(Int(found.id) ?? 0),
      "dispositionName": found.fields["dispositionName"] ?? "",
      "priority": entry["priority"] ?? 1,
      "isPreviewDisposition": found.fields["isPreviewDisposition"] ?? false,
    ]
  }

  /// N skills of five agents and three dispositions each.
  static func seeded(_ size: SeededSize) -> [Record] {
    (0..<size.queues).map { number in
      var fields = defaults
      fields["skillName"] = .string("Skill " + Seeded.digits(number))
      fields["mediaTypeId"] = 4
      fields["campaignId"] = .integer(1 + number / 50)
      for (name, value) in [("serviceLevelThreshold", 30), ("serviceLevelGoal", 80)] {
        fields[name] = .integer(value)
      }
      fields["shortAbandonThreshold"] = 10
      fields["lastUpdateTime"] = .string(Seeded.birth)
      var record = Record(id: String(4_000 + number), fields: fields)
      record.parts["agents"] = (0..<5).map { place in
        let person = AgentFields.first + 1 + (number * 5 + place) % size.users
        return [
          "id": .string(String(person)), "isActive": true, "proficiency": .integer(1 + place),
        ]
      }
      record.parts["dispositions"] = (0..<3).map { place in
        let code = 1 + (number * 3 + place) % size.wrapUpCodes
        return ["id": .string(String(code)), "priority": .integer(1 + place)]
      }
      return record
    }
  }
}
