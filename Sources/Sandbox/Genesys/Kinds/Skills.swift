import Documents

extension Kind {
  /// Routing skills: cannot be renamed, and a deleted one can still be read.
  static let skills = Kind(
    name: "skills", path: "/api/v2/routing/skills", entityType: "ACDSkill",
    service: "ContactCenter",
    fields: [
      Field("name", .text(1...2_000), required: true), Field("division", .reference("divisions")),
    ],
    stamps: [.dateModified, .textVersion, .state],
    duplicate: (409, "general.conflict"),
    notFound: "skillsservice.skillnotfound",
    brokenReference: (400, "skill.does.not.exist"),
    isSoftDeleted: true,
    routes: { kind in
      [
        .list(kind, .any("routing:skill:view"), filter: .prefix, upTo: 500),
        Route("POST", kind.path, .any("routing:skill:manage", "routing:skill:create")) {
          (world, call) throws(Refusal) in
          let record = try world.create(kind, try call.withDivision(), call)
          return world.shown(kind, record)
        },
        .get(kind, .any("routing:skill:view")),
        Route("PATCH", kind.path + "/{id}", .any("routing:skill:update")) {
          (world, call) throws(Refusal) in
          let record = try world.find(kind, call["id"])
          let body = try call.withDivision()
          let division = kind.fields.filter { $0.name == "division" }
          let changed = try world.patch(kind, record, body, call, fields: division)
          return world.shown(kind, changed)
        },
        .delete(kind, .any("routing:skill:manage", "routing:skill:delete")),
      ]
    },
    seeded: { size, ids in
      .named("skills", "Skill ", size.skills, ids, ["version": "1", "state": "active"])
    })
}

extension Call {
  /// The body, its `divisionId` turned into the reference that objects keep.
  func withDivision() throws(Refusal) -> Object {
    var body = try object()
    if let id = body["divisionId"]?.string { body["division"] = ["id": .string(id)] }
    return body
  }
}

extension Seeded {
  /// Objects of which there is little more to say than their name.
  static func named(
    _ kind: String, _ name: String, _ count: Int, _ ids: Identifiers, _ more: Object,
    isDivisioned: Bool = true
  ) -> Seeded? {
    guard count > 0 else { return nil }
    var fields: Object = ["name": .string(name + slot(1))]
    if isDivisioned { fields["division"] = ["id": .string(ids.id("divisions", 0))] }
    for (field, value) in more { fields[field] = value }
    fields["dateModified"] = .string(birth)
    return Seeded(
      count: count, model: Record(id: slot(0), fields: fields),
      key: (name, ""), name: name,
      slots: [.init { ids.id(kind, $0) }, .init { digits($0) }], parts: { _ in [:] })
  }
}
