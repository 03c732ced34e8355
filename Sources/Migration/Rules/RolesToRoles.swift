extension MappingRule {
  /// No call makes a role there: the plan says which ones a person has to make, and finds them once
  /// they are there. Their rights are chosen by hand, since neither vendor says which right of one
  /// is which of the other.
  static let rolesToRoles = MappingRule(
    "roles-to-roles", "Each role becomes one that is made by hand and found by name.",
    from: .genesys("roles"), to: .cxone("roles"), naming: "{name | trim}"
  ) {}
  .with {
    $0.silent = ["description"]
    $0.gaps = [
      Gap("permissions", .high, "rights of a role are chosen by hand in Admin > Security Settings"),
      Gap(
        "permissionPolicies", .high,
        "rights of a role are chosen by hand in Admin > Security Settings"),
    ]
  }
}
