import Documents

/// A project with a hypercare that a large organisation takes part in, and the seed of the latter:
/// everybody holds several roles, in all divisions or in one.
enum StaffedProject {
  static let users = 20_000
  static let members = 2_000
  static let grantsOfUser = 4
  private static let roles = 40
  private static let divisions = 8

  static func written(to folder: String) throws -> SeededProject {
    try SeededProject(
      at: folder,
      ["cutsheet.yaml": SeededProject.document(), "hypercare.yaml": hypercare], seed: tenant)
  }

  /// Some of what members hold is allowed, most is not.
  private static var hypercare: String {
    """
    kind: hypercare
    name: wave-1
    tenant: cloud
    window: { opens: 2026-03-20T22:00, closes: 2046-04-03T22:00, timeZone: Europe/Berlin }
    mustNotHold: ["Role 7"]
    allowed: { roles: [employee, "Role 1*"] }
    roles:
      HYPERCARE_OBSERVER:
        permissions: ["routing:queue:view"]
        tasks: { see which queue a call went to: ["routing:queue:view", "routing:skill:view"] }
        members:

    """
      + (0..<members).map { "      - \(address($0))\n" }.joined()
  }

  private static var tenant: Value {
    [
      "divisions": .array((0..<divisions).map { ["name": .string("Division \($0)")] }),
      "users": .array(
        (0..<users).map {
          [
            "email": .string(address($0)), "name": .string("User \($0)"),
            "division": .string("Division \($0 % divisions)"),
          ]
        }),
      "roles": .array((0..<roles).map(role)),
      "grants": .array((0..<users).flatMap(grants)),
    ]
  }

  private static func role(_ number: Int) -> Value {
    let domains = ["routing", "telephony", "analytics", "directory", "quality"]
    let policies = (0..<3).map { place -> Value in
      [
        "domain": .string(domains[(number + place) % domains.count]),
        "entityName": number % 8 == 0 ? "*" : "queue",
        "actionSet": number % 2 == 0 ? ["*"] : ["view", "edit"],
      ]
    }
    return ["name": .string("Role \(number)"), "permissionPolicies": .array(policies)]
  }

  private static func grants(_ user: Int) -> [Value] {
    (0..<grantsOfUser).map { place in
      let division = (user + place) % (divisions + 1)
      return [
        "subject": .string(address(user)),
        "role": .string("Role \((user + place * 11 + user / roles) % roles)"),
        "division": .string(division == divisions ? "*" : "Division \(division)"),
      ]
    }
  }

  private static func address(_ user: Int) -> String { "user.\(user)@acme.example" }
}
