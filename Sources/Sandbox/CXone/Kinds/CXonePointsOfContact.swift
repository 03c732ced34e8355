import Documents

extension CXoneKind {
  /// Where contacts come in: an address, the skill and the script that take them.
  ///
  /// Nothing is written under the name by which it is read.
  static let pointsOfContact: CXoneKind = CXoneKind(
    name: "pointsOfContact", id: "contactCode", key: "contactAddress",
    fields: [
      CXoneField("contactAddress", .text(1...255)).created(as: "pointOfContact").fixed.required,
      CXoneField("contactDescription", .text(1...255)).written(as: "pointOfContactName")
        .alwaysRequired,
      CXoneField("defaultSkillId", .reference("skills")).written(as: "skillId").alwaysRequired,
      CXoneField("scriptName", .text(1...500)).alwaysRequired,
      CXoneField("mediaTypeId", .code(MediaTypes.codes)).fixed, CXoneField("isActive", .flag),
      CXoneField("notes", .text).created(as: nil),
      CXoneField("ivrReportingEnabled", .flag).unread, CXoneField("chatProfileId", .whole).unread,
    ],
    defaults: ["mediaTypeId": 4, "isActive": true, "notes": ""],
    isUnique: false, stamp: nil,
    routes: pointRoutes,
    computed: { world, record in
      let skill = record.fields["defaultSkillId"]?.integer.flatMap {
        world.seen["skills"]?.record(String($0))
      }
      return [
        "mediaTypeName": MediaTypes.name(record.fields["mediaTypeId"]),
        "outboundSkill": skill?.fields["isOutbound"] ?? false, "businessUnitId": world.unitId,
      ]
    },
    check: { (world, record, old) throws(CXoneRefusal) in
      guard world.id(named: record.text("scriptName") ?? "", in: "scripts") != nil else {
        throw .invalid("scriptName '\(record.text("scriptName") ?? "")' is invalid")
      }
      guard old == nil, let address = record.text("contactAddress"),
        let holding = world.truth["pointsOfContact"]
      else { return }
      let others = holding.places(of: address).compactMap { holding.record(at: $0) }
      guard !others.contains(where: { $0.fields["mediaTypeId"] == record.fields["mediaTypeId"] })
      else { throw .invalid("pointOfContact '\(address)' already exists") }
    })

  private static func pointRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "points-of-contact"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let media = try call.number("mediaTypeId")
        return try world.list(kind, call, as: "pointsOfContact") { record in
          media.map { record.fields["mediaTypeId"] == .integer($0) } ?? true
        }
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        // The answer does not tell the number of what it made.
        try world.create(kind, try call.object(), call)
        return .value([:])
      },
      .acd("GET", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        let record = try world.read(kind, call["id"])
        return .value(["pointsOfContact": [.object(world.rendered(kind, record))]])
      },
      .update(kind, path),
      .acd("GET", "dnis") { (world, call) throws(CXoneRefusal) in
        let points = try world.filtered(kind, call).filter { $0.fields["mediaTypeId"] == 4 }
        return try world.page(points, call, as: "dnisEntries") { record in
          [
            "dnis": record.fields["contactAddress"] ?? "",
            "isActive": record.fields["isActive"] ?? true,
          ]
        }
      },
    ]
  }
}

extension CXoneKind {
  /// Numbers of the business unit; those that are no point of contact are free to become one.
  static let phoneNumbers: CXoneKind = CXoneKind(
    name: "phoneNumbers", id: "phoneNumberId", key: "phonenumber",
    fields: [CXoneField("phonenumber", .text(1...40))], stamp: nil,
    routes: { kind in
      [
        .acd("GET", "phone-numbers") { (world, call) throws(CXoneRefusal) in
          let used = Set(
            world.shownRecords("pointsOfContact").compactMap { $0.text("contactAddress") })
          let free = try world.filtered(kind, call)
            .filter { !used.contains($0.text("phonenumber") ?? "") }
          return try world.page(free, call, as: "phoneCollection") { record in
            ["phonenumber": record.fields["phonenumber"] ?? ""]
          }
        }
      ]
    })

  /// Routes to the telephone network, to look at.
  static let outboundRoutes: CXoneKind = CXoneKind(
    name: "outboundRoutes", id: "outboundTelecomRouteId", key: "routeDescription",
    fields: [CXoneField("routeDescription", .text(1...100))], stamp: nil,
    routes: { kind in
      [
        .acd("GET", "business-unit/outbound-routes") { (world, _) throws(CXoneRefusal) in
          let routes = world.shownRecords(kind.name).map {
            Value.object(world.rendered(kind, $0))
          }
          return routes.isEmpty ? .empty : .value(["outboundRoutes": .array(routes)])
        }
      ]
    })

  /// Queues of Digital Experience, to look at.
  static let routingQueues: CXoneKind = CXoneKind(
    name: "routingQueues", id: "routingQueueId", key: "name",
    fields: [CXoneField("name", .text(1...100)), CXoneField("isSubqueue", .flag)],
    defaults: ["isSubqueue": false], stamp: nil,
    routes: { kind in
      [
        CXoneRoute("GET", "/dfo/3.0/routing-queues") { (world, call) throws(CXoneRefusal) in
          let part = call.query["nameContains"]?.lowercased() ?? ""
          let found = world.shownRecords(kind.name)
            .filter { part.isEmpty || ($0.text("name") ?? "").lowercased().contains(part) }
          return .value([
            "hits": .integer(found.count),
            "data": .array(
              found.map { record in
                [
                  "id": .string(world.uuid(of: record.id, in: kind.name)),
                  "name": record.fields["name"] ?? "",
                  "isSubqueue": record.fields["isSubqueue"] ?? false, "isDeleted": false,
                ]
              }),
          ])
        }
      ]
    })
}
