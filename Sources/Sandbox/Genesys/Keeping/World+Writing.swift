import Documents

/// Creating, changing and removing objects of any kind: validation, defaults, stamps, duplicates,
/// versions and the audit log, in one place for all kinds.
extension World {
  @discardableResult
  mutating func create(
    _ kind: Kind, _ body: Object, _ call: Call, id: String? = nil,
    preparing: (inout Record) -> Void = { _ in }
  ) throws(Refusal) -> Record {
    var fields = try Field.clean(body, kind.fields, in: self)
    fields = kind.normalized(kind.defaults.merging(fields))
    if kind.isDivisioned, fields["division"] == nil {
      fields["division"] = ["id": .string(homeId)]
    }
    if let permitted = call.divisions, let division = fields["division"]?["id"]?.string,
      !permitted.contains(division)
    {
      throw Refusal(
        403, "missing.division.permissions", "You may not create objects in that division")
    }
    var record = Record(id: id ?? "", fields: fields)
    try kind.check(self, record, nil)
    try refuseDuplicate(kind, record, nil)
    record = Record(id: claim(kind, id: id), fields: fields)
    stamp(&record, kind, call, isNew: true)
    preparing(&record)
    commit(kind, from: nil, to: record, call)
    return record
  }

  /// Puts a body in the place of what an object holds; what is left out goes back to its default.
  @discardableResult
  mutating func replace(
    _ kind: Kind, _ record: Record, _ body: Object, _ call: Call
  ) throws(Refusal) -> Record {
    try matchVersion(kind, record, body)
    var fields = try Field.clean(body, kind.fields, in: self)
    for name in kind.preserved where fields[name] == nil { fields[name] = record.fields[name] }
    fields = kind.defaults.merging(fields)
    if kind.isDivisioned, fields["division"] == nil {
      fields["division"] = record.fields["division"]
    }
    let writable = Set(kind.fields.map(\.name))
    for (name, value) in record.fields
    where Kind.stamped.contains(name) && !writable.contains(name) {
      fields[name] = value
    }
    return try change(kind, record, to: fields, call)
  }

  /// Lays the members of a body over what an object holds.
  @discardableResult
  mutating func patch(
    _ kind: Kind, _ record: Record, _ body: Object, _ call: Call, fields: [Field]? = nil
  ) throws(Refusal) -> Record {
    try matchVersion(kind, record, body)
    let known = (fields ?? kind.fields).map { Field($0.name, $0.shape, code: $0.code) }
    var all = record.fields
    for (name, value) in try Field.clean(body, known, in: self) { all[name] = value }
    return try change(kind, record, to: all, call)
  }

  private mutating func change(
    _ kind: Kind, _ record: Record, to fields: Object, _ call: Call
  ) throws(Refusal) -> Record {
    var changed = record
    changed.fields = kind.normalized(fields)
    try kind.check(self, changed, record)
    try refuseDuplicate(kind, changed, record)
    update(kind, record, to: changed, call)
    return truth[kind.name]?.record(record.id) ?? changed
  }

  /// Keeps a changed object with new stamps.
  mutating func update(_ kind: Kind, _ record: Record, to changed: Record, _ call: Call) {
    var stamped = changed
    stamp(&stamped, kind, call, isNew: false)
    commit(kind, from: record, to: stamped, call)
  }

  mutating func remove(_ kind: Kind, _ record: Record, _ call: Call) {
    kind.removing(&self, record, call)
    guard kind.isSoftDeleted else {
      commit(kind, from: record, to: nil, call)
      return
    }
    var changed = record
    changed.isDeleted = true
    if kind.stamps.contains(.state) { changed.fields["state"] = "deleted" }
    stamp(&changed, kind, call, isNew: false)
    commit(kind, from: record, to: changed, call)
  }

  private mutating func commit(_ kind: Kind, from old: Record?, to new: Record?, _ call: Call) {
    if let new {
      write(kind, new, at: call.now)
    } else if let old {
      erase(kind, old.id, at: call.now)
    }
    guard !call.isSeed else { return }
    audits.note(kind, from: old, to: new, call, &random)
  }

  private func matchVersion(
    _ kind: Kind, _ record: Record, _ body: Object
  ) throws(Refusal) {
    guard kind.stamps.contains(.version) else { return }
    guard let sent = body["version"]?.integer else {
      guard !kind.requiresVersion else {
        throw .invalid("version", "The version field is required", code: "general.bad.request")
      }
      return
    }
    let held = record.fields["version"]?.integer ?? 0
    guard sent == held else {
      let conflict = kind.versionConflict
      let message = "Version \(sent) does not match the current version \(held)"
      throw Refusal(conflict.status, conflict.code, message)
    }
  }

  private func refuseDuplicate(
    _ kind: Kind, _ record: Record, _ old: Record?
  ) throws(Refusal) {
    guard let duplicate = kind.duplicate, let holding = truth[kind.name],
      let key = record.text(kind.key)
    else { return }
    if let old, old.text(kind.key)?.lowercased() == key.lowercased() { return }
    guard !holding.places(of: key).isEmpty || kind.holdsDeleted(key, holding) else { return }
    var refusal = Refusal(
      duplicate.status, duplicate.code,
      "\(kind.entityType) with the \(kind.key) '\(key)' already exists")
    refusal.field = kind.key
    throw refusal
  }

  private func stamp(_ record: inout Record, _ kind: Kind, _ call: Call, isNew: Bool) {
    let moment = Value.string(call.now.description)
    let author = Value.string(call.author.user?.id ?? call.author.clientId)
    if isNew {
      if kind.stamps.contains(.dateCreated) { record.fields["dateCreated"] = moment }
      if kind.stamps.contains(.authors) { record.fields["createdBy"] = author }
      if kind.stamps.contains(.state), record.fields["state"] == nil {
        record.fields["state"] = "active"
      }
    }
    if kind.stamps.contains(.dateModified) { record.fields["dateModified"] = moment }
    if kind.stamps.contains(.authors) { record.fields["modifiedBy"] = author }
    let version = record.fields["version"]
    if kind.stamps.contains(.version) {
      record.fields["version"] = .integer((version?.integer ?? 0) + 1)
    }
    if kind.stamps.contains(.textVersion) {
      record.fields["version"] = .string(String((version?.string.flatMap { Int($0) } ?? 0) + 1))
    }
  }

  func broken(_ kind: String, _ id: String, _ path: String) -> Refusal {
    let answer = Kinds.named[kind]?.brokenReference ?? (status: 400, code: "invalid.value")
    var refusal = Refusal(answer.status, answer.code, "\(path) \(id) was not found")
    refusal.field = path
    refusal.entityId = id
    return refusal
  }
}

extension Kind {
  static let stamped: Set<String> = [
    "dateCreated", "dateModified", "createdBy", "modifiedBy", "version", "state",
  ]

  var isDivisioned: Bool { fields.contains { $0.name == "division" } }

  /// Whether a deleted object still blocks a key.
  func holdsDeleted(_ key: String, _ holding: Holding) -> Bool {
    guard blocksDeletedKeys else { return false }
    return holding.graveyard.contains {
      holding.record(at: $0)?.text(self.key)?.lowercased() == key.lowercased()
    }
  }
}
