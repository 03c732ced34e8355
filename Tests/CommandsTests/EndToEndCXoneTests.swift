import Documents
import Files
import Testing

@testable import Commands

/// A CXone tenant with something of every kind, exported, and made again where nothing is.
struct EndToEndCXoneTests {
  private static let projectFile = """
    kind: project
    name: trial
    tenants:
      old:
        vendor: nice-cxone
        area: na1
        accessKeyId: ${env.NICE_ACCESS_KEY_ID}
        accessKeySecret: ${env.NICE_ACCESS_KEY_SECRET}

    """

  /// Roles are made by people, so both tenants have them.
  private static let roles: Value = [["securityProfileName": "Support"]]

  private static let seed: Value = [
    "tenants": [
      "old": .object(
        Object(people.map { ($0.key, $0.value) } + routing.map { ($0.key, $0.value) })),
      "new": ["securityProfiles": roles],
    ]
  ]

  private static let people: Object = [
    "divisions": [["name": "West"], ["name": "North", "parentDivisionId": "West"]],
    "securityProfiles": roles,
    "teams": [
      ["teamName": "Day", "divisionNo": "West", "maxConcurrentChats": 4],
      ["teamName": "Night", "isActive": false],
    ],
    "unavailableCodes": [
      ["name": "Lunch", "teams": ["Day"], "agentTimeout": 30], ["name": "After", "isACW": true],
    ],
    "agents": [
      person("ana", ["custom1": "x", "skills": ["Support": 2], "notes": "French"]),
      person("bo", ["reportToId": "ana@acme.example"]), person("off", ["isActive": false]),
    ],
    "groups": [["groupName": "Leads", "agents": ["ana@acme.example"]]],
    "accessKeys": [["accessKeyId": "bot", "secret": "s", "agentId": "bo@acme.example"]],
  ]

  private static func person(_ name: String, _ more: Object) -> Value {
    let address = Value.string(name + "@acme.example")
    let fields: Object = [
      "userName": address, "emailAddress": address, "firstName": .string(name),
      "lastName": "Silva", "teamId": "Day", "profileId": "Support",
    ]
    return .object(Object((Array(fields) + Array(more)).map { ($0.key, $0.value) }))
  }

  private static let routing: Object = [
    "campaigns": [["name": "Sales", "divisionId": "West"], ["name": "Off", "isActive": false]],
    "dispositions": [
      ["dispositionName": "Solved", "classificationId": 3, "notes": "n"],
      ["dispositionName": "Dead", "isActive": false],
    ],
    "tags": [["tagName": "vip", "notes": "x"]],
    "scripts": [["scriptName": "Flows\\Main", "actions": ["1": ["name": "Begin"]]]],
    "hoursOfOperation": [
      [
        "hoursOfOperationProfileName": "Office", "skills": ["Support"],
        "days": [["day": "Monday", "openTime": "08:00:00", "closeTime": "17:00:00"]],
        "holidays": [["name": "Christmas", "date": "2026-12-25", "isClosedAllDay": true]],
      ]
    ],
    "skills": [
      [
        "skillName": "Support", "mediaTypeId": 4, "campaignId": "Sales",
        "serviceLevelThreshold": 30, "serviceLevelGoal": 80, "enableShortAbandon": true,
        "shortAbandonThreshold": 5, "dispositions": ["Solved"], "tags": ["vip"],
        "reskillHours": "Office", "scriptId": "Flows\\Main", "stateIdACW": "After",
      ],
      [
        "skillName": "Out", "mediaTypeId": 4, "campaignId": "Sales", "isOutbound": true,
        "outboundStrategy": "Personal Connection",
      ],
    ],
    "pointsOfContact": [
      [
        "contactAddress": "8005550100", "contactDescription": "Main", "defaultSkillId": "Support",
        "scriptName": "Flows\\Main",
      ]
    ],
    "addressBooks": [
      [
        "addressBookName": "Partners",
        "entries": [["firstName": "A", "lastName": "B", "phone": "1"]],
      ]
    ],
    "dncGroups": [
      [
        "dncGroupName": "Never", "records": ["5550100"], "contributingSkills": ["Support"],
        "scrubbedSkills": ["Out"],
      ]
    ],
  ]

  /// What nobody can make by a call: the plan of another tenant refuses it.
  private static let unmakable = ["accessKeys", "businessUnits", "dnis"]

  @Test func `a tenant is exported, planned without a change, and made again elsewhere`()
    async throws
  {
    try await SandboxedProject.using(
      ["cutsheet.yaml": Self.projectFile], tenants: [], legacy: ["old", "new"], seed: Self.seed
    ) { project in
      let copy = project.aside("copy")
      let export = await project.run("export", "old", "--output", copy, "--quiet")
      #expect(export.exit == .success, "\(export.errors)")
      let same = await project.run(["plan", "--project", copy, "--detailed-exitcode", "--quiet"])
      #expect(same.exit == .success, "\(same.output)\(same.errors)")
      let elsewhere = ["CUTSHEET_ENDPOINT_OLD": project.environment["CUTSHEET_ENDPOINT_NEW"] ?? ""]
      let refused = await project.run(
        ["plan", "--project", copy, "--quiet"], environment: elsewhere)
      #expect(refused.exit == .invalid)
      for kind in Self.unmakable {
        #expect(refused.errors.contains("'old/\(kind)/"), "\(refused.errors)")
        try Disk.remove("\(copy)/old/\(kind).yaml")
      }
      let apply = await project.run(
        ["apply", "--project", copy, "--yes", "--quiet"], environment: elsewhere)
      #expect(apply.exit == .success, "\(apply.output)\(apply.errors)")
      let again = await project.run(
        ["plan", "--project", copy, "--detailed-exitcode", "--quiet"], environment: elsewhere)
      #expect(again.exit == .success, "\(again.output)\(again.errors)")
    }
  }
}
