import Documents

extension CXoneKind {
  /// Dispositions: what an agent says became of a contact.
  static let dispositions: CXoneKind = CXoneKind(
    name: "dispositions", id: "dispositionId", key: "dispositionName",
    fields: [
      CXoneField("dispositionName", .text(1...50)).required,
      CXoneField("isPreviewDisposition", .flag).required,
      CXoneField("classificationId", .code(classifications.map(\.id))),
      CXoneField("notes", .text).created(as: nil), CXoneField("isActive", .flag).created(as: nil),
    ],
    defaults: [
      "isActive": true, "notes": "", "classificationId": 1, "isPreviewDisposition": false,
    ],
    stamp: "lastUpdated", isReplaced: false,
    seeded: { _, size in
      (0..<size.wrapUpCodes).map { number in
        Record(
          id: String(1 + number),
          fields: [
            "dispositionName": .string("Disposition " + Seeded.digits(number)),
            "isPreviewDisposition": false, "classificationId": 1, "isActive": true, "notes": "",
            "lastUpdated": .string(Seeded.birth),
          ])
      }
    },
    routes: dispositionRoutes,
    computed: { _, record in
      let id = record.fields["classificationId"]?.integer
      guard let known = classifications.first(where: { $0.id == id }) else { return [:] }
      return [
        "classificationName": .string(known.name), "reportingGroupId": .integer(known.group),
        "showCommitmentAmount": .bool(known.isCommitment),
        "showRescheduleDate": .bool(known.isRescheduled), "isAgentSpecific": false,
        "systemOutcome": .string(known.name),
      ]
    })

  /// What the outcome of a disposition is to the system; nobody can change these.
  private struct Classification: Sendable {
    let id: Int
    let name: String
    let group: Int
    var isCommitment = false
    var isRescheduled = false
  }

  private static let classifications = [
    Classification(id: 1, name: "Positive Amount", group: 1),
    Classification(id: 2, name: "Positive Commitment", group: 1, isCommitment: true),
    Classification(id: 3, name: "Negative", group: 2),
    Classification(id: 4, name: "Rescheduled", group: 3, isRescheduled: true),
    Classification(id: 5, name: "Answering Machine", group: 4),
    Classification(id: 6, name: "Do Not Call", group: 2),
  ]

  private static func dispositionRoutes(_ kind: CXoneKind) -> [CXoneRoute] {
    let path = "dispositions"
    return [
      .acd("GET", path) { (world, call) throws(CXoneRefusal) in
        let isPreview = try call.flag("isPreviewDispositions")
        return try world.list(kind, call, as: "dispositions", in: [.total, .links, .unit]) {
          record in
          isPreview.map { record.fields["isPreviewDisposition"] == .bool($0) } ?? true
        }
      },
      .acd("POST", path) { (world, call) throws(CXoneRefusal) in
        try world.createBatch(kind, call, "dispositions", results: "dispositionResults")
      },
      .acd("GET", path + "/{id}") { (world, call) throws(CXoneRefusal) in
        .value(.object(world.rendered(kind, try world.read(kind, call["id"]))))
      },
      .acd("GET", path + "/{id}/skills") { (world, call) throws(CXoneRefusal) in
        try skills(with: try world.read(kind, call["id"]).id, &world, call)
      },
      .acd("GET", path + "/classifications") { (world, call) throws(CXoneRefusal) in
        try world.page(
          classifications, call, as: "classificationResults", in: [.total, .unit]
        ) { known in
          [
            "classificationId": .integer(known.id), "classificationName": .string(known.name),
            "reportingGroupId": .integer(known.group),
            "showCommitmentAmount": .bool(known.isCommitment),
            "showRescheduleDate": .bool(known.isRescheduled),
          ]
        }
      },
      .update(kind, path), .status(kind, path),
      .history(kind, path, as: "auditHistoryRecords"),
    ]
  }

  private static func skills(
    with disposition: String, _ world: inout CXoneWorld, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Answer {
    let skills = try world.filtered(.skills, call).filter { skill in
      skill.part("dispositions").contains { $0["id"] == .string(disposition) }
    }
    let snapshot = world
    return try world.page(skills, call, as: "skills", in: [.total, .unit]) { skill in
      let shown = snapshot.rendered(.skills, skill)
      return [
        "skillId": shown["skillId"] ?? 0, "skillName": shown["skillName"] ?? "",
        "mediaTypeId": shown["mediaTypeId"] ?? 0, "mediaTypeName": shown["mediaTypeName"] ?? "",
        "campaignId": shown["campaignId"] ?? 0, "campaignName": shown["campaignName"] ?? "",
        "direction": shown["isOutbound"] == true ? "Outbound" : "Inbound",
        "skillStatus": shown["isActive"] == true ? 1 : 0,
      ]
    }
  }
}
