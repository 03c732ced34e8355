import Documents

/// What a user may hold, and the two ways to change one: its state, or anything else.
enum UserFields {
  static let all: [Field] = [
    Field("name", .text(1...2_000), required: true, code: "general.bad.request"),
    Field("email", .text(3...256), required: true, code: "general.bad.request"),
    Field("division", .reference("divisions")),
    Field("department", .text(0...256)), Field("title", .text(0...256)),
    Field("addresses", .list(.object(address)), code: "general.bad.request"),
    Field("state", .choice(["active", "inactive", "deleted"])),
    Field("manager", .id("users")), Field("preferredName", .text(0...256)),
    Field("certifications", .list(.text(0...256))), Field("acdAutoAnswer", .flag),
    Field("biography", .anything), Field("employerInfo", .anything),
    Field("locations", .anything), Field("images", .anything),
  ]

  private static let address = [
    Field("address", .text(0...256)), Field("mediaType", .choice(["PHONE", "EMAIL", "SMS"])),
    Field(
      "type",
      .choice([
        "PRIMARY", "WORK", "WORK2", "WORK3", "WORK4", "HOME", "MOBILE", "MAIN", "OTHER",
      ])),
    Field("extension", .text(0...20)), Field("countryCode", .text(0...5)),
    Field("integration", .text(0...100)),
  ]

  static func seeded(_ size: SeededSize, _ ids: Identifiers) -> Seeded {
    let divisions = (0..<size.divisions).map { ids.id("divisions", $0) }
    return Seeded(
      count: size.users,
      model: Record(
        id: Seeded.slot(0),
        fields: [
          "name": .string("Agent " + Seeded.slot(1)),
          "email": .string("agent." + Seeded.slot(1) + "@acme.example"),
          "division": ["id": .string(Seeded.slot(2))], "state": "active", "version": 1,
          "acdAutoAnswer": false,
        ]),
      key: ("agent.", "@acme.example"), name: "Agent ",
      slots: [
        .init { ids.id("users", $0) }, .init { Seeded.digits($0) },
        .init(kind: "divisions") { divisions[$0 % divisions.count] },
      ],
      parts: { _ in [:] })
  }

  /// Where `state` is present nothing else may change, and a deleted user may come back.
  static func patch(
    _ kind: Kind, _ world: inout World, _ call: Call
  ) throws(Refusal) -> Record {
    let body = try call.object()
    guard let record = world.truth[kind.name]?.record(call["id"]) else {
      throw .missing(kind.notFound, kind.entityType, call["id"])
    }
    guard let state = body["state"]?.string, state != record.text("state") else {
      guard !record.isDeleted else {
        throw .missing(kind.notFound, kind.entityType, call["id"])
      }
      return try world.patch(kind, record, body, call, fields: writable)
    }
    let others = body.keys.filter { !["version", "state", "id", "selfUri"].contains($0) }
    guard others.isEmpty else {
      throw Refusal(
        400, "general.bad.request", "state cannot be changed together with other fields")
    }
    return try change(record, to: state, body, kind, &world, call)
  }

  private static let writable = all.filter { !["division", "state"].contains($0.name) }

  private static func change(
    _ record: Record, to state: String, _ body: Object, _ kind: Kind, _ world: inout World,
    _ call: Call
  ) throws(Refusal) -> Record {
    guard body["version"]?.integer == record.fields["version"]?.integer else {
      throw Refusal(
        409, "general.conflict",
        "The version does not match the current version \(record.fields["version"] ?? 1)")
    }
    _ = try Field.clean(["state": .string(state)], all.filter { $0.name == "state" }, in: world)
    var changed = record
    leave(&changed, as: state, &world, call)
    changed.fields["state"] = .string(state)
    changed.isDeleted = state == "deleted"
    world.update(kind, record, to: changed, call)
    return world.truth[kind.name]?.record(record.id) ?? changed
  }

  /// Takes from a user what the vendor takes from whoever is no longer active: all roles, and from
  /// the deleted also the division; neither comes back with the user.
  static func leave(
    _ record: inout Record, as state: String, _ world: inout World, _ call: Call
  ) {
    guard state != "active" else { return }
    world.revokeAll(record.id, call)
    if state == "deleted" { record.fields["division"] = ["id": .string(world.homeId)] }
  }
}
