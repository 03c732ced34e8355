import Documents

extension CXoneKind {
  /// Tags are written in the query, and listed without pages.
  static let tags: CXoneKind = CXoneKind(
    name: "tags", id: "tagId", key: "tagName",
    fields: [
      CXoneField("tagName", .text(1...40)).required, CXoneField("notes", .text),
      CXoneField("isActive", .flag).created(as: nil),
    ],
    defaults: ["isActive": true, "notes": ""], stamp: nil, isReplaced: false,
    routes: { kind in
      [
        .acd("GET", "tags") { (world, call) throws(CXoneRefusal) in
          let records = try world.filtered(kind, call)
          guard !records.isEmpty else { return .empty }
          return .value(["tags": .array(records.map { .object(world.rendered(kind, $0)) })])
        },
        .acd("POST", "tags") { (world, call) throws(CXoneRefusal) in
          let body: Object = [
            "tagName": .string(try call.requiredText("tagName")),
            "notes": call.query["notes"].map { .string($0) } ?? .null,
          ]
          return .value(["tagId": .integer(Int(try world.create(kind, body, call).id) ?? 0)])
        },
        .acd("GET", "tags/{id}") { (world, call) throws(CXoneRefusal) in
          let record = try world.read(kind, call["id"])
          return .value(["tags": [.object(world.rendered(kind, record))]])
        },
        .acd("PUT", "tags/{id}") { (world, call) throws(CXoneRefusal) in
          let record = try world.find(kind, call["id"])
          try world.change(kind, record, call.written("tagName", "notes", "isActive"), call)
          return .empty
        },
      ]
    })
}

extension CXoneCall {
  /// The members of a body that stands in the query.
  func written(_ names: String...) -> Object {
    Object(names.compactMap { name in query[name].map { (name, .string($0)) } })
  }
}
