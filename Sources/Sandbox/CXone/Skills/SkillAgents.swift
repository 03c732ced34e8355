import Documents

/// Who serves which skill and how well: one fact, written and read from both sides.
enum SkillAgents {
  static let routes = skillSide + agentSide

  private static let skillSide: [CXoneRoute] = {
    let path = "skills/{id}/agents"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let skill = try world.read(.skills, call["id"])
        let pairs = world.pairs(of: skill)
        let hidden = skill.part("agents").count - pairs.count
        let answer = try world.page(
          pairs, call, as: "agentSkillAssignments", in: .full,
          around: ["hiddenAgents": .integer(hidden)]
        ) { world.shown($0, forSkill: true) }
        return answer
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        try world.eachAgent(call) { (world, skill, agent, body) throws(CXoneRefusal) in
          try world.pair(skill, agent, body, .new, call)
        }.wrapped("agentResults")
      },
      .acd("PUT", path) { (world, call) throws(CXoneRefusal) in
        try world.eachAgent(call) { (world, skill, agent, body) throws(CXoneRefusal) in
          try world.pair(skill, agent, body, .known, call)
        }.wrapped("agentResults")
      },
      .acd("DELETE", path) { (world, call) throws(CXoneRefusal) in
        try world.eachAgent(call) { (world, skill, agent, _) throws(CXoneRefusal) in
          try world.part(skill, agent, call)
        }.answer("agentResults")
      },
      .acd("DELETE", path + "/{agentId}") { (world, call) throws(CXoneRefusal) in
        let skill = try world.find(.skills, call["id"]).id
        try world.part(skill, try world.find(.agents, call["agentId"]).id, call)
        return .value([:])
      },
    ]
  }()

  private static let agentSide: [CXoneRoute] = {
    let path = "agents/{id}/skills"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let agent = try world.read(.agents, call["id"])
        return try world.answer(world.everyPair().filter { $0.agent.id == agent.id }, call)
      },
      .acd("GET", "agents/skills") { (world, call) throws(CXoneRefusal) in
        let isActive = try call.requiredFlag("isActive")
        let isAgentActive = try call.requiredFlag("isAgentActive")
        let pairs = world.everyPair().filter { pair in
          pair.isActive == isActive && pair.isAgentActive == isAgentActive
        }
        return try world.answer(pairs, call)
      },
      .acd("POST", "agents/skills") { (world, call) throws(CXoneRefusal) in
        try world.pairMany(call)
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        try world.eachSkill(call) { (world, skill, agent, body) throws(CXoneRefusal) in
          try world.pair(skill, agent, body, .new, call)
        }
      },
      .acd("PUT", path) { (world, call) throws(CXoneRefusal) in
        try world.eachSkill(call) { (world, skill, agent, body) throws(CXoneRefusal) in
          try world.pair(skill, agent, body, .known, call)
        }
      },
      .acd("DELETE", path) { (world, call) throws(CXoneRefusal) in
        try world.eachSkill(call) { (world, skill, agent, _) throws(CXoneRefusal) in
          try world.part(skill, agent, call)
        }
      },
    ]
  }()
}

/// What a write expects of a pair.
enum PairState: Sendable {
  case new, known, any
}

extension CXoneWorld {
  fileprivate typealias PairWork =
    (inout CXoneWorld, String, String, Object) throws(CXoneRefusal) -> Void

  func pairs(of skill: Record) -> [SkillPair] {
    let hidden = settings.hidden["agents"] ?? []
    return skill.part("agents").compactMap { entry in
      guard let agent = seen["agents"]?.record(entry["id"]?.string ?? ""),
        hidden.isEmpty || !hidden.contains(agent.text("userName") ?? "")
      else { return nil }
      return SkillPair(skill: skill, agent: agent, entry: entry)
    }
  }

  /// Every pair as reads see it; made once for all pages of a list that nothing comes between.
  mutating func everyPair() -> [SkillPair] {
    let state = SkillPairs.State(
      revision: revision, hidden: settings.hidden, isReversed: conditions.isReversed)
    if pairs.state == state { return pairs.all }
    let all = shownRecords("skills").flatMap { pairs(of: $0) }
    pairs = SkillPairs(state: state, all: all)
    return all
  }

  fileprivate func answer(
    _ pairs: [SkillPair], _ call: CXoneCall
  ) throws(CXoneRefusal) -> Answer {
    let media = try call.number("mediaTypeId")
    let isSkillActive = try call.flag("isSkillActive")
    guard media != nil || isSkillActive != nil else {
      return try page(pairs, call, as: "agentSkillAssignments", in: .full) {
        shown($0, forSkill: false)
      }
    }
    let found = pairs.filter { pair in
      (media.map { pair.skill.fields["mediaTypeId"] == .integer($0) } ?? true)
        && (isSkillActive.map { pair.skill.fields["isActive"] == .bool($0) } ?? true)
    }
    return try page(found, call, as: "agentSkillAssignments", in: .full) {
      shown($0, forSkill: false)
    }
  }

  fileprivate func shown(_ pair: SkillPair, forSkill: Bool) -> Object {
    let proficiency = pair.entry["proficiency"] ?? 3
    var result: Object = [
      "agentId": .integer(Int(pair.agent.id) ?? 0),
      "userId": .string(uuid(of: pair.agent.id, in: "agents")),
      "agentProficiencyValue": proficiency,
      "agentProficiencyName": .string(Self.proficiency(proficiency.integer ?? 3)),
      "isActive": pair.entry["isActive"] ?? true,
      "isSkillActive": pair.skill.fields["isActive"] ?? true,
      "skillId": .integer(Int(pair.skill.id) ?? 0),
      "mediaTypeName": MediaTypes.name(pair.skill.fields["mediaTypeId"]),
    ]
    for name in ["firstName", "lastName", "teamId"] { result[name] = pair.agent.fields[name] }
    for name in ["skillName", "campaignId", "isOutbound", "mediaTypeId", "lastUpdateTime"] {
      result[name] = pair.skill.fields[name]
    }
    result["teamName"] = name(of: pair.agent.fields["teamId"], in: "teams")
    result["campaignName"] = name(of: pair.skill.fields["campaignId"], in: "campaigns")
    if forSkill { result["isAssigned"] = true }
    return result
  }

  private static func proficiency(_ value: Int) -> String {
    let names = ["Highest", "High", "Medium", "Low", "Lowest"]
    return names.indices.contains(value - 1) ? names[value - 1] : String(value)
  }

  fileprivate mutating func eachAgent(
    _ call: CXoneCall, _ work: PairWork
  ) throws(CXoneRefusal) -> BatchOutcome {
    let skill = try find(.skills, call["id"]).id
    return batch(try call.batch("agents"), naming: "agentId") {
      (world, body) throws(CXoneRefusal) in
      let agent = try world.find(.agents, body["agentId"]?.digits ?? "").id
      try work(&world, skill, agent, body)
      return .string(agent)
    }
  }

  fileprivate mutating func eachSkill(
    _ call: CXoneCall, _ work: PairWork
  ) throws(CXoneRefusal) -> Answer {
    let agent = try find(.agents, call["id"]).id
    return batch(try call.batch("skills"), naming: "skillId") {
      (world, body) throws(CXoneRefusal) in
      let skill = try world.find(.skills, body["skillId"]?.digits ?? "").id
      try work(&world, skill, agent, body)
      return .string(skill)
    }.wrapped("skillResults")
  }

  fileprivate mutating func pair(
    _ skill: String, _ agent: String, _ body: Object, _ state: PairState, _ call: CXoneCall
  ) throws(CXoneRefusal) {
    let proficiency = body["proficiency"]?.integer
    guard proficiency.map((1...20).contains) ?? true else {
      throw .invalid("proficiency must be from 1 to 20")
    }
    let entries = truth["skills"]?.record(skill)?.part("agents") ?? []
    let known = entries.first { $0["id"] == .string(agent) }
    if state == .new, known != nil { throw .invalid("the agent has the skill already") }
    if state == .known, known == nil { throw .invalid("the agent does not have the skill") }
    let entry: Object = [
      "id": .string(agent), "isActive": body["isActive"] ?? known?["isActive"] ?? true,
      "proficiency": proficiency.map { .integer($0) } ?? known?["proficiency"] ?? 3,
    ]
    alter(.skills, skill, "agents", call) { entries in
      if let place = entries.firstIndex(where: { $0["id"] == .string(agent) }) {
        entries[place] = entry
      } else {
        entries.append(entry)
      }
    }
  }

  fileprivate mutating func part(
    _ skill: String, _ agent: String, _ call: CXoneCall
  ) throws(CXoneRefusal) {
    let entries = truth["skills"]?.record(skill)?.part("agents") ?? []
    guard entries.contains(where: { $0["id"] == .string(agent) }) else {
      throw .invalid("the agent does not have the skill")
    }
    alter(.skills, skill, "agents", call) { $0.removeAll { $0["id"] == .string(agent) } }
  }

  /// Every agent of a part gets every skill of it.
  fileprivate mutating func pairMany(_ call: CXoneCall) throws(CXoneRefusal) -> Answer {
    var wanted: [Value] = []
    for detail in try call.batch("agentAndSkillDetails") {
      for agent in detail["agentIds"]?.array ?? [] {
        for skills in detail["skills"]?.array ?? [] {
          for skill in skills["skillIds"]?.array ?? [] {
            var body = skills.object ?? [:]
            body["agentId"] = agent
            body["skillId"] = skill
            wanted.append(.object(body))
          }
        }
      }
    }
    return batch(wanted, naming: "skillId") { (world, body) throws(CXoneRefusal) in
      let agent = try world.find(.agents, body["agentId"]?.digits ?? "").id
      let skill = try world.find(.skills, body["skillId"]?.digits ?? "").id
      try world.pair(skill, agent, body, .any, call)
      return .string(skill)
    }.wrapped("skillResults")
  }
}
