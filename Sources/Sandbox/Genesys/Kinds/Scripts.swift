import Documents

extension Kind {
  /// Scripts: made in the screens and shown here.
  static let scripts = Kind(
    name: "scripts", path: "/api/v2/scripts", entityType: "Script", service: "Scripter",
    fields: [
      Field("name", .text(1...2_000), required: true), Field("division", .reference("divisions")),
    ],
    movable: "SCRIPT",
    founding: { world in
      ["Default Callback Script", "Default Inbound Script"].enumerated().map { number, name in
        Record(
          id: world.identifiers.id("scripts", number),
          fields: ["name": .string(name), "division": ["id": .string(world.homeId)]])
      }
    },
    routes: { kind in
      let view = Permission.any("scripter:script:view")
      return [.list(kind, view, filter: .contains), .get(kind, view)]
        + [("divisionviews", "script:search"), ("published", "publishedScript:view")].map {
          path, right in
          Route("GET", kind.path + "/" + path, .any("scripter:" + right)) {
            (world, call) throws(Refusal) in
            try world.list(kind, call, filter: .contains)
          }
        }
    })
}
