import Documents

extension Kind {
  /// Prompts: recorded in Architect and shown here, less what is recorded.
  static let prompts = Kind(
    name: "prompts", path: "/api/v2/architect/prompts", entityType: "UserPrompt",
    service: "Architect",
    fields: [
      Field("name", .text(1...2_000), required: true), Field("description", .text(0...4_000)),
      Field("division", .starReference("divisions")),
    ],
    notFound: "architect.prompt.not.found",
    founding: { world in
      ["HoldMusic", "Welcome"].enumerated().map { number, name in
        Record(
          id: world.identifiers.id("prompts", number),
          fields: ["name": .string(name), "division": ["id": .string(world.homeId)]])
      }
    },
    routes: { kind in
      let view = Permission.all("architect:userPrompt:view")
      return [.list(kind, view, filter: .contains), .get(kind, view)]
    })
}
