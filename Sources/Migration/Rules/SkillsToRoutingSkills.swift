extension MappingRule {
  static let skillsToRoutingSkills = MappingRule(
    "skills-to-routing-skills", "Each skill becomes a skill that agents hold with a grade.",
    from: .cxone("skills"), to: .genesys("skills"), naming: "{skillName | trim}"
  ) {}
  .withoutInactive()
}
