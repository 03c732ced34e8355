import Documents

extension CXoneKind {
  /// Opening hours, in the time zone of the business unit.
  static let hoursOfOperation: CXoneKind = CXoneKind(
    name: "hoursOfOperation", id: "hoursOfOperationProfileId",
    key: "hoursOfOperationProfileName",
    fields: [
      CXoneField("hoursOfOperationProfileName", .text(1...30)).created(as: "profileName")
        .alwaysRequired,
      CXoneField("description", .text), CXoneField("notes", .text),
      CXoneField("overrideBranch", .text), CXoneField("overrideExpirationDate", .text),
      CXoneField("days", .list(.object([day] + times))),
      CXoneField("holidays", .list(.object(holiday + times))),
    ],
    defaults: ["description": "", "notes": "", "days": .array(alwaysOpen), "holidays": []],
    parts: [Part(name: "skills", kind: "skills")],
    seeded: { _, size in
      (0..<(size.queues / 50 + 1)).map { number in
        Record(
          id: String(1 + number),
          fields: [
            "hoursOfOperationProfileName": .string("Hours " + Seeded.digits(number)),
            "description": "", "notes": "", "days": .array(alwaysOpen), "holidays": [],
            "lastUpdateTime": .string(Seeded.birth),
          ])
      }
    },
    routes: { kind in hoursRoutes(kind) + hoursWriteRoutes(kind) },
    computed: { world, record in
      let skills = record.part("skills").compactMap { entry -> Value? in
        let id = entry["id"]?.string.flatMap { Int($0) }.map { Value.integer($0) }
        guard let id, let name = world.name(of: id, in: "skills") else { return nil }
        return ["skillId": id, "skillName": name]
      }
      return [
        "days": .array(week(record.fields["days"])), "skills": .array(skills), "scripts": [],
      ]
    })

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  private static let day = CXoneField("day", .choice(weekdays)).alwaysRequired

  private static let holiday = [
    CXoneField("name", .text(1...50)).written(as: "holidayName").alwaysRequired,
    CXoneField("date", .text(0...40)),
  ]

  private static let times = [
    CXoneField("openTime", .time), CXoneField("closeTime", .time),
    CXoneField("hasAdditionalHours", .flag), CXoneField("additionalOpenTime", .time),
    CXoneField("additionalCloseTime", .time), CXoneField("isClosedAllDay", .flag),
  ]

  /// A profile that is made without days is open round the clock.
  private static let alwaysOpen: [Value] = weekdays.map { day in
    [
      "day": .string(day), "openTime": "00:00:00", "closeTime": "24:00:00",
      "hasAdditionalHours": false, "isClosedAllDay": false,
    ]
  }

  /// Seven days in their order; of what nobody said the profile is closed.
  private static func week(_ days: Value?) -> [Value] {
    weekdays.map { day in
      (days?.array ?? []).first { $0["day"] == .string(day) }
        ?? ["day": .string(day), "isClosedAllDay": true, "hasAdditionalHours": false]
    }
  }

  private static func hoursRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "hours-of-operation"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let isDeleted = try call.requiredFlag("isDeleted")
        let dead = world.seen[kind.name].map { holding in
          holding.graveyard.compactMap { holding.record(at: $0) }
        }
        let records = isDeleted ? dead ?? [] : try world.filtered(kind, call)
        guard call.version >= 33 else { return old(records) }
        let answer = try world.page(
          records, call, as: "hoursOfOperation", in: .total,
          around: ["businessUnit": world.unitId]
        ) { record in
          [
            "hoursOfOperationProfileId": .integer(Int(record.id) ?? 0),
            "hoursOfOperationProfileName": record.fields["hoursOfOperationProfileName"] ?? "",
            "description": record.fields["description"] ?? "",
            "isDeleted": .bool(record.isDeleted),
          ]
        }
        return answer
      },
      .acd("GET", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        .value(.object(world.rendered(kind, try world.read(kind, call["id"]))))
      },
      .acd("DELETE", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        let record = try world.find(kind, call["id"])
        guard !record.isDeleted else { throw .missing(kind.id, record.id) }
        var deleted = record
        deleted.isDeleted = true
        try world.replace(kind, record, deleted, call)
        return .empty
      },
    ]
  }

  /// Up to v32 the list has other names.
  private static func old(_ records: [Record]) -> Answer {
    guard !records.isEmpty else { return .empty }
    let list = records.map { record -> Value in
      [
        "hoursOfOperationProfileId": .integer(Int(record.id) ?? 0),
        "profileName": record.fields["hoursOfOperationProfileName"] ?? "",
      ]
    }
    return .value(["resultSet": ["hoursOfOperationProfiles": .array(list)]])
  }

  private static func hoursWriteRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "hours-of-operation"
    return [
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        let body = try call.object()
        let skills = try world.skills(body["skills"]?.array?.compactMap { $0["skillId"] } ?? [])
        let made = try world.create(kind, body, call) { $0.parts["skills"] = skills }
        return .value([
          "profileId": .integer(Int(made.id) ?? 0),
          "profileName": made.fields["hoursOfOperationProfileName"] ?? "",
        ])
      },
      .acd("PUT", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        var body = try call.object()
        guard body["days"]?.array != nil, body["holidays"]?.array != nil else {
          throw .invalid("days and holidays are required")
        }
        let record = try world.find(kind, call["id"])
        body["days"] = .array(merged(record.fields["days"], body["days"]))
        try world.change(kind, record, body, call)
        return .empty
      },
      .acd("PUT", path + "/{id}/skills") { (world, call) throws(CXoneRefusal) in
        let body = try call.object()
        guard let isAssigned = body["assign"]?.bool else { throw .invalid("assign is required") }
        let record = try world.find(kind, call["id"])
        let named = try world.skills(body["skills"]?.array ?? [])
        let all = world.all("skills").map { ["id": .string($0.id)] as Object }
        let wanted = body["all"] == true ? all : named
        world.alter(kind, record.id, "skills", call) { entries in
          entries.removeAll { wanted.contains($0) }
          if isAssigned { entries += wanted }
        }
        return .value([:])
      },
    ]
  }

  /// Days that an update leaves out keep their hours.
  private static func merged(_ old: Value?, _ new: Value?) -> [Value] {
    let sent = new?.array ?? []
    let days = Set(sent.compactMap { $0["day"]?.string })
    return sent + (old?.array ?? []).filter { !days.contains($0["day"]?.string ?? "") }
  }
}

extension CXoneWorld {
  fileprivate func skills(_ ids: [Value]) throws(CXoneRefusal) -> [Object] {
    var result: [Object] = []
    for id in ids {
      result.append(["id": .string(try find(.skills, id.digits ?? "").id)])
    }
    return result
  }
}
