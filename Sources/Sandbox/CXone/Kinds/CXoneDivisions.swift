import Documents

extension CXoneKind {
  /// Parts of the organisation that people and teams belong to.
  static let divisions: CXoneKind = CXoneKind(
    name: "divisions", id: "divisionId", key: "name",
    fields: [
      CXoneField("name", .text(1...100)).alwaysRequired, CXoneField("description", .text),
      CXoneField("status", .choice(["ACTIVE", "INACTIVE"])).alwaysRequired,
      CXoneField("isDefault", .flag).alwaysRequired,
      CXoneField("parentDivisionId", .reference("divisions")), CXoneField("divisionType", .text),
      CXoneField("billingCode", .whole),
    ],
    defaults: ["status": "ACTIVE", "isDefault": false],
    stamp: nil,
    founding: [["name": "Default", "isDefault": true]],
    seeded: { _, size in
      (1..<size.divisions).map { number in
        Record(
          id: String(number + 1),
          fields: [
            "name": .string("Division " + Seeded.digits(number - 1)), "status": "ACTIVE",
            "isDefault": false,
          ])
      }
    },
    routes: divisionRoutes,
    computed: { world, record in
      var result = Object()
      result["parentDivisionName"] = world.name(
        of: record.fields["parentDivisionId"], in: "divisions")
      return result
    })

  private static func divisionRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "/division-management/v1/division"
    return [
      CXoneRoute("POST", path) { (world, call) throws(CXoneRefusal) in
        let made = try world.create(kind, try call.object(), call)
        return .value(["divisionId": .integer(Int(made.id) ?? 0)], status: 201)
      },
      CXoneRoute("PUT", path) { (world, call) throws(CXoneRefusal) in
        let body = try call.object()
        guard let id = body["divisionId"]?.integer else {
          throw .invalid("divisionId is required")
        }
        try world.change(kind, try world.find(kind, String(id)), body, call)
        return .value(["success": true])
      },
      CXoneRoute("GET", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        .value(.object(world.rendered(kind, try world.read(kind, call["id"]))))
      },
      CXoneRoute("POST", path + "/search") { (world, call) throws(CXoneRefusal) in
        let search = CXoneSearch(try call.object())
        let found = world.shownRecords(kind.name).map { world.rendered(kind, $0) }
        return search.answer(found, as: "division")
      },
    ]
  }
}
