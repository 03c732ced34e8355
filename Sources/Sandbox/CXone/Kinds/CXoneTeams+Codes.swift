import Documents

extension CXoneKind {
  /// Which unavailable codes a team may take, from the team's side.
  static func teamCodeRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "teams/{id}/unavailable-codes"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let team = try world.read(kind, call["id"])
        let codes = team.part("unavailableCodes").compactMap { entry in
          world.seen["unavailableCodes"]?.record(entry["id"]?.string ?? "")
        }
        guard !codes.isEmpty else { return .empty }
        return .value([
          "teamId": .integer(Int(team.id) ?? 0), "teamName": team.fields["teamName"] ?? "",
          "teamUuid": .string(world.uuid(of: team.id, in: "teams")),
          "unavailableCodes": .array(codes.map { .object(code($0)) }),
        ])
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        try assign(kind, &world, call) { entries, id in
          if !entries.contains(where: { $0["id"] == id }) { entries.append(["id": id]) }
        }
      },
      .acd("DELETE", path) { (world, call) throws(CXoneRefusal) in
        try assign(kind, &world, call) { entries, id in entries.removeAll { $0["id"] == id } }
      },
      .acd("PUT", path) { (world, call) throws(CXoneRefusal) in
        let team = try world.find(kind, call["id"])
        var entries: [Object] = []
        for entry in try call.batch("unavailableCodes") {
          let code = try world.find(.unavailableCodes, entry["outStateId"]?.digits ?? "")
          entries.append(["id": .string(code.id)])
        }
        world.alter(kind, team.id, "unavailableCodes", call) { $0 = entries }
        return .value([:])
      },
    ]
  }

  private static func code(_ record: Record) -> Object {
    [
      "outstateId": .integer(Int(record.id) ?? 0), "outstateName": record.fields["name"] ?? "",
      "isActive": record.fields["isActive"] ?? true, "isAcw": record.fields["isACW"] ?? false,
      "agentTimeoutMins": record.fields["agentTimeout"] ?? 0,
    ]
  }

  private static func assign(
    _ kind: CXoneKind, _ world: inout CXoneWorld, _ call: CXoneCall,
    _ change: (inout [Object], Value) -> Void
  ) throws(CXoneRefusal) -> Answer {
    let team = try world.find(kind, call["id"])
    return world.batch(try call.batch("codes"), naming: "outstateId") {
      (world, body) throws(CXoneRefusal) in
      let code = try world.find(.unavailableCodes, body["outstateId"]?.digits ?? "")
      world.alter(kind, team.id, "unavailableCodes", call) { change(&$0, .string(code.id)) }
      return .integer(Int(code.id) ?? 0)
    }.wrapped("codeResults")
  }
}
