import Documents

extension Kind {
  /// Emergency groups: where calls go instead while there is an emergency.
  static let emergencyGroups = Kind(
    name: "emergencyGroups", path: "/api/v2/architect/emergencygroups",
    entityType: "EmergencyGroup", service: "Architect",
    fields: [
      Field("name", .text(1...2_000), required: true, code: "general.bad.request"),
      Field("division", .reference("divisions")), Field("description", .text(0...4_000)),
      Field("enabled", .flag),
      Field(
        "emergencyCallFlows",
        .list(
          .object([
            Field("emergencyFlow", .reference("flows")), Field("ivrs", .list(.reference("ivrs"))),
          ]))),
    ],
    stamps: [.dateCreated, .dateModified, .authors, .version, .state],
    defaults: ["enabled": false, "emergencyCallFlows": []],
    notFound: "general.resource.not.found",
    movable: "EMERGENCYGROUPS",
    isSoftDeleted: true,
    routes: { kind in
      [
        .list(kind, .all("routing:emergencyGroup:view"), filter: .contains),
        .create(kind, .all("routing:emergencyGroup:add")),
        .get(kind, .all("routing:emergencyGroup:view")),
        .replace(kind, .all("routing:emergencyGroup:edit")).sayingNotFound,
        .delete(kind, .all("routing:emergencyGroup:delete")),
        Route("GET", kind.path + "/divisionviews", .all("routing:emergencyGroup:search")) {
          (world, call) throws(Refusal) in
          try world.thin(kind, world.listed(kind, call, .contains), call, upTo: 100)
        },
      ]
    })
}
