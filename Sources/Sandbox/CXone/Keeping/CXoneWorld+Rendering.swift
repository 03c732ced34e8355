import Documents

extension CXoneWorld {
  /// An object as the vendor shows it, under its number.
  func rendered(_ kind: CXoneKind, _ record: Record) -> Object {
    var result: Object = [kind.id: .integer(Int(record.id) ?? 0)]
    for field in kind.fields where field.isRead {
      if let value = record.fields[field.name] { result[field.name] = value }
    }
    if let stamp = kind.stamp { result[stamp] = record.fields[stamp] }
    for (name, value) in kind.computed(self, record) { result[name] = value }
    return result
  }

  /// The object of a number or uuid as reads see it.
  func read(_ kind: CXoneKind, _ id: String) throws(CXoneRefusal) -> Record {
    let number = seen[kind.name]?.record(id) == nil ? self.id(ofUUID: id, in: kind.name) : id
    guard let number, let record = seen[kind.name]?.record(number),
      !(settings.hidden[kind.name]?.contains(record.text(kind.key) ?? "") ?? false)
    else { throw .missing(kind.id, id) }
    return record
  }

  /// The object of a number or uuid as it truly is, to be written.
  func find(_ kind: CXoneKind, _ id: String) throws(CXoneRefusal) -> Record {
    let number = truth[kind.name]?.record(id) == nil ? self.id(ofUUID: id, in: kind.name) : id
    guard let number, let record = truth[kind.name]?.record(number) else {
      throw .missing(kind.id, id)
    }
    return record
  }
}
