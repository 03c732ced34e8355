import Documents
import Files

/// A project in which a large tenant on Genesys Cloud is derived from one on CXone, and the seed of
/// the latter.
struct LegacyProject {
  static let agents = 5_000
  static let skills = 1_000
  private static let skillsOfAgent = 5
  private static let teams = 50
  private static let codes = 100
  private static let codesOfSkill = 3

  let folder: String
  /// Where the seed lies, beside the project.
  let seed: String

  init(at folder: String) throws {
    self.folder = folder
    seed = folder + ".json"
    try Disk.makeFolder(folder)
    try Disk.write(Array(Self.project.utf8), to: folder + "/cutsheet.yaml")
    try Disk.write(Array(Self.mapping.utf8), to: folder + "/mapping.yaml")
    let tenants: Value = ["tenants": ["legacy": Self.tenant]]
    try Disk.write(Array(CanonicalJSON.text(of: tenants).utf8), to: seed)
  }

  private static let project = """
    kind: project
    name: benchmark
    tenants:
      legacy:
        vendor: nice-cxone
        area: na1
        accessKeyId: "${env.NICE_ACCESS_KEY_ID}"
        accessKeySecret: "${env.NICE_ACCESS_KEY_SECRET}"
      cloud:
        vendor: genesys-cloud
        region: us-east-1
        clientId: "${env.GENESYS_CLIENT_ID}"
        clientSecret: "${env.GENESYS_CLIENT_SECRET}"

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
