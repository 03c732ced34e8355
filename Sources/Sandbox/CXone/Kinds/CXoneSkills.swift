import Documents

extension CXoneKind {
  /// Skills: where contacts wait for an agent. They can be switched off, not deleted.
  static let skills: CXoneKind = CXoneKind(
    name: "skills", id: "skillId", key: "skillName", first: 4_000,
    fields: SkillFields.all, defaults: SkillFields.defaults,
    parts: [
      Part(
        name: "agents", kind: "agents", extras: ["isActive": true, "proficiency": 3],
        rating: "proficiency"),
      Part(name: "dispositions", kind: "dispositions", extras: ["priority": 1]),
      Part(name: "tags", kind: "tags"),
    ],
    seeded: { _, size in SkillFields.seeded(size) },
    routes: { kind in
      skillRoutes(kind) + skillWriteRoutes(kind) + activityRoutes(kind) + SkillAgents.routes
        + SkillDialler.routes
        + SkillTags.routes
    },
    computed: SkillFields.computed,
    check: SkillFields.check)

  private static func activityRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    [
      .acd("GET", "skills/activity") { (world, call) throws(CXoneRefusal) in
        let media = try call.number("mediaTypeId")
        let skills = world.shownRecords(kind.name).filter { skill in
          media.map { skill.fields["mediaTypeId"] == .integer($0) } ?? true
        }
        return try world.page(
          skills, call, as: "skillActivity", in: [.total, .links, .pollTime], upTo: 1_000
        ) { world.activity(of: $0, call) }
      },
      .acd("GET", "skills/{id}/activity") { (world, call) throws(CXoneRefusal) in
        let skill = try world.read(kind, call["id"])
        return try world.page([skill], call, as: "skillActivity", in: .pollTime) {
          world.activity(of: $0, call)
        }
      },
    ]
  }

  private static func skillRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    [
      .acd("GET", "skills") { (world, call) throws(CXoneRefusal) in
        let media = try call.number("mediaTypeId")
        let strategy = call.query["outboundStrategy"]
        return try world.list(kind, call, as: "skills") { record in
          (media.map { record.fields["mediaTypeId"] == .integer($0) } ?? true)
            && (strategy.map { record.text("outboundStrategy") == $0 } ?? true)
        }
      },
      .acd("GET", "skills/{id}") { (world, call) throws(CXoneRefusal) in
        .value(.object(world.rendered(kind, try world.read(kind, call["id"]))))
      },
      .acd("GET", "skills/{id}/dispositions") { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        return try world.page(
          record.part("dispositions"), call, as: "dispositions",
          around: [
            "skillId": .integer(Int(record.id) ?? 0),
            "skillName": record.fields["skillName"] ?? "",
          ]
        ) { entry in
          let found = world.seen["dispositions"]?.record(entry["id"]?.string ?? "")
          let shown = found.map { world.rendered(.dispositions, $0) } ?? [:]
          return [
            "dispositionId": shown["dispositionId"] ?? 0,
            "dispositionName": shown["dispositionName"] ?? "",
            "displayOrder": entry["priority"] ?? 1,
            "classification": shown["classificationName"] ?? "",
            "isPreviewDisposition": shown["isPreviewDisposition"] ?? false,
          ]
        }
      },
    ]
  }

  private static func skillWriteRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    [
      .acd("POST", "skills") { (world, call) throws(CXoneRefusal) in
        world.batch(try call.batch("skills"), naming: "skillId") {
          (world, body) throws(CXoneRefusal) in
          try SkillFields.demand(body)
          let dispositions = try world.dispositions(in: body)
          let made = try world.create(kind, body, call) {
            $0.parts["dispositions"] = dispositions
          }
          return .integer(Int(made.id) ?? 0)
        }.answer("skillsResults")
      },
      .acd("PUT", "skills/{id}") { (world, call) throws(CXoneRefusal) in
        guard let body = try call.object()["skill"]?.object else {
          throw .invalid("skill is required")
        }
        let record = try world.find(kind, call["id"])
        let dispositions = try world.dispositions(in: body)
        try world.change(kind, record, body, call)
        world.alter(kind, record.id, "dispositions", call) { $0 = dispositions }
        return .value(["success": true, "skillId": .integer(Int(record.id) ?? 0)])
      },
    ]
  }
}

extension CXoneWorld {
  /// What goes on at a skill right now.
  fileprivate func activity(of skill: Record, _ call: CXoneCall) -> Object {
    let use = settings.liveUse[skill.text("skillName") ?? ""] ?? LiveUse()
    return [
      "skillId": .integer(Int(skill.id) ?? 0), "skillName": skill.fields["skillName"] ?? "",
      "serverTime": .string(call.now.description),
      "isActive": skill.fields["isActive"] ?? true,
      "mediaTypeId": skill.fields["mediaTypeId"] ?? 4, "queueCount": .integer(use.waiting),
      "contactsActive": .integer(use.active),
    ]
  }

  /// The dispositions that a skill's own body assigns; current clusters may forget them.
  fileprivate func dispositions(in body: Object) throws(CXoneRefusal) -> [Object] {
    guard !settings.ignoresDispositions else { return [] }
    var result: [Object] = []
    for entry in body["dispositions"]?.array ?? [] {
      guard let id = entry["dispositionId"]?.integer,
        truth["dispositions"]?.record(String(id)) != nil
      else { throw .invalid("dispositionId is invalid") }
      result.append(["id": .string(String(id)), "priority": entry["priority"] ?? 1])
    }
    return result
  }
}
