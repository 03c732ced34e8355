import Documents

/// The wrap-up codes of a queue: added in bulk, removed one at a time.
enum QueueCodes {
  static func routes(_ kind: Kind) -> [Route] {
    let path = kind.path + "/{id}/wrapupcodes"
    return [list(kind, path), add(kind, path), remove(kind, path)]
  }

  private static func list(_ kind: Kind, _ path: String) -> Route {
    Route("GET", path, .all("routing:queue:view")) { (world, call) throws(Refusal) in
      let index = try world.locate(kind, call["id"])
      guard let codes = Kinds.named["wrapUpCodes"] else { return .blank }
      let name = call.query["name"]?.lowercased()
      let entries = world.seen[kind.name]?.part("wrapUpCodes", at: index) ?? []
      let places = entries.compactMap { entry -> Int? in
        guard let holding = world.seen[codes.name],
          let index = holding.index(of: entry["id"]?.string ?? ""), holding.isAlive(index)
        else { return nil }
        let isWanted = name.map { $0 == holding.name(at: index).lowercased() } ?? true
        return isWanted ? index : nil
      }
      return try world.page(codes, world.ordered(places), call, upTo: 100)
    }
  }

  private static func add(_ kind: Kind, _ path: String) -> Route {
    Route("POST", path, .all("routing:queue:edit")) { (world, call) throws(Refusal) in
      let record = try world.find(kind, call["id"])
      var changed = record
      var added: [Value] = []
      for id in try call.ids(upTo: 100) {
        guard let codes = Kinds.named["wrapUpCodes"] else { continue }
        let code = try world.find(codes, id)
        added.append(.object(world.rendered(codes, code)))
        let isThere = changed.part("wrapUpCodes").contains { $0["id"]?.string == id }
        if !isThere { changed.parts["wrapUpCodes", default: []].append(["id": .string(id)]) }
      }
      world.update(kind, record, to: changed, call)
      return .value(.array(added))
    }
  }

  private static func remove(_ kind: Kind, _ path: String) -> Route {
    Route("DELETE", path + "/{codeId}", .all("routing:queue:edit")) {
      (world, call) throws(Refusal) in
      let record = try world.find(kind, call["id"])
      var changed = record
      guard changed.part("wrapUpCodes").contains(where: { $0["id"]?.string == call["codeId"] })
      else { throw .missing("resource.not.found", "Wrap-up code", call["codeId"]) }
      changed.parts["wrapUpCodes"]?.removeAll { $0["id"]?.string == call["codeId"] }
      world.update(kind, record, to: changed, call)
      return .blank
    }
  }
}
