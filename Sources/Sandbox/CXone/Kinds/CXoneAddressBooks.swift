import Documents

extension CXoneKind {
  /// Address books: made in the query, never renamed; an assignment cannot be taken back.
  static let addressBooks: CXoneKind = CXoneKind(
    name: "addressBooks", id: "addressBookId", key: "addressBookName",
    fields: [
      CXoneField("addressBookName", .text(1...100)).required.fixed,
      CXoneField("addressBookType", .choice(["Standard", "Dynamic"])).required.fixed,
    ],
    defaults: ["addressBookType": "Standard"], stamp: nil,
    routes: { kind in bookRoutes(kind) + AddressBookEntries.routes },
    computed: { world, record in
      var result = Object()
      for (type, kind, list, id, name) in assignable {
        result[list] = .array(
          record.part("assignments").filter { $0["type"] == .string(type) }
            .compactMap { entry -> Value? in
              let number = entry["id"]?.digits.flatMap { Int($0) }.map { Value.integer($0) }
              guard let number, let shown = world.name(of: number, in: kind) else { return nil }
              return [id: number, name: shown]
            })
      }
      return result
    },
    planted: { (world, record, natural, call) throws(CXoneRefusal) in
      guard let entries = natural["entries"]?.array else { return }
      world.alter(.addressBooks, record.id, "entries", call) { list in
        list = entries.enumerated().map { place, entry in
          let fields = (entry.object ?? [:]).merging(["addressBookEntryId": .integer(place + 1)])
          return fields
        }
      }
    })

  private static let assignable = [
    ("Agent", "agents", "agents", "agentId", "userName"),
    ("Team", "teams", "teams", "teamId", "teamName"),
    ("Skill", "skills", "skills", "skillId", "skillName"),
    ("Campaign", "campaigns", "campaigns", "campaignId", "campaignName"),
  ]

  private static func bookRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "address-books"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        books(world.shownRecords(kind.name), world, call)
      },
      .acd("GET", "skills/{id}/address-books") { (world, call) throws(CXoneRefusal) in
        let skill = try world.read(.skills, call["id"])
        let found = world.shownRecords(kind.name).filter { book in
          book.part("assignments").contains {
            $0["type"] == "Everyone" || ($0["type"] == "Skill" && $0["id"]?.digits == skill.id)
          }
        }
        return books(found, world, call)
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        let body: Object = [
          "addressBookName": .string(try call.requiredText("addressBookName")),
          "addressBookType": .string(try call.requiredText("addressBookType")),
        ]
        let made = try world.create(kind, body, call)
        return .value([
          "resultSet": .object(
            made.fields.merging(["addressBookId": .integer(Int(made.id) ?? 0)]))
        ])
      },
      .acd("DELETE", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        world.remove(kind, try world.find(kind, call["id"]), call)
        return .empty
      },
      .acd("POST", path + "/{id}/assignment") { (world, call) throws(CXoneRefusal) in
        try assign(kind, &world, call)
      },
    ]
  }

  /// Books come all at once.
  private static func books(_ records: [Record], _ world: CXoneWorld, _ call: CXoneCall) -> Answer {
    guard !records.isEmpty else { return .empty }
    return .value([
      "totalRecords": .integer(records.count), "lastPollTime": .string(call.now.description),
      "addressBooks": .array(records.map { .object(world.rendered(.addressBooks, $0)) }),
    ])
  }

  private static func assign(
    _ kind: CXoneKind, _ world: inout CXoneWorld, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Answer {
    let book = try world.find(kind, call["id"]).id
    let type = try call.requiredText("entityType")
    let known = assignable.first { $0.0 == type }
    guard known != nil || type == "Everyone" else {
      throw .invalid("entityType '\(type)' is invalid")
    }
    let outcome = world.batch(try call.batch("addressBookAssignments"), naming: "entityId") {
      (world, body) throws(CXoneRefusal) in
      let id = body["entityId"]?.digits ?? ""
      if let known, world.resolved(id, in: known.1) == nil {
        throw .invalid("entityId '\(id)' is invalid")
      }
      let entry: Object = ["type": .string(type), "id": .string(id)]
      world.alter(.addressBooks, book, "assignments", call) { entries in
        if !entries.contains(entry) { entries.append(entry) }
      }
      return .string(id)
    }
    return .value(["assignResults": .array(outcome.results)])
  }
}

/// What stands in an address book; dynamic entries have an id of their owner's.
enum AddressBookEntries {
  static let routes = standard + dynamic

  private static let names = [
    "firstName", "middleName", "lastName", "company", "phone", "mobile", "email", "externalId",
    "stateId", "externalState",
  ]

  private static let standard: [CXoneRoute] = {
    let path = "address-books/{id}/entries"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in try list(world, call) },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        try world.eachEntry(call) { (entries, body) throws(CXoneRefusal) in
          for name in ["firstName", "lastName"] where body[name]?.string == nil {
            throw .invalid("\(name) is required")
          }
          return add(body, to: &entries)
        }
      },
      .acd("PUT", path) { (world, call) throws(CXoneRefusal) in
        try world.eachEntry(call) { (entries, body) throws(CXoneRefusal) in
          let id = body["addressBookEntryId"]?.digits ?? ""
          let place = entries.firstIndex { $0["addressBookEntryId"]?.digits == id }
          guard let place else { throw .invalid("addressBookEntryId '\(id)' is invalid") }
          entries[place] = entries[place].merging(kept(body))
          return entries[place]["addressBookEntryId"] ?? 0
        }
      },
      .acd("DELETE", path + "/{entry}") { (world, call) throws(CXoneRefusal) in
        try world.removeEntry(call) { $0["addressBookEntryId"]?.digits == call["entry"] }
      },
    ]
  }()

  private static let dynamic: [CXoneRoute] = {
    let path = "address-books/{id}/dynamic-entries"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        _ = try call.requiredText("fullLoad")
        return try list(world, call)
      },
      .acd("PUT", path) { (world, call) throws(CXoneRefusal) in
        _ = try call.requiredText("fullLoad")
        return try world.eachEntry(call) { (entries, body) throws(CXoneRefusal) in
          guard let id = body["externalId"]?.string else {
            throw .invalid("externalId is required")
          }
          guard let place = entries.firstIndex(where: { $0["externalId"] == .string(id) }) else {
            return add(body, to: &entries)
          }
          entries[place] = entries[place].merging(kept(body))
          return entries[place]["addressBookEntryId"] ?? 0
        }
      },
      .acd("DELETE", path + "/{entry}") { (world, call) throws(CXoneRefusal) in
        try world.removeEntry(call) { $0["externalId"]?.digits == call["entry"] }
      },
    ]
  }()

  private static func kept(_ body: Object) -> Object {
    Object(names.compactMap { name in body[name].map { (name, $0) } })
  }

  private static func add(_ body: Object, to entries: inout [Object]) -> Value {
    let ids = entries.compactMap { $0["addressBookEntryId"]?.integer }
    let id = 1 + (ids.max() ?? 0)
    entries.append(kept(body).merging(["addressBookEntryId": .integer(id)]))
    return .integer(id)
  }

  private static func list(
    _ world: CXoneWorld, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Answer {
    let book = try world.read(.addressBooks, call["id"])
    let part = call.query["searchString"]?.lowercased() ?? ""
    let found = book.part("entries").filter { entry in
      part.isEmpty || JSONWriter.text(of: .object(entry)).lowercased().contains(part)
    }
    let start = min(found.count, try call.number("skip") ?? 0)
    let page = found[start...].prefix(max(1, min(100, try call.number("top") ?? 50)))
    guard !page.isEmpty else { return .empty }
    return .value([
      "businessUnitId": world.unitId, "totalRecords": .integer(found.count),
      "lastPollTime": .string(call.now.description),
      "addressBook": .object(
        book.fields.merging([
          "addressBookId": .integer(Int(book.id) ?? 0),
          "addressBookEntries": .array(page.map { .object($0) }),
        ])),
    ])
  }
}

extension CXoneWorld {
  fileprivate mutating func eachEntry(
    _ call: CXoneCall,
    _ work: (inout [Object], Object) throws(CXoneRefusal) -> Value
  ) throws(CXoneRefusal) -> Answer {
    let book = try find(.addressBooks, call["id"]).id
    let outcome = batch(try call.batch("addressBookEntries"), naming: "addressBookEntryId") {
      (world, body) throws(CXoneRefusal) in
      var entries = world.truth["addressBooks"]?.record(book)?.part("entries") ?? []
      let id = try work(&entries, body)
      world.alter(.addressBooks, book, "entries", call) { $0 = entries }
      return id
    }
    return .value(["entryResults": .array(outcome.results)])
  }

  fileprivate mutating func removeEntry(
    _ call: CXoneCall, where isGone: (Object) -> Bool
  ) throws(CXoneRefusal) -> Answer {
    let book = try find(.addressBooks, call["id"])
    guard book.part("entries").contains(where: isGone) else {
      throw .missing("entry", call["entry"])
    }
    alter(.addressBooks, book.id, "entries", call) { $0.removeAll(where: isGone) }
    return .empty
  }
}
