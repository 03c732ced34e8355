import Documents

/// Tags of a skill.
enum SkillTags {
  static let routes: [CXoneRoute] = [
    .acd("GET", "skills/{id}/tags") { (world, call) throws(CXoneRefusal) in
      let skill = try world.read(.skills, call["id"])
      let tags = skill.part("tags").compactMap { entry in
        world.seen["tags"]?.record(entry["id"]?.string ?? "")
      }
      guard !tags.isEmpty else { return .empty }
      return .value([
        "totalRecords": .integer(tags.count),
        "resultSet": [
          "skillId": .integer(Int(skill.id) ?? 0), "skillName": skill.fields["skillName"] ?? "",
          "tags": .array(tags.map { .object(world.rendered(.tags, $0)) }),
        ],
      ])
    },
    .acd("POST", "skills/{id}/tags") { (world, call) throws(CXoneRefusal) in
      try world.tag(call) { entries, id in
        if !entries.contains(where: { $0["id"] == id }) { entries.append(["id": id]) }
      }
    },
    .acd("DELETE", "skills/{id}/tags") { (world, call) throws(CXoneRefusal) in
      try world.tag(call) { entries, id in entries.removeAll { $0["id"] == id } }
    },
  ]
}

extension CXoneWorld {
  fileprivate mutating func tag(
    _ call: CXoneCall, _ change: (inout [Object], Value) -> Void
  ) throws(CXoneRefusal) -> Answer {
    let skill = try find(.skills, call["id"]).id
    return batch(try call.batch("tags"), naming: "tagId") { (world, body) throws(CXoneRefusal) in
      let tag = try world.find(.tags, body["tagId"]?.digits ?? "").id
      world.alter(.skills, skill, "tags", call) { change(&$0, .string(tag)) }
      return .string(tag)
    }.wrapped("tagResults")
  }
}
