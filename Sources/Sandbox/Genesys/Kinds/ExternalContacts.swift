import Documents

extension Kind {
  /// Contacts outside of the organisation; paging reaches the first thousand of them and no more.
  static let externalContacts = Kind(
    name: "externalContacts", path: "/api/v2/externalcontacts/contacts",
    entityType: "ExternalContact", service: "ExternalContacts",
    fields: contactFields,
    key: "id",
    notFound: "entity.not.found",
    routes: { kind in contactRoutes(kind) },
    computed: { _, _ in ["type": "Curated"] },
    normalized: { fields in
      var fields = fields
      for name in phones { fields[name] = fields[name].map(dialled) }
      return fields
    })

  private static let phones = ["workPhone", "cellPhone", "homePhone", "otherPhone"]

  private static let contactFields: [Field] =
    ["firstName", "middleName", "lastName", "salutation", "title"].map { Field($0, .text(0...200)) }
    + phones.map { Field($0, .object(phone)) }
    + ["workEmail", "personalEmail", "otherEmail"].map { Field($0, .text(0...200)) }
    + [
      Field("division", .starReference("divisions")), Field("address", .object(address)),
      Field("surveyOptOut", .flag), Field("externalSystemUrl", .text(0...2_000)),
      Field("createDate", .instant), Field("modifyDate", .instant),
    ]

  private static let phone = [
    Field("display", .text(0...100)), Field("extension", .whole(0...Int(Int32.max))),
    Field("acceptsSMS", .flag), Field("normalizationCountryCode", .text(0...2)),
    Field("userInput", .text(0...100)), Field("e164", .text(0...20)),
    Field("countryCode", .text(0...2)),
  ]

  private static let address = [
    Field("address1", .text(0...200)), Field("address2", .text(0...200)),
    Field("city", .text(0...100)), Field("state", .text(0...50)),
    Field("postalCode", .text(0...25)), Field("countryCode", .text(0...25)),
  ]

  /// A number as the vendor keeps it: what was shown is what was put in, and E.164 beside it.
  private static func dialled(_ phone: Value) -> Value {
    guard let typed = phone["display"]?.string ?? phone["e164"]?.string else { return phone }
    var result = phone
    result.set(.string(typed), at: ["display"])
    result.set(.string(typed), at: ["userInput"])
    let digits = typed.filter { $0.isASCII && $0.isNumber }
    result.set(typed.hasPrefix("+") ? .string("+" + digits) : .null, at: ["e164"])
    return result
  }

  private static func contactRoutes(_ kind: Kind) -> [Route] {
    [
      Route("GET", kind.path, may("view")) { (world, call) throws(Refusal) in
        let size = try call.query.number("pageSize", default: 20, in: 1...100)
        let number = try call.query.number("pageNumber", default: 1, in: 1...10_000_000)
        guard size * number <= 1_000 else {
          throw Refusal(400, "bad.request", "Only the first 1000 contacts can be listed")
        }
        let words = (call.query["q"] ?? "").lowercased().split(separator: " ")
        let places = world.listed(kind, call, .exact).filter { place in
          let text = world.seen[kind.name]?.record(at: place).map(searched) ?? ""
          return words.allSatisfy { text.contains($0) }
        }
        return try world.page(kind, places, call, upTo: 100)
      },
      Route("POST", kind.path, may("add")) { (world, call) throws(Refusal) in
        let body = dated(try call.object(), created: call.now, call)
        return world.shown(kind, try world.create(kind, body, call))
      },
      .get(kind, may("view")),
      Route("PUT", kind.path + "/{id}", may("edit")) { (world, call) throws(Refusal) in
        let record = try world.find(kind, call["id"])
        let created = record.text("createDate").flatMap { Instant($0) }
        let body = dated(try call.object(), created: created ?? call.now, call)
        return world.shown(kind, try world.replace(kind, record, body, call))
      },
      .delete(kind, may("delete"), answer: .value([:])),
    ]
  }

  private static func may(_ action: String) -> Permission {
    .any("relate:contact:\(action)", "externalContacts:contact:\(action)")
  }

  private static func dated(_ body: Object, created: Instant, _ call: Call) -> Object {
    var body = body
    body["createDate"] = .string(created.description)
    body["modifyDate"] = .string(call.now.description)
    return body
  }

  private static func searched(_ contact: Record) -> String {
    let texts = contact.fields.flatMap { _, value in
      [value.string, value["e164"]?.string, value["display"]?.string].compactMap(\.self)
    }
    return texts.joined(separator: " ").lowercased()
  }
}
