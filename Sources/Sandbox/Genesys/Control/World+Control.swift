import Documents

/// What `/_sandbox/` shows and changes of an organisation.
extension World {
  mutating func control(_ command: ControlCommand) throws(ControlRefusal) -> Value {
    switch (command.method, command.segments.first, command.segments.count) {
    case ("GET", "world", 1): return world(command.query)
    case ("GET", "audits", 1): return .array(audits.entries.map { .object($0) })
    case (_, "objects", 2...3):
      do throws(Refusal) {
        return try meddle(
          command.method, command.segments, command.query, command.body, command.now)
      } catch {
        throw ControlRefusal(error.status, error.code, error.message)
      }
    default: throw .unknownRoute
    }
  }

  /// All objects by kind, as they truly are, each with its lists in natural form.
  private func world(_ query: Query) -> Value {
    var result = Object()
    for kind in Kinds.all where query["kind"].map({ $0 == kind.name }) ?? true {
      guard let holding = truth[kind.name] else { continue }
      let places = query["name"].map { holding.places(of: $0) } ?? holding.order
      result[kind.name] = .array(
        (places + (query["name"] == nil ? holding.graveyard : []))
          .compactMap { holding.record(at: $0) }.map { .object(told(kind, $0)) })
    }
    return .object(result)
  }

  private func told(_ kind: Kind, _ record: Record) -> Object {
    var result = rendered(kind, record)
    for part in kind.parts {
      result[part.name] = .array(
        record.part(part.name).map { entry in
          let id = entry["id"]?.string ?? ""
          let key = truth[part.kind].flatMap { holding in
            holding.index(of: id).map { holding.key(at: $0) }
          }
          var shown = entry
          shown["name"] = .string(key ?? "")
          return .object(shown)
        })
    }
    return result
  }

  /// Changes objects as somebody else would.
  private mutating func meddle(
    _ method: String, _ segments: [String], _ query: Query, _ body: Value, _ now: Instant
  ) throws(Refusal) -> Value {
    guard let kind = Kinds.named[segments[1]] else {
      throw Refusal(404, "not.found", "'\(segments[1])' is not a kind")
    }
    let name = query["actor"] ?? "mara.lind@acme.example"
    let call = Call(
      method: method, parameters: [:], path: "", query: query, body: [],
      author: Author(
        clientId: identifiers.id("administration", 0),
        user: (id: id(named: name, in: "users") ?? identifiers.id("administrators", 0), name: name)),
      now: now)
    if method == "POST" {
      let bodies = body.array ?? body["objects"]?.array ?? [body]
      var made: [Value] = []
      for value in bodies {
        let record = try plant(kind, value.object ?? [:], query, call)
        if let record { made.append(.object(rendered(kind, record))) }
      }
      settle(at: now, all: true)
      return ["objects": .array(made)]
    }
    if method == "DELETE", kind.name == "grants" {
      defer { settle(at: now, all: true) }
      return try removeGrant(body.object ?? [:], call)
    }
    guard segments.count == 3, let id = id(named: segments[2], in: kind.name) else {
      throw .missing("not.found", kind.name, segments.last ?? "")
    }
    let record = try find(kind, id)
    defer { settle(at: now, all: true) }
    if method == "DELETE" {
      remove(kind, record, call)
      return [:]
    }
    return .object(rendered(kind, try alter(kind, record, body.object ?? [:], call)))
  }

  /// Adds an object, with `duplicate=true` also one whose name is taken.
  private mutating func plant(
    _ kind: Kind, _ natural: Object, _ query: Query, _ call: Call
  ) throws(Refusal) -> Record? {
    guard query.isTrue("duplicate") else { return try add(kind, natural, call) }
    var lenient = kind
    lenient.duplicate = nil
    return try add(lenient, natural, call)
  }
}
