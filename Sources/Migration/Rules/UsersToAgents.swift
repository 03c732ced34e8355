import Documents

extension MappingRule {
  /// Grades count from 5, the best, to 0; proficiency from 1, the best, to 20 (setting `worst`). An
  /// agent holds as skills the queues that the user is a member of, all with the proficiency of
  /// the setting: a member has no grade in a queue.
  static let usersToAgents = MappingRule(
    "users-to-agents", "Each user becomes an agent with the same e-mail address.",
    from: .genesys("users"), to: .cxone("agents"), naming: "{email | trim | lower}"
  ) {
    AttributeMapping("emailAddress", from: "email")
    AttributeMapping("firstName", from: "name", .computed { name, _ in parts(name).first })
    AttributeMapping("lastName", from: "name", .computed { name, _ in parts(name).last })
    AttributeMapping("teamId", from: "division", .reference(from: "divisions", to: "teams"))
    AttributeMapping("reportToId", from: "manager", .reference(from: "users", to: "agents"))
    AttributeMapping(
      "skills", from: "skills",
      .ratings(
        from: "skills", to: "skills", field: "proficiency",
        Grading(
          from: (best: .number(5), worst: .number(0)),
          to: (best: .number(1), worst: .setting("worst")))))
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    $0.standing = [("state", "active", "inactive at the source")]
    $0.settings = [Setting("worst", "The worst proficiency at the target; 1 is the best.", 20)]
    $0.gaps = [
      Gap("languages", .medium, "languages are skills there"),
      Gap("acdAutoAnswer", .medium, "automatic answers are set on the station there"),
    ]
    $0.silent = ["preferredName"]
  }

  /// The last word is the last name; a single word is both.
  private static func parts(_ name: Value) -> [Value] {
    let words = (name.string ?? "").split(whereSeparator: \.isWhitespace)
    guard let last = words.last else { return [] }
    let first = words.count > 1 ? words.dropLast().joined(separator: " ") : String(last)
    return [.string(first), .string(String(last))]
  }
}
