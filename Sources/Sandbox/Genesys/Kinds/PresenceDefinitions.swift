import Documents

extension Kind {
  /// Presence definitions: statuses that agents choose; one that is deleted is only switched off.
  static let presenceDefinitions = Kind(
    name: "presenceDefinitions", path: "/api/v2/presence/definitions",
    entityType: "PresenceDefinition", service: "Presence",
    fields: [
      Field("name", .text(0...2_000)), Field("languageLabels", .map(.text(1...2_000))),
      Field("systemPresence", .choice(systemPresences)),
      Field("divisionId", .starId("divisions")), Field("deactivated", .flag),
    ],
    defaults: ["type": "User", "deactivated": false],
    notFound: missing,
    preserved: ["type", "divisionId"],
    isSoftDeleted: true,
    founding: { world in
      ["Available", "Away", "Busy", "Meal"].enumerated().map { index, name in
        Record(
          id: world.identifiers.id("presenceDefinitions", index),
          fields: [
            "name": .string(name), "type": "System", "systemPresence": .string(name),
            "languageLabels": ["en_US": .string(name)], "deactivated": false,
          ])
      }
    },
    routes: { kind in presenceRoutes(kind) },
    check: { (_, record, _) throws(Refusal) in
      guard record.fields["languageLabels"]?.object?.isEmpty == false else {
        throw Refusal(
          409, "presenceservice.organizationpresence.musthaveatleastonelocalelabeldefined",
          "At least one label must be defined")
      }
      guard record.fields["systemPresence"] != nil else {
        throw Refusal(
          409, "presenceservice.organizationpresence.systempresencecannotbenull",
          "The system presence cannot be null")
      }
    })

  private static let missing = "presenceservice.organizationpresence.organizationpresencenotfound"

  private static let systemPresences = [
    "Available", "Away", "Busy", "Offline", "Idle", "OnQueue", "Meal", "Training", "Meeting",
    "Break",
  ]

  private static func presenceRoutes(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path, .all("presence:presenceDefinition:view")) { world, call in
        let asked = call.query["deactivated"]?.lowercased() ?? "false"
        let divisions = Set(call.query.all("divisionId"))
        let holding = world.seen[kind.name]
        let places = asked == "true" ? holding?.graveyard : holding?.order
        let shown = (places ?? []).compactMap { holding?.record(at: $0) }
          .filter { divisions.isEmpty || divisions.contains($0.text("divisionId") ?? "*") }
        return .value([
          "entities": .array(world.ordered(shown.map { labelled(kind, $0, world, call) })),
          "total": .integer(shown.count), "selfUri": .string(kind.path),
        ])
      },
      .create(kind, .all("presence:presenceDefinition:add")),
      Route("GET", kind.path + "/{id}", .all("presence:presenceDefinition:view")) {
        (world, call) throws(Refusal) in
        .value(labelled(kind, try world.read(kind, call["id"]).record, world, call))
      },
      .replace(kind, .all("presence:presenceDefinition:edit")),
      Route(
        "DELETE", kind.path + "/{id}",
        .any("presence:presenceDefinition:delete", "presence:presenceDefinition:edit")
      ) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        var changed = record
        changed.fields["deactivated"] = true
        changed.isDeleted = true
        world.update(kind, record, to: changed, call)
        return .empty
      },
    ]
  }

  /// A definition with the labels of the language that was asked for, or with all of them.
  private static func labelled(
    _ kind: Kind, _ record: Record, _ world: World, _ call: Call
  ) -> Value {
    var shown = world.rendered(kind, record)
    if let locale = call.query["localeCode"], locale != "ALL" {
      let label = record.fields["languageLabels"]?[locale]
      shown["languageLabels"] = .object(Object(label.map { [(locale, $0)] } ?? []))
    }
    return .object(shown)
  }
}
