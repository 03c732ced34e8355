import Documents

extension CXoneKind {
  /// Teams: everybody is in exactly one. The UserHub knows the same teams by uuid.
  static let teams: CXoneKind = CXoneKind(
    name: "teams", id: "teamId", key: "teamName",
    fields: [
      CXoneField("teamName", .text(1...50)).alwaysRequired, CXoneField("isActive", .flag),
      CXoneField("teamLeadId", .uuid("agents")), CXoneField("deliveryMode", .text(0...50)),
      CXoneField("divisionNo", .reference("divisions")),
    ] + CXoneField.texts("notes", "description", "teamUuid")
      + CXoneField.wholes(
        "maxConcurrentChats", "maxEmailAutoParkingLimit", "chatThreshold", "emailThreshold",
        "workItemThreshold", "voiceThreshold", "smsThreshold", "digitalThreshold",
        "totalContactCount") + teamFlags,
    defaults: [
      "isActive": true, "maxConcurrentChats": 3, "requestContact": false,
      "contactAutoFocus": false, "wfoEnabled": false, "wfm2Enabled": false, "qm2Enabled": false,
      "maxEmailAutoParkingLimit": 25, "notes": "", "description": "", "divisionNo": 1,
    ],
    parts: [Part(name: "unavailableCodes", kind: "unavailableCodes")],
    founding: [["teamName": "Default Team"]],
    seeded: { _, size in
      (0..<max(1, size.divisions)).map { number in
        Record(
          id: String(2 + number),
          fields: [
            "teamName": .string("Team " + Seeded.digits(number)), "isActive": true,
            "maxConcurrentChats": 3, "divisionNo": 1, "lastUpdateTime": .string(Seeded.birth),
          ])
      }
    },
    routes: { kind in teamRoutes(kind) + teamAgentRoutes(kind) + teamCodeRoutes(kind) },
    computed: { world, record in
      let members = world.shownRecords("agents").count {
        $0.fields["teamId"]?.integer == Int(record.id)
      }
      return [
        "agentCount": .integer(members),
        "teamUuid": .string(world.uuid(of: record.id, in: "teams")),
      ]
    },
    check: { (world, record, old) throws(CXoneRefusal) in
      guard old?.fields["isActive"] != false, record.fields["isActive"] == false,
        world.all("agents").contains(where: {
          $0.fields["teamId"]?.integer == Int(record.id) && $0.fields["isActive"] == true
        })
      else { return }
      throw .invalid("the team has agents; forceInactive moves them on")
    })

  private static let teamFlags =
    CXoneField.flags(
      "wfoEnabled", "wfm2Enabled", "qm2Enabled", "inViewEnabled", "inViewGamificationEnabled",
      "inViewWallboardEnabled", "inViewLMSEnabled", "analyticsEnabled", "requestContact",
      "contactAutoFocus", "niceAudioRecordingEnabled", "niceCoachingEnabled",
      "niceDesktopAnalyticsEnabled", "niceLessonManagementEnabled")
    + CXoneField.flags(
      "nicePerformanceManagementEnabled", "niceQmEnabled", "niceQualityOptimizationEnabled",
      "niceScreenRecordingEnabled", "niceShiftBiddingEnabled", "niceSpeechAnalyticsEnabled",
      "niceStrategicPlannerEnabled", "niceSurvey_CustomerEnabled", "niceWfmEnabled",
      "niceWfoAdvancedEnabled", "cxOneCustomerAuthenticationEnabled", "niceWfoEssentialsEnabled",
      "channelLock")

  private static func teamRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    [
      .acd("GET", "teams") { (world, call) throws(CXoneRefusal) in
        let records = try world.filtered(kind, call)
        return try world.page(records, call, as: "teams", in: .full) { record in
          // Lists spell this one with a small o.
          var shown = world.rendered(kind, record)
          shown["cxoneCustomerAuthenticationEnabled"] = shown["cxOneCustomerAuthenticationEnabled"]
          shown["cxOneCustomerAuthenticationEnabled"] = nil
          return shown
        }
      },
      .acd("POST", "teams") { (world, call) throws(CXoneRefusal) in
        try world.createBatch(kind, call, "teams", results: "results")
      },
      .acd("GET", "teams/{id}") { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        return .value(["teams": [.object(world.rendered(kind, record))]])
      },
      .acd("PUT", "teams/{id}") { (world, call) throws(CXoneRefusal) in
        let body = try call.object()
        guard let team = body["team"]?.object else { throw .invalid("team is required") }
        let record = try world.find(kind, call["id"])
        if body["forceInactive"] == true, team["isActive"] == false {
          try world.emptied(record, call)
        }
        try world.change(kind, record, team, call)
        return .empty
      },
    ]
  }

  private static func teamAgentRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "teams/{id}/agents"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        let members = try world.filtered(.agents, call)
          .filter { $0.fields["teamId"]?.integer == Int(record.id) }
        guard !members.isEmpty else { return .empty }
        let agents = members.map { Value.object(world.rendered(.agents, $0)) }
        var team = world.rendered(kind, record)
        team["agents"] = .array(agents)
        return .value([
          "businessUnitId": world.unitId, "totalRecords": .integer(members.count),
          "lastPollTime": .string(call.now.description), "teams": [.object(team)],
        ])
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        let record = try world.find(kind, call["id"])
        return try world.move(to: record.id, call)
      },
      .acd("DELETE", path) { (world, call) throws(CXoneRefusal) in
        _ = try world.find(kind, call["id"])
        let target = try world.find(kind, try call.requiredText("transferTeamId"))
        return try world.move(to: target.id, call)
      },
    ]
  }
}

extension CXoneWorld {
  fileprivate mutating func move(
    to team: String, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Answer {
    batch(try call.batch("agents"), naming: "agentId") { (world, body) throws(CXoneRefusal) in
      let person = try world.find(.agents, body["agentId"]?.digits ?? "")
      var moved = person
      moved.fields["teamId"] = .integer(Int(team) ?? 0)
      try world.replace(.agents, person, moved, call)
      return .string(person.id)
    }.wrapped("agentResults")
  }

  /// Moves everybody of a team that is switched off to the default team.
  fileprivate mutating func emptied(
    _ team: Record, _ call: CXoneCall
  ) throws(CXoneRefusal) {
    for person in all("agents") where person.fields["teamId"]?.integer == Int(team.id) {
      var moved = person
      moved.fields["teamId"] = 1
      try replace(.agents, person, moved, call)
    }
  }
}

extension Value {
  /// A number as text, whether it was sent as one or the other.
  var digits: String? { string ?? integer.map { String($0) } }
}
