import Documents

extension Kind {
  /// Wrap-up codes: what an agent says an interaction was about.
  static let wrapUpCodes = Kind(
    name: "wrapUpCodes", path: "/api/v2/routing/wrapupcodes", entityType: "WrapupCode",
    service: "ContactCenter",
    fields: [
      Field("name", .text(1...2_000), required: true, code: "invalid.name"),
      Field("division", .starReference("divisions")),
      Field("description", .text(0...4_000)),
    ],
    stamps: [.dateCreated, .dateModified, .authors],
    duplicate: (400, "duplicate.name"),
    notFound: "resource.not.found",
    routes: { kind in
      let views = kind.path + "/divisionviews"
      return [
        .list(kind, .all("routing:wrapupCode:view"), filter: .glob, upTo: 100),
        .create(kind, .all("routing:wrapupCode:add")),
        .get(kind, .all("routing:wrapupCode:view")),
        .replace(kind, .all("routing:wrapupCode:edit")),
        .delete(kind, .all("routing:wrapupCode:delete")),
        Route("GET", views, .all("routing:wrapupCode:search")) { (world, call) throws(Refusal) in
          try world.list(kind, call, filter: .glob)
        },
        Route("GET", views + "/{id}", .all("routing:wrapupCode:search")) {
          (world, call) throws(Refusal) in
          world.shown(kind, try world.read(kind, call["id"]).record)
        },
      ]
    },
    seeded: { size, ids in
      .named("wrapUpCodes", "Code ", size.wrapUpCodes, ids, ["dateCreated": .string(Seeded.birth)])
    })
}
