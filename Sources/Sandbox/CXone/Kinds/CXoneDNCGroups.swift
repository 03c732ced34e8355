import Documents

extension CXoneKind {
  /// Lists of numbers that must not be called, the skills that add to them and those they bind.
  static let dncGroups: CXoneKind = CXoneKind(
    name: "dncGroups", id: "dncGroupId", key: "dncGroupName",
    fields: [
      CXoneField("dncGroupName", .text(1...100)).required,
      CXoneField("dncGroupDescription", .text), CXoneField("isActive", .flag).created(as: nil),
    ],
    defaults: ["isActive": true, "dncGroupDescription": ""], isReplaced: false,
    parts: [
      Part(name: "contributingSkills", kind: "skills"),
      Part(name: "scrubbedSkills", kind: "skills"),
    ],
    routes: { kind in
      groupRoutes(kind) + skillRoutes(kind, "contributing-skills", "contributingSkills")
        + skillRoutes(kind, "scrubbed-skills", "scrubbedSkills") + recordRoutes(kind)
    },
    computed: { _, record in
      ["validRecords": .integer(record.part("records").count), "isRemoved": false]
    },
    planted: { (world, record, natural, call) throws(CXoneRefusal) in
      guard let numbers = natural["records"]?.array else { return }
      world.alter(.dncGroups, record.id, "records", call) { records in
        records = numbers.map { ["phoneNumber": $0, "expiredDate": .null] }
      }
    })

  private static func groupRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "dnc-groups"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let records = try world.filtered(kind, call)
        guard !records.isEmpty else { return .empty }
        return .value([
          "resultSet": [
            "totalGroups": .integer(records.count),
            "dncGroups": .array(records.map { .object(world.rendered(kind, $0)) }),
          ]
        ])
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        let made = try world.create(kind, try call.object(), call)
        return .value(["dncGroups": [.object(world.rendered(kind, made))]])
      },
      .acd("GET", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        return .value([
          "resultSet": ["totalGroups": 1, "dncGroups": [.object(world.rendered(kind, record))]]
        ])
      },
      .acd("PUT", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        let body = call.written("dncGroupName", "dncGroupDescription", "isActive")
        let changed = try world.change(kind, try world.find(kind, call["id"]), body, call)
        return .value(["dncGroups": [.object(world.rendered(kind, changed))]])
      },
    ]
  }

  private static func skillRoutes(
    _ kind: CXoneKind, _ segment: String, _ part: String
  ) -> [CXoneRoute] {
    let path = "dnc-groups/{id}/" + segment
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let group = try world.read(kind, call["id"])
        let skills = group.part(part).compactMap { entry in
          world.seen["skills"]?.record(entry["id"]?.string ?? "")
        }
        return try world.page(skills, call, as: part) { skill in
          [
            "skillId": .integer(Int(skill.id) ?? 0), "skillName": skill.fields["skillName"] ?? "",
          ]
        }
      },
      .acd("POST", path + "/{skill}") { (world, call) throws(CXoneRefusal) in
        let entry: Object = ["id": .string(try world.find(.skills, call["skill"]).id)]
        world.alter(kind, try world.find(kind, call["id"]).id, part, call) { entries in
          if !entries.contains(entry) { entries.append(entry) }
        }
        return .empty
      },
      .acd("DELETE", path + "/{skill}") { (world, call) throws(CXoneRefusal) in
        let entry: Object = ["id": .string(try world.find(.skills, call["skill"]).id)]
        let group = try world.find(kind, call["id"])
        guard group.part(part).contains(entry) else { throw .missing("skillId", call["skill"]) }
        world.alter(kind, group.id, part, call) { $0.removeAll { $0 == entry } }
        return .empty
      },
    ]
  }

  private static func recordRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "dnc-groups/{id}/records"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let records = try world.read(kind, call["id"]).part("records")
        let start = min(records.count, try call.number("skip") ?? 0)
        let page = records[start...].prefix(max(1, min(100, try call.number("top") ?? 50)))
        guard !page.isEmpty else { return .empty }
        return .value([
          "resultSet": [
            "totalRecords": .integer(records.count),
            "dncRecords": .array(page.map { .object($0) }),
          ]
        ])
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        try eachRecord(kind, &world, call) { records, number, body in
          records.removeAll { $0["phoneNumber"] == .string(number) }
          records.append([
            "phoneNumber": .string(number), "expiredDate": body["expiredDate"] ?? .null,
          ])
        }
      },
      .acd("DELETE", path) { (world, call) throws(CXoneRefusal) in
        try eachRecord(kind, &world, call) { records, number, _ in
          records.removeAll { $0["phoneNumber"] == .string(number) }
        }
      },
    ]
  }

  private static func eachRecord(
    _ kind: CXoneKind, _ world: inout CXoneWorld, _ call: CXoneCall,
    _ change: (inout [Object], String, Object) -> Void
  ) throws(CXoneRefusal) -> Answer {
    let group = try world.find(kind, call["id"]).id
    let outcome = world.batch(try call.batch("dncGroupRecords"), naming: "formattedPhone") {
      (world, body) throws(CXoneRefusal) in
      guard let number = body["phoneNumber"]?.digits, number.contains(where: \.isNumber) else {
        throw .invalid("phoneNumber is invalid")
      }
      world.alter(kind, group, "records", call) { change(&$0, number, body) }
      return .string(number)
    }
    return outcome.wrapped("recordResults")
  }
}
