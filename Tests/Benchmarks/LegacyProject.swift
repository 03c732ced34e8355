import Documents

/// A project in which a large tenant on Genesys Cloud is derived from one on CXone, and the seed of
/// the latter.
enum LegacyProject {
  static let agents = 5_000
  static let skills = 1_000
  private static let skillsOfAgent = 5
  private static let teams = 50
  private static let codes = 100
  private static let codesOfSkill = 3

  static func written(to folder: String) throws -> SeededProject {
    try SeededProject(
      at: folder,
      ["cutsheet.yaml": SeededProject.document(further: legacy), "mapping.yaml": mapping],
      seed: ["tenants": ["legacy": tenant]])
  }

  private static let legacy = """
      legacy:
        vendor: nice-cxone
        area: na1
        accessKeyId: "${env.NICE_ACCESS_KEY_ID}"
        accessKeySecret: "${env.NICE_ACCESS_KEY_SECRET}"

    """

  private static let mapping = """
    kind: migration
    name: wave-1
    from: legacy
    to: cloud
    map:
      teams-to-divisions: {}
      dispositions-to-wrap-up-codes: {}
      skills-to-queues: {}
      skills-to-routing-skills: {}
      agents-to-users: {}

    """

  private static var tenant: Value {
    [
      "campaigns": [["name": "Service"]],
      "teams": .array((0..<teams).map { ["teamName": .string("Team \($0)")] }),
      "dispositions": .array(
        (0..<codes).map {
          ["dispositionName": .string("Code \($0)"), "isPreviewDisposition": false]
        }),
      "skills": .array((0..<skills).map(skill)), "agents": .array((0..<agents).map(agent)),
    ]
  }

  private static func skill(_ number: Int) -> Value {
    [
      "skillName": .string("Skill \(number)"), "mediaTypeId": 4, "campaignId": "Service",
      "serviceLevelGoal": 80, "serviceLevelThreshold": 20, "shortAbandonThreshold": 5,
      "enableShortAbandon": false, "requireDisposition": true, "maxSecondsACW": 60,
      "dispositions": .array(
        (0..<codesOfSkill).map { .string("Code \((number * 7 + $0 * 31) % codes)") }),
    ]
  }

  private static func agent(_ number: Int) -> Value {
    let held = (0..<skillsOfAgent).map { place -> (String, Value) in
      ("Skill \((number * 3 + place * 211) % skills)", .integer(1 + (number + place) % 20))
    }
    let address = Value.string("agent.\(number)@legacy.example")
    return [
      "userName": address, "emailAddress": address, "firstName": "Agent",
      "lastName": .string("Number \(number)"), "teamId": .string("Team \(number % teams)"),
      "profileId": "Agent", "timeZone": "America/New_York", "country": "United States",
      "city": "Boston", "skills": .object(Object(held)),
    ]
  }
}
