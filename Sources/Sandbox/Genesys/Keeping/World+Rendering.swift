import Documents

extension World {
  /// An object as the vendor shows it.
  func rendered(_ kind: Kind, _ record: Record) -> Object {
    var result: Object = ["id": .string(record.id)]
    for field in kind.fields {
      guard let value = record.fields[field.name] else { continue }
      result[field.name] = shown(value, field.shape)
    }
    for (name, value) in record.fields where result[name] == nil { result[name] = value }
    for (name, value) in kind.computed(self, record) { result[name] = value }
    if !kind.path.isEmpty { result["selfUri"] = .string("\(kind.path)/\(record.id)") }
    return result
  }

  private func shown(_ value: Value, _ shape: Shape) -> Value {
    switch shape {
    case .reference(let kind): return reference(value["id"]?.string ?? "", kind)
    case .starReference(let kind):
      if value["id"] == "*" { return ["id": "*", "name": "*"] }
      return reference(value["id"]?.string ?? "", kind)
    case .object(let fields):
      var result = value.object ?? Object()
      for field in fields {
        if let inner = result[field.name] { result[field.name] = shown(inner, field.shape) }
      }
      return .object(result)
    case .list(let element, _): return .array((value.array ?? []).map { shown($0, element) })
    case .map(let element):
      return .object(Object((value.object ?? [:]).map { ($0.key, shown($0.value, element)) }))
    default: return value
    }
  }

  /// `{"id", "name", "selfUri"}` of an object.
  func reference(_ id: String, _ kind: String) -> Value {
    guard let known = Kinds.named[kind] else { return ["id": .string(id)] }
    var result: Object = ["id": .string(id)]
    result["name"] = name(of: id, kind).map { .string($0) }
    if !known.shownInReferences.isEmpty, let record = truth[kind]?.record(id) {
      for field in known.shownInReferences { result[field] = record.fields[field] }
    }
    result["selfUri"] = .string("\(known.path)/\(id)")
    return .object(result)
  }

  /// The name of an object; for a mark in a model the mark of a name.
  func name(of id: String, _ kind: String) -> String? {
    if id.first == Seeded.mark { return String(Seeded.nameMark) + id.dropFirst() }
    guard let holding = truth[kind], let index = holding.index(of: id) else { return nil }
    return holding.name(at: index)
  }

  /// Whether reads find an object of that id that is not deleted.
  func isAlive(_ id: String, _ kind: String) -> Bool {
    guard let holding = seen[kind], let index = holding.index(of: id) else { return false }
    return holding.isAlive(index)
  }

  /// Writes an object, members to add given, as reads see it.
  func write(
    _ kind: Kind, at index: Int, adding extras: Object = [:], to writer: inout JSONWriter
  ) {
    guard let holding = seen[kind.name] else { return }
    if holding.isSeeded(index), let seeded = holding.seeded, let stencil = stencils[kind.name] {
      fill(stencil, seeded, index, holding.id(at: index), &writer)
    } else if let record = holding.record(at: index) {
      writer.write(.object(rendered(kind, record)))
    } else {
      writer.raw("{}")
    }
    add(extras, to: &writer)
  }

  private func add(_ extras: Object, to writer: inout JSONWriter) {
    guard !extras.isEmpty else { return }
    writer.removeLast()
    for (name, value) in extras {
      writer.raw(",")
      writer.write(name)
      writer.raw(":")
      writer.write(value)
    }
    writer.raw("}")
  }

  private func fill(
    _ stencil: Stencil, _ seeded: Seeded, _ index: Int, _ id: String, _ writer: inout JSONWriter
  ) {
    for piece in stencil.pieces {
      switch piece {
      case .bytes(let bytes): writer.raw(bytes)
      case .slot(0): writer.raw(id.utf8)
      case .slot(let number): writer.raw(seeded.slots[number].text(index).utf8)
      case .name(let number):
        let slot = seeded.slots[number]
        writer.escape(name(of: slot.text(index), slot.kind ?? "") ?? "")
      }
    }
  }
}
