import Documents

/// Finding, reading, locking, saving and removing scripts.
enum ScriptService {
  static let routes = reading + writing

  private static let reading: [CXoneRoute] = [
    .acd("GET", "scripts/search") { (world, call) throws(CXoneRefusal) in
      let part = call.query["scriptName"]?.lowercased() ?? ""
      let media = try call.number("mediaType")
      let isAll = try call.flag("includeInactive") ?? false
      let records = try world.filtered(.scripts, call).filter { record in
        (part.isEmpty || (record.text("scriptName") ?? "").lowercased().contains(part))
          && (media.map { record.fields["mediaType"] == .integer($0) } ?? true)
          && (isAll || record.text("status") == "CURR")
      }
      return try world.page(
        records, call, as: "scriptSearchDetails", around: ["busNo": world.unitId]
      ) { record in
        [
          "masterID": world.currentScript(.integer(Int(record.id) ?? 0)), "busNo": world.unitId,
          "scriptName": record.fields["scriptName"] ?? "",
          "status": record.fields["status"] ?? "CURR",
          "mediaType": record.fields["mediaType"] ?? 4,
          "modifyDate": record.fields["modifyDate"] ?? "",
        ]
      }
    },
    .acd("GET", "scripts") { (world, call) throws(CXoneRefusal) in
      .value(try content(try found(world, call), in: world))
    },
    .acd("GET", "scripts/historyByName") { (world, call) throws(CXoneRefusal) in
      let record = try found(world, call)
      return .value([
        "name": record.fields["scriptName"] ?? "",
        "versions": .array(record.part("versions").reversed().map { .object($0) }),
      ])
    },
  ]

  private static let writing: [CXoneRoute] = [
    .acd("POST", "scripts") { (world, call) throws(CXoneRefusal) in
      try world.save(call)
    },
    .acd("PUT", "scripts") { (world, call) throws(CXoneRefusal) in
      _ = try call.requiredText("scriptPath")
      let record = try found(world, call)
      let isLocked = try call.requiredFlag("lockScript")
      world.lock(record, isLocked, call)
      return .value([
        "errorState": false, "errorMessage": "",
        "lockUnlockResult": isLocked ? "Locked" : "Unlocked",
      ])
    },
    .acd("DELETE", "scripts") { (world, call) throws(CXoneRefusal) in
      _ = try call.requiredText("scriptPath")
      world.remove(.scripts, try found(world, call), call)
      return .empty
    },
  ]

  private static func found(
    _ world: CXoneWorld, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Record {
    let path = call.query["scriptPath"] ?? ""
    let id =
      path.isEmpty
      ? world.id(ofScript: call.query["scriptId"] ?? "") : world.id(named: path, in: "scripts")
    guard let id, let record = world.truth["scripts"]?.record(id) else {
      throw .missing("scriptPath", path)
    }
    return record
  }

  private static func content(_ record: Record, in world: CXoneWorld) throws(CXoneRefusal) -> Value
  {
    guard record.fields["desktopOnly"] != true else {
      throw .invalid("the script was not saved by the web Studio")
    }
    let media = record.fields["mediaType"]
    return [
      "header": [
        "masterId": world.currentScript(.integer(Int(record.id) ?? 0)),
        "scriptName": record.fields["scriptName"] ?? "", "busNo": world.unitId,
        "mediaType": media ?? 4, "mediaTypeName": MediaTypes.name(media),
        "status": record.fields["status"] ?? "CURR",
        "timestamp": record.fields["modifyDate"] ?? "",
      ],
      "actions": record.fields["actions"] ?? [:],
      "properties": record.fields["properties"] ?? [:],
      "branches": record.fields["branches"] ?? [:],
    ]
  }
}

extension CXoneWorld {
  /// The script that has or had a number.
  func id(ofScript number: String) -> String? {
    guard let wanted = Int(number) else { return nil }
    return all("scripts").first { script in
      script.part("versions").contains { $0["scriptId"]?.integer == wanted }
    }?.id
  }

  /// The number that a script has now.
  func currentScript(_ id: Value) -> Value {
    truth["scripts"]?.record(id.digits ?? "")?.part("versions").last?["scriptId"] ?? id
  }

  /// Gives a script its next number.
  mutating func version(of id: String, _ call: CXoneCall) {
    let number = nextScript
    nextScript += 1
    alter(.scripts, id, "versions", call) { versions in
      versions = versions.map { $0.merging(["status": "HIST"]) }
      versions.append([
        "scriptId": .integer(number), "modifyDate": .string(call.now.description),
        "modifyUser": .string(call.author ?? call.key), "status": "CURR",
      ])
    }
  }

  fileprivate mutating func lock(_ record: Record, _ isLocked: Bool, _ call: CXoneCall) {
    alter(.scripts, record.id, "locks", call) { locks in
      locks = isLocked ? [["lockedId": .string(call.key)]] : []
    }
  }

  /// Saves under the name in the header: 200, or 206 where the syntax check only warns.
  fileprivate mutating func save(_ call: CXoneCall) throws(CXoneRefusal) -> Answer {
    guard let content = try call.object()["scriptContent"]?.object,
      let header = content["header"]?.object, let name = header["scriptName"]?.string
    else { throw .invalid("scriptContent with a header is required") }
    let actions = content["actions"]?.object ?? [:]
    let strays = (content["branches"]?.object ?? [:]).keys.filter { actions[$0] == nil }
    guard strays.isEmpty else {
      throw CXoneRefusal(409, "SyntaxError", "branches of actions that are not there")
    }
    var fields: Object = ["scriptName": .string(name), "status": "CURR"]
    fields["mediaType"] = header["mediaType"]
    for part in ["actions", "properties", "branches"] { fields[part] = content[part] }
    let id: String
    if let known = self.id(named: name, in: "scripts") {
      id = known
      try overwrite(known, fields, call)
    } else {
      id = try create(.scripts, fields, call).id
    }
    version(of: id, call)
    let body: Value = [
      "errorCount": 0,
      "results": [["success": true, "libraryId": .string(uuid(of: id, in: "scripts"))]],
    ]
    return .value(body, status: actions.isEmpty ? 206 : 200)
  }

  private mutating func overwrite(
    _ id: String, _ fields: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) {
    let record = try find(.scripts, id)
    if let lock = record.part("locks").first, lock["lockedId"] != .string(call.key) {
      throw CXoneRefusal(409, "Locked", "the script is locked by somebody else")
    }
    var changed = record
    for (name, value) in fields { changed.fields[name] = value }
    try replace(.scripts, record, changed, call)
  }
}
