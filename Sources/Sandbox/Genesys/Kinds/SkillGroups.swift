import Documents

extension Kind {
  /// Skill groups: whoever meets conditions on skills, which are named and not referred to by id.
  static let skillGroups = Kind(
    name: "skillGroups", path: "/api/v2/routing/skillgroups", entityType: "SkillGroup",
    service: "ContactCenter",
    fields: skillGroupFields,
    stamps: [.dateCreated, .dateModified],
    duplicate: (400, "group.name.in.use"),
    notFound: "not.found",
    movable: "SKILLGROUP",
    parts: [Part(name: "memberDivisions", kind: "divisions")],
    routes: { kind in groupRoutes(kind) + divisionRoutes(kind) },
    computed: { _, _ in ["memberCount": 0, "status": "Complete"] },
    check: { (world, record, _) throws(Refusal) in
      let conditions = record.fields["skillConditions"] ?? []
      for (kind, field) in [("skills", "routingSkill"), ("languages", "languageSkill")] {
        for name in names(field, in: conditions) where world.id(named: name, in: kind) == nil {
          throw .invalid(field, "'\(name)' was not found", code: "invalid.value")
        }
      }
    })

  private static let skillGroupFields: [Field] = [
    Field("name", .text(1...2_000), required: true), Field("division", .reference("divisions")),
    Field("description", .text(0...4_000)),
    Field("skillConditions", .list(.object(condition(levels: 4))), required: true),
  ]

  private static func condition(levels: Int) -> [Field] {
    [
      Field("operation", .choice(["And", "Or", "Not"]), required: true),
      Field(
        "routingSkillConditions", .list(.object(comparison("routingSkill", levels))),
        required: true),
      Field(
        "languageSkillConditions", .list(.object(comparison("languageSkill", levels))),
        required: true),
    ]
  }

  private static func comparison(_ skill: String, _ levels: Int) -> [Field] {
    [
      Field(skill, .text(1...2_000), required: true),
      Field(
        "comparator",
        .choice([
          "EqualTo", "NotEqualTo", "LessThan", "GreaterThan", "GreaterThanOrEqualTo",
          "LessThanOrEqualTo",
        ]), required: true),
      Field("proficiency", .whole(0...5), required: true),
      Field(
        "childConditions",
        levels > 1 ? .list(.object(condition(levels: levels - 1))) : .list(.anything)),
    ]
  }

  /// Every skill that conditions name, however deep.
  private static func names(_ field: String, in value: Value) -> [String] {
    switch value {
    case .array(let values): values.flatMap { names(field, in: $0) }
    case .object(let object):
      [object[field]?.string].compactMap(\.self)
        + object.flatMap { names(field, in: $0.value) }
    default: []
    }
  }

  private static func groupRoutes(_ kind: Kind) -> [Route] {
    [
      // The list tells less of each than a read by id.
      .stream(kind, .any("routing:skillGroup:view")) { shown in
        shown["skillConditions"] = nil
        shown["status"] = nil
      },
      Route("POST", kind.path, .all("routing:skillGroup:add")) { (world, call) throws(Refusal) in
        let body = try call.object()
        let asked = (body["memberDivisions"]?.array ?? []).compactMap(\.string)
        var divisions = asked.contains("*") ? world.allDivisions : asked
        try world.checkDivisions(divisions)
        let home = body["division"]?["id"]?.string ?? world.homeId
        divisions = [home] + divisions.filter { $0 != home }
        let record = try world.create(kind, body, call) { record in
          record.parts["memberDivisions"] = divisions.map { ["id": .string($0)] }
        }
        return world.shown(kind, record)
      },
      .get(kind, .any("routing:skillGroup:view")),
      Route("PATCH", kind.path + "/{id}", .any("routing:skillGroup:edit")) {
        (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let body = try call.object()
        for field in kind.fields where field.isRequired && body[field.name] == nil {
          throw .invalid(
            field.name, "The \(field.name) field is required", code: "general.bad.request")
        }
        return world.shown(kind, try world.patch(kind, record, body, call))
      },
      .delete(kind, .any("routing:skillGroup:delete"), answer: .empty),
    ]
  }

  private static func divisionRoutes(_ kind: Kind) -> [Route] {
    let path = kind.path + "/{id}/members/divisions"
    return [
      Route("GET", path, .any("routing:skillGroup:view")) { (world, call) throws(Refusal) in
        let record = try world.read(kind, call["id"]).record
        let own = record.reference("division") ?? world.homeId
        let others = record.part("memberDivisions").compactMap { $0["id"]?.string }
        let shown = ([own] + others.filter { $0 != own }).map { world.reference($0, "divisions") }
        return .value(["entities": .array(world.ordered(shown))])
      },
      Route("POST", path, .all("routing:skillGroup:add")) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let body = try call.object()
        let added = (body["addDivisionIds"]?.array ?? []).compactMap(\.string)
        let removed = Set((body["removeDivisionIds"]?.array ?? []).compactMap(\.string))
        try world.checkDivisions(added)
        var changed = record
        var ids = record.part("memberDivisions").compactMap { $0["id"]?.string }
        ids = ids.filter { !removed.contains($0) } + added.filter { !ids.contains($0) }
        changed.parts["memberDivisions"] = ids.map { ["id": .string($0)] }
        world.update(kind, record, to: changed, call)
        return .empty
      },
    ]
  }
}

extension World {
  fileprivate var allDivisions: [String] {
    guard let holding = truth["divisions"] else { return [] }
    return holding.order.map { holding.id(at: $0) }
  }

  fileprivate func checkDivisions(_ ids: [String]) throws(Refusal) {
    for id in ids where !isAlive(id, "divisions") {
      throw .invalid("divisionId", "The division \(id) was not found", code: "invalid.value")
    }
  }
}
