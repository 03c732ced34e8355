import Documents

extension MappingRule {
  /// An agent holds as skills the queues that the user is a member of, each with the proficiency of
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
      "skills",
      .memberships(
        of: "queues", by: "members", to: "skills", field: "proficiency", setting: "proficiency"))
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    $0.standing = [("state", "active", "inactive at the source")]
    $0.settings = [
      Setting("proficiency", "How well members of a queue master it; 1 is the best.", 1)
    ]
    $0.gaps = [
      Gap("skills", .medium, "skills are queues there: conditions by skill go into scripts"),
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
