import Documents

extension World {
  /// The place of an object as reads see it.
  func locate(_ kind: Kind, _ id: String) throws(Refusal) -> Int {
    if let holding = seen[kind.name], let index = holding.index(of: id),
      holding.isSeeded(index)
    {
      return index
    }
    return try read(kind, id).index
  }

  /// The object of an id as reads see it; a deleted one only where the kind keeps those readable.
  func read(_ kind: Kind, _ id: String) throws(Refusal) -> (index: Int, record: Record) {
    guard let holding = seen[kind.name], let index = holding.index(of: id),
      let record = holding.record(at: index), !(record.isDeleted && kind.hidesDeleted)
    else { throw .missing(kind.notFound, kind.entityType, id) }
    return (index, record)
  }

  /// The object of an id as it truly is, to be written.
  func find(_ kind: Kind, _ id: String) throws(Refusal) -> Record {
    guard let record = truth[kind.name]?.record(id), !record.isDeleted else {
      throw .missing(kind.notFound, kind.entityType, id)
    }
    return record
  }

  func find(_ kind: String, _ id: String) throws(Refusal) -> Record {
    guard let kind = Kinds.named[kind] else { throw .unknownRoute }
    return try find(kind, id)
  }

  /// A written object as the answer to its write.
  func shown(_ kind: Kind, _ record: Record, status: Int = 200) -> Answer {
    .value(.object(rendered(kind, record)), status: status)
  }
}

extension Route {
  static func list(
    _ kind: Kind, _ permission: Permission, filter: NameFilter = .exact, upTo largest: Int = 100
  ) -> Route {
    Route("GET", kind.path, permission) { (world, call) throws(Refusal) in
      try world.list(kind, call, filter: filter, upTo: largest)
    }
  }

  static func create(_ kind: Kind, _ permission: Permission) -> Route {
    Route("POST", kind.path, permission) { (world, call) throws(Refusal) in
      let record = try world.create(kind, try call.object(), call)
      return world.shown(kind, record)
    }
  }

  static func get(_ kind: Kind, _ permission: Permission) -> Route {
    Route("GET", kind.path + "/{id}", permission) { (world, call) throws(Refusal) in
      let index = try world.locate(kind, call["id"])
      var writer = JSONWriter()
      world.write(kind, at: index, to: &writer)
      return .bytes(writer.bytes)
    }
  }

  static func replace(_ kind: Kind, _ permission: Permission) -> Route {
    Route("PUT", kind.path + "/{id}", permission) { (world, call) throws(Refusal) in
      let record = try world.find(kind, call["id"])
      let changed = try world.replace(kind, record, try call.object(), call)
      return world.shown(kind, changed)
    }
  }

  static func delete(
    _ kind: Kind, _ permission: Permission, answer: Answer = .blank,
    unless: @escaping @Sendable (World, Record, Call) throws(Refusal) -> Void = {
      (_, _, _) throws(Refusal) in
    }
  ) -> Route {
    Route("DELETE", kind.path + "/{id}", permission) { (world, call) throws(Refusal) in
      let record = try world.find(kind, call["id"])
      try unless(world, record, call)
      world.remove(kind, record, call)
      return answer
    }
  }
}
