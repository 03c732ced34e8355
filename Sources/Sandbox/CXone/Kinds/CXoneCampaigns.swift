import Documents

extension CXoneKind {
  /// Campaigns group skills in reports; they dial nothing.
  static let campaigns: CXoneKind = CXoneKind(
    name: "campaigns", id: "id", key: "name",
    fields: [
      CXoneField("name", .text(1...50)).alwaysRequired, CXoneField("isActive", .flag),
      CXoneField("divisionId", .reference("divisions")),
    ] + CXoneField.texts("notes", "description"),
    defaults: ["isActive": true, "notes": "", "description": ""],
    seeded: { _, size in
      (0..<(size.queues / 50 + 1)).map { number in
        Record(
          id: String(1 + number),
          fields: [
            "name": .string("Campaign " + Seeded.digits(number)), "isActive": true,
            "lastUpdateTime": .string(Seeded.birth),
          ])
      }
    },
    routes: { kind in campaignRoutes(kind) + campaignSkillRoutes(kind) })

  private static func campaignRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "campaigns"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        guard call.version < 33 else {
          return try world.page(
            try world.filtered(kind, call), call, as: "campaigns", in: [.total, .links, .unit]
          ) { record in
            var shown = world.rendered(kind, record)
            shown["divisionId"] = nil
            return shown
          }
        }
        return try world.oldCampaigns(call)
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        let body = try call.object()
        guard call.version < 33 else {
          let made = try world.create(kind, body, call)
          return .value(["id": .integer(Int(made.id) ?? 0)])
        }
        return try world.createOldCampaigns(body, call)
      },
      .acd("GET", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        .value(.object(world.rendered(kind, try world.read(kind, call["id"]))))
      },
      .update(kind, path), .status(kind, path), .history(kind, path),
    ]
  }

  private static func campaignSkillRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "campaigns/{id}/skills"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let campaign = try world.read(kind, call["id"])
        let skills = try world.filtered(.skills, call)
          .filter { $0.fields["campaignId"]?.integer == Int(campaign.id) }
        return try world.page(skills, call, as: "skills", in: [.total, .unit]) { skill in
          let media = skill.fields["mediaTypeId"]
          return [
            "mediaType": media ?? 0, "mediaName": MediaTypes.name(media),
            "skillId": .integer(Int(skill.id) ?? 0), "skillName": skill.fields["skillName"] ?? "",
          ]
        }
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        let campaign = try world.find(kind, call["id"])
        return try world.move(call, all: "addAll", to: .integer(Int(campaign.id) ?? 0))
      },
      .acd("DELETE", path) { (world, call) throws(CXoneRefusal) in
        _ = try world.find(kind, call["id"])
        return try world.move(call, all: "removeAll", to: nil)
      },
    ]
  }
}

extension CXoneWorld {
  /// Up to v32 the list stands in `resultSet`, under other names.
  fileprivate func oldCampaigns(_ call: CXoneCall) throws(CXoneRefusal) -> Answer {
    let records = try filtered(.campaigns, call)
    guard !records.isEmpty else { return .empty }
    let list = records.map { record -> Value in
      [
        "campaignId": .integer(Int(record.id) ?? 0), "campaignName": record.fields["name"] ?? "",
        "isActive": record.fields["isActive"] ?? true,
      ]
    }
    return .value(["resultSet": ["businessUnitId": unitId, "campaigns": .array(list)]])
  }

  /// Up to v32 campaigns are created in a batch, and a flat body is more than the server can bear.
  fileprivate mutating func createOldCampaigns(
    _ body: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Answer {
    guard let parts = body["campaigns"]?.array else {
      throw CXoneRefusal(500, "InternalServerError", "an error has occurred")
    }
    return batch(parts, naming: "campaignId") { (world, part) throws(CXoneRefusal) in
      let made = try world.create(.campaigns, ["name": part["campaignName"] ?? .null], call)
      return .integer(Int(made.id) ?? 0)
    }.answer("campaignResults")
  }

  fileprivate mutating func move(
    _ call: CXoneCall, all: String, to campaign: Value?
  ) throws(CXoneRefusal) -> Answer {
    let body = try call.object()
    let sent = (body["skills"]?.array ?? []).compactMap(\.integer).map { String($0) }
    let ids = body[all] == true ? self.all("skills").map(\.id) : sent
    var (done, invalid): ([Value], [Value]) = ([], [])
    for id in ids {
      guard let skill = truth["skills"]?.record(id) else {
        invalid.append(.integer(Int(id) ?? 0))
        continue
      }
      var moved = skill
      moved.fields["campaignId"] = campaign
      try replace(.skills, skill, moved, call)
      done.append(.integer(Int(id) ?? 0))
    }
    let member = campaign == nil ? "unassignedSkills" : "assignedSkills"
    return .value([member: .array(done), "invalidSkills": .array(invalid)])
  }
}
