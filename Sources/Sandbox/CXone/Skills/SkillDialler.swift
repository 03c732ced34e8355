import Documents

/// What only skills that dial have, and whether they do so now.
enum SkillDialler {
  static let routes: [CXoneRoute] = [
    .acd("GET", "skills/{id}/parameters") { (world, call) throws(CXoneRefusal) in
      let skill = try world.read(.skills, call["id"])
      guard skill.fields["isOutbound"] == true else { return .empty }
      var body: Object = [
        "skillName": skill.fields["skillName"] ?? "", "skillNo": .integer(Int(skill.id) ?? 0),
      ]
      for name in settings { body[name] = skill.fields[name] ?? [:] }
      return .value(.object(body))
    },
    .acd("GET", "skills/{id}/parameters/schedule-settings") {
      (world, call) throws(CXoneRefusal) in
      let skill = try world.read(.skills, call["id"])
      guard skill.fields["isOutbound"] == true else { return .empty }
      // It is written inside scheduleSettings and read without it.
      return .value(skill.fields["scheduleSettings"] ?? ["isScheduled": false])
    },
    write("general-settings", "generalSettings"), write("retry-settings", "retrySettings"),
    write("schedule-settings", "scheduleSettings"),
    run("start", true), run("stop", false),
  ]

  private static let settings = ["generalSettings", "retrySettings", "scheduleSettings"]

  private static func write(_ path: String, _ member: String) -> CXoneRoute {
    .acd("PUT", "skills/{id}/parameters/" + path) { (world, call) throws(CXoneRefusal) in
      guard let sent = try call.object()[member]?.object else {
        throw .invalid("\(member) is required")
      }
      try world.dial(call) { skill in
        skill.fields[member] = .object((skill.fields[member]?.object ?? [:]).merging(sent))
      }
      return .empty
    }
  }

  private static func run(_ path: String, _ isRunning: Bool) -> CXoneRoute {
    .acd("POST", "skills/{id}/" + path) { (world, call) throws(CXoneRefusal) in
      try world.dial(call) { $0.fields["isRunning"] = .bool(isRunning) }
      return .empty
    }
  }
}

extension CXoneWorld {
  fileprivate mutating func dial(
    _ call: CXoneCall, _ change: (inout Record) -> Void
  ) throws(CXoneRefusal) {
    let skill = try find(.skills, call["id"])
    guard skill.fields["isOutbound"] == true else {
      throw .invalid("the skill is not outbound")
    }
    var changed = skill
    change(&changed)
    try replace(.skills, skill, changed, call)
  }
}
