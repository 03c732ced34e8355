import Documents

/// What `/_sandbox/` shows and changes of a tenant.
extension CXoneWorld {
  /// Takes `denied` (operations, paths or kinds), `hidden` (`{kind: [key]}`),
  /// `liveUse`, `ignoresDispositions`, `expireTokens`, `tenantId` and `businessUnit`.
  mutating func adjust(_ name: String, _ value: Value) throws(ControlRefusal) {
    switch name {
    case "denied": settings.denied = Set((value.array ?? []).compactMap(\.string))
    case "hidden":
      settings.hidden = [:]
      for (kind, keys) in value.object ?? [:] {
        settings.hidden[kind] = Set((keys.array ?? []).compactMap(\.string))
      }
    case "liveUse": settings.liveUse = try LiveUse.table(name, value)
    case "ignoresDispositions": settings.ignoresDispositions = value.bool ?? false
    case "expireTokens": if value == true { tokens.revokeAll() }
    case "tenantId": unit["tenantId"] = value
    case "businessUnit": for (name, value) in value.object ?? [:] { unit[name] = value }
    default: throw .unknownSetting(name)
    }
  }

  mutating func control(_ command: ControlCommand) throws(ControlRefusal) -> Value {
    switch (command.method, command.segments.first, command.segments.count) {
    case ("GET", "world", 1): return world(command.query)
    case ("GET", "audits", 1): return .array(history.activities.map { .object($0) })
    case (_, "objects", 2...3):
      do throws(CXoneRefusal) {
        return try meddle(command)
      } catch {
        throw ControlRefusal(error.status, error.code, error.message)
      }
    default: throw .unknownRoute
    }
  }

  /// All objects by kind, as they truly are, with what hangs on them and what is never read.
  private func world(_ query: Query) -> Value {
    var result: Object = ["businessUnit": .object(unit)]
    for kind in CXoneKinds.all where query["kind"].map({ $0 == kind.name }) ?? true {
      guard let holding = truth[kind.name] else { continue }
      let places = query["name"].map { holding.places(of: $0) } ?? holding.order
      result[kind.name] = .array(
        (places + (query["name"] == nil ? holding.graveyard : []))
          .compactMap { holding.record(at: $0) }.map { .object(told(kind, $0)) })
    }
    return .object(result)
  }

  private func told(_ kind: CXoneKind, _ record: Record) -> Object {
    var result = record.fields.merging(rendered(kind, record))
    result["name"] = record.fields[kind.key]
    if record.isDeleted { result["isDeleted"] = true }
    let kinds = Dictionary(kind.parts.map { ($0.name, $0.kind) }, uniquingKeysWith: { $1 })
    for (part, entries) in record.parts {
      result[part] = .array(
        entries.map { entry in
          var shown = entry
          if let target = kinds[part], let id = entry["id"]?.string, let holding = truth[target],
            let place = holding.index(of: id)
          {
            shown["name"] = .string(holding.key(at: place))
          }
          return .object(shown)
        })
    }
    return result
  }

  /// Changes objects as somebody at a screen would.
  private mutating func meddle(_ command: ControlCommand) throws(CXoneRefusal) -> Value {
    guard let kind = CXoneKinds.named[command.segments[1]] else {
      throw CXoneRefusal(404, "not.found", "'\(command.segments[1])' is not a kind")
    }
    var call = CXoneCall.seed(at: command.now)
    call.isQuiet = false
    call.author = command.query["actor"] ?? "mara.lind@acme.example"
    defer { settle(at: command.now, all: true) }
    if command.method == "POST" { return try plant(kind, command, call) }
    guard command.segments.count == 3, let id = id(named: command.segments[2], in: kind.name)
    else { throw .missing(kind.name, command.segments.last ?? "") }
    let record = try find(kind, id)
    if command.method == "DELETE" {
      remove(kind, record, call)
      return [:]
    }
    let changed = try lay(kind, record, command.body.object ?? [:], call)
    if kind.name == "scripts" { version(of: id, call) }
    return .object(told(kind, changed))
  }

  /// Adds objects, with `duplicate=true` also where a name is taken.
  private mutating func plant(
    _ kind: CXoneKind, _ command: ControlCommand, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Value {
    var lenient = kind
    if command.query.isTrue("duplicate") { lenient.isUnique = false }
    let body = command.body
    var made: [Value] = []
    for value in body.array ?? body["objects"]?.array ?? [body] {
      let record = try add(lenient, value.object ?? [:], call)
      made.append(.object(told(kind, record)))
    }
    return ["objects": .array(made)]
  }
}
