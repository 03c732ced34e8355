import Documents

extension Kind {
  /// Flows: made in Architect, which is not simulated, and shown here; a name is unique among the
  /// flows of its type.
  static let flows = Kind(
    name: "flows", path: "/api/v2/flows", entityType: "Flow", service: "Architect",
    fields: [
      Field("name", .text(1...2_000), required: true), Field("type", .choice(flowTypes)),
      Field("description", .text(0...4_000)), Field("division", .reference("divisions")),
      Field("active", .flag), Field("system", .flag),
    ],
    defaults: ["type": "INBOUNDCALL", "active": true, "system": false],
    notFound: "architect.flow.not.found",
    movable: "FLOW",
    isSoftDeleted: true,
    founding: { world in
      [
        ("Default In-Queue Flow", "INQUEUECALL"), ("Default Inbound Flow", "INBOUNDCALL"),
        ("Default Voicemail Flow", "VOICEMAIL"),
      ].enumerated().map { number, flow in
        Record(
          id: world.identifiers.id("flows", number),
          fields: [
            "name": .string(flow.0), "type": .string(flow.1), "active": true, "system": true,
            "division": ["id": .string(world.homeId)],
          ])
      }
    },
    routes: { kind in flowRoutes(kind) },
    computed: { _, record in ["deleted": .bool(record.isDeleted)] },
    check: { (world, record, old) throws(Refusal) in
      let others = world.truth["flows"].map { flows in
        flows.places(of: record.name).compactMap { flows.record(at: $0) }
      }
      let isTaken = (others ?? []).contains { other in
        other.id != old?.id && other.text("type") == record.text("type")
      }
      if isTaken {
        throw Refusal(
          409, "architect.flow.already.exists", "A flow named '\(record.name)' already exists")
      }
    })

  private static let flowTypes = [
    "INBOUNDCALL", "BOT", "COMMONMODULE", "DIGITALBOT", "EMAILSEND", "INBOUNDCHAT",
    "INBOUNDEMAIL", "INBOUNDSHORTMESSAGE", "INQUEUECALL", "INQUEUEEMAIL", "INQUEUESHORTMESSAGE",
    "OUTBOUNDCALL", "SECURECALL", "SPEECH", "SURVEYINVITE", "VOICE", "VOICEMAIL", "VOICESURVEY",
    "WORKFLOW", "WORKITEM",
  ]

  private static func flowRoutes(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path, .any("architect:flow:view")) { (world, call) throws(Refusal) in
        let types = Set(call.query.all("type").map { $0.uppercased() })
        let unknown = types.subtracting(flowTypes).sorted()
        guard unknown.isEmpty else {
          throw Refusal(
            400, "architect.invalid.flow.type", "\(unknown[0]) is not a type of flow")
        }
        var places = world.listed(kind, call, .contains)
        if call.query.isTrue("deleted") { places += world.seen[kind.name]?.graveyard ?? [] }
        let shown = places.filter { place in
          let type = world.seen[kind.name]?.record(at: place)?.text("type") ?? ""
          return types.isEmpty || types.contains(type)
        }
        return try world.page(kind, shown, call, upTo: 500)
      },
      Route("GET", kind.path + "/{id}", .any("architect:flow:view")) {
        (world, call) throws(Refusal) in
        let record = try world.read(kind, call["id"]).record
        guard !record.isDeleted || call.query.isTrue("deleted") else {
          throw Refusal(410, "architect.flow.deleted", "The flow was deleted: \(record.name)")
        }
        return world.shown(kind, record)
      },
    ]
  }
}

extension World {
  /// Refuses a flow that is not published, or of a type that does not fit.
  func demandFlow(
    _ reference: Value?, of type: String, at path: String, code: String
  ) throws(Refusal) {
    guard let id = reference?["id"]?.string, let flow = truth["flows"]?.record(id) else { return }
    guard flow.fields["active"] == true, flow.text("type") == type else {
      throw .invalid(path, "\(path) must be a published flow of type \(type)", code: code)
    }
  }
}
