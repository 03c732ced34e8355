import Documents

/// Creating, changing and removing objects of any kind: validation, defaults, duplicates, stamps
/// and history, in one place for all kinds.
extension CXoneWorld {
  /// Adds an object from a body, or from what is kept of one that is clean already.
  @discardableResult
  mutating func create(
    _ kind: CXoneKind, _ body: Object, _ call: CXoneCall, clean: Bool = false,
    preparing: (inout Record) -> Void = { _ in }
  ) throws(CXoneRefusal) -> Record {
    let phase: CXonePhase = call.isSeed ? .seed : .create
    let fields = clean ? body : try CXoneField.clean(body, kind.fields, phase, in: self)
    var record = Record(id: "", fields: kind.defaults.merging(fields))
    try kind.check(self, record, nil)
    try refuseDuplicate(kind, record, nil)
    record = Record(id: claim(kind), fields: record.fields)
    preparing(&record)
    return keep(kind, from: nil, to: record, call)
  }

  /// Changes an object by a body; where the kind is replaced, what the body leaves out goes back to
  /// its default, but for what no body can say and for whether it is active.
  @discardableResult
  mutating func change(
    _ kind: CXoneKind, _ record: Record, _ body: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Record {
    let phase: CXonePhase = call.isSeed ? .seed : .update
    let sent = try CXoneField.clean(body, kind.fields, phase, in: self)
    var changed = record
    if kind.isReplaced, !call.isSeed {
      for field in kind.fields where field.updated != nil && field.name != "isActive" {
        changed.fields[field.name] = kind.defaults[field.name]
      }
    }
    for (name, value) in sent { changed.fields[name] = value }
    return try replace(kind, record, changed, call)
  }

  /// Keeps an object in place of what it was.
  @discardableResult
  mutating func replace(
    _ kind: CXoneKind, _ old: Record, _ new: Record, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Record {
    try kind.check(self, new, old)
    try refuseDuplicate(kind, new, old)
    return keep(kind, from: old, to: new, call)
  }

  /// Changes one list that hangs on an object.
  mutating func alter(
    _ kind: CXoneKind, _ id: String, _ part: String, _ call: CXoneCall,
    _ change: (inout [Object]) -> Void
  ) {
    guard let record = truth[kind.name]?.record(id) else { return }
    var changed = record
    var entries = record.part(part)
    change(&entries)
    changed.parts[part] = entries
    if changed != record { keep(kind, from: record, to: changed, call) }
  }

  mutating func remove(_ kind: CXoneKind, _ record: Record, _ call: CXoneCall) {
    erase(kind, record.id, at: call.now)
    if !call.isQuiet { history.note(kind, from: record, to: nil, call, &random) }
  }

  @discardableResult
  private mutating func keep(
    _ kind: CXoneKind, from old: Record?, to new: Record, _ call: CXoneCall
  ) -> Record {
    var stamped = new
    if let stamp = kind.stamp { stamped.fields[stamp] = .string(call.now.description) }
    write(kind, stamped, at: call.now)
    if !call.isQuiet { history.note(kind, from: old, to: stamped, call, &random) }
    return stamped
  }

  private func refuseDuplicate(
    _ kind: CXoneKind, _ record: Record, _ old: Record?
  ) throws(CXoneRefusal) {
    guard kind.isUnique, let key = record.text(kind.key), let holding = truth[kind.name] else {
      return
    }
    if let old, old.text(kind.key)?.lowercased() == key.lowercased() { return }
    guard holding.places(of: key).isEmpty else {
      throw .invalid("\(kind.key) '\(key)' already exists")
    }
  }
}
