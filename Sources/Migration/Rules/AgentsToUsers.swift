import Documents

extension MappingRule {
  /// Proficiency counts from 1, the best, to 20 (setting `worst`); a grade there from 5, the best,
  /// to 1. The scales are laid over each other end to end and grades rounded half up, so that 1
  /// becomes 5 and 20 becomes 1. What is beyond `worst` counts as the worst.
  static let agentsToUsers = MappingRule(
    "agents-to-users", "Each agent becomes a user with the same e-mail address.",
    from: .cxone("agents"), to: .genesys("users"), naming: "{emailAddress | trim | lower}"
  ) {
    AttributeMapping("name", .text("{firstName | trim} {lastName | trim}"))
    AttributeMapping("division", from: "teamId", .reference(from: "teams", to: "divisions"))
    AttributeMapping("manager", from: "reportToId", .reference(from: "agents", to: "users"))
    AttributeMapping(
      "skills", from: "skills",
      .ratings(
        from: "skills", to: "skills", field: "proficiency",
        Grading(
          from: (best: .number(1), worst: .setting("worst")),
          to: (best: .number(5), worst: .number(1))))
    ).counting("isActive")
    AttributeMapping("state", .constant("active"))
  }
  .withoutInactive()
  .with {
    $0.settings = [Setting("worst", "The worst proficiency at the source; 1 is the best.", 20)]
    $0.gaps = [
      Gap("profileId", .high, "rights are granted by roles: map security profiles and grant them"),
      Gap("roleId", .high, "rights are granted by roles there"),
      Gap("timeZone", .low, "a user's zone is a setting of the program there"),
      Gap("maxConcurrentChats", .medium, "how many at once is said by utilisation there"),
      Gap("hourlyCost", .low, "there is no place for it"),
    ]
    $0.silent = [
      "userName", "middleName", "city", "country", "state", "userId", "internalId",
    ]
  }
}
