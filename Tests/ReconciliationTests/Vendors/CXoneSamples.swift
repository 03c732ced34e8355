import Documents

@testable import Sandbox

/// Values that NICE CXone takes where a type does not tell enough.
enum CXoneSamples {
  static let all = Samples(
    seed: seed,
    keys: [
      "agents": people, "users": people, "businessUnits": ["cloud"], "phoneNumbers": ["8005550199"],
      "dnis": ["8005550100"], "dispositionClassifications": ["Positive Amount", "Negative"],
    ], values: values, beside: beside,
    least: [
      "skills": [
        "mediaTypeId": 4, "serviceLevelThreshold": 30, "serviceLevelGoal": 80,
        "enableShortAbandon": true, "shortAbandonThreshold": 5,
      ],
      "pointsOfContact": ["mediaTypeId": 4, "scriptName": "A"],
    ], many: many,
    unpaged: [
      "businessUnits": "there is one",
      "dispositionClassifications": "the vendor fixes them",
      "files": "there is no list of them",
    ])

  private static let people = ["a@acme.example", "b@acme.example"]

  private static let seed: Value = [
    "divisions": [["name": "A"], ["name": "B"]],
    "securityProfiles": [["securityProfileName": "A"], ["securityProfileName": "B"]],
    "teams": [["teamName": "A"], ["teamName": "B"]],
    "campaigns": [["name": "A"], ["name": "B"]],
    "unavailableCodes": [["name": "A"], ["name": "B"]],
    "dispositions": [["dispositionName": "A"], ["dispositionName": "B"]],
    "tags": [["tagName": "A"], ["tagName": "B"]],
    "scripts": [["scriptName": "A"], ["scriptName": "B"]],
    "phoneNumbers": [["phonenumber": "8005550199"]],
    "outboundRoutes": [["routeDescription": "A"], ["routeDescription": "B"]],
    "agents": .array(people.map { .object(person($0)) }),
    "groups": [["groupName": "A"], ["groupName": "B"]],
    "accessKeys": [["accessKeyId": "A", "secret": "s", "agentId": "a@acme.example"]],
    "hoursOfOperation": [
      ["hoursOfOperationProfileName": "A"], ["hoursOfOperationProfileName": "B"],
    ],
    "skills": [
      ["skillName": "A", "mediaTypeId": 4, "campaignId": "A"],
      ["skillName": "B", "mediaTypeId": 4, "campaignId": "A"],
      [
        "skillName": "Out", "mediaTypeId": 4, "campaignId": "A", "isOutbound": true,
        "outboundStrategy": "Personal Connection",
      ],
    ],
    "pointsOfContact": [.object(point("8005550100"))],
    "addressBooks": [["addressBookName": "A"]], "dncGroups": [["dncGroupName": "A"]],
    "routingQueues": [["name": "A"]],
  ]

  private static func person(_ name: String) -> Object {
    [
      "userName": .string(name), "emailAddress": .string(name), "firstName": "Ana",
      "lastName": .string(name), "teamId": "A", "profileId": "A",
    ]
  }

  private static func point(_ address: String) -> Object {
    [
      "contactAddress": .string(address), "contactDescription": "Line", "defaultSkillId": "A",
      "scriptName": "A",
    ]
  }

  private static let values: [String: [Value]] = [
    "agents.timeZone": ["America/Denver", "America/Chicago"],
    // A person has one account, and the profile mirrors the role.
    "agents.userId": ["a@acme.example", "a@acme.example"], "agents.roleId": ["A", "A"],
    "skills.mediaTypeId": [4, 3],
    "skills.outboundStrategy": ["Personal Connection", "Virtual Agent"],
    "pointsOfContact.mediaTypeId": [4, 3], "pointsOfContact.scriptName": ["A", "B"],
    "scripts.mediaType": [3, 4],
    "scripts.actions": [["1": ["name": "Begin"]], ["1": ["name": "End"]]],
    "scripts.branches": [["1": ["Default": 2]], ["1": ["Default": 3]]],
    "files.file": ["QQ==", "Qg=="],
    "dncGroups.records": [["5550100"], ["5550100", "5550101"]],
    "hoursOfOperation.days": [
      ["Monday": day("08:00:00", "17:00:00")],
      [
        "Monday": [
          "openTime": "08:00:00", "closeTime": "12:00:00", "hasAdditionalHours": true,
          "additionalOpenTime": "13:00:00", "additionalCloseTime": "18:00:00",
        ], "Sunday": ["isClosedAllDay": true],
      ],
    ],
    "hoursOfOperation.holidays": [
      ["2026-12-25": ["holidayName": "Christmas", "isClosedAllDay": true]],
      ["2026-12-24": ["holidayName": "Eve", "openTime": "08:00:00", "closeTime": "12:00:00"]],
    ],
  ]

  private static func day(_ open: Value, _ close: Value) -> Value {
    ["openTime": open, "closeTime": close]
  }

  private static let outbound: Value = [
    "skillName": "Out", "isOutbound": true, "outboundStrategy": "Personal Connection",
  ]

  private static let beside: [String: Value] = [
    "agents.userId": ["userName": "a@acme.example"],
    "skills.isOutbound": ["outboundStrategy": "Personal Connection"],
    "skills.outboundStrategy": ["isOutbound": true],
    "skills.generalSettings": outbound, "skills.retrySettings": outbound,
    "skills.scheduleSettings": outbound,
    "addressBooks.dynamicEntries": ["addressBookType": "Dynamic"],
    "scripts.branches": ["actions": ["1": ["name": "Begin"]]],
  ]
}

// Lists.
extension CXoneSamples {
  private typealias Seeding = @Sendable (ClosedRange<Int>) -> Value

  private static let many: [String: Seeding] = [
    "agents": people(of:), "users": people(of:), "roles": profiles(of:),
    "securityProfiles": profiles(of:),
    "divisions": list("divisions", "name"), "teams": list("teams", "teamName"),
    "campaigns": list("campaigns", "name"), "tags": list("tags", "tagName"),
    "unavailableCodes": list("unavailableCodes", "name"),
    "dispositions": list("dispositions", "dispositionName"),
    "scripts": list("scripts", "scriptName"), "groups": list("groups", "groupName"),
    "phoneNumbers": list("phoneNumbers", "phonenumber"),
    "outboundRoutes": list("outboundRoutes", "routeDescription"),
    "accessKeys": list("accessKeys", "accessKeyId"),
    "hoursOfOperation": list("hoursOfOperation", "hoursOfOperationProfileName"),
    "skills": list("skills", "skillName", beside: ["mediaTypeId": 4]),
    "addressBooks": list("addressBooks", "addressBookName"),
    "dncGroups": list("dncGroups", "dncGroupName"), "routingQueues": list("routingQueues", "name"),
    "pointsOfContact": points(of:), "dnis": points(of:),
  ]

  private static func list(
    _ kind: String, _ key: String, beside: Object = [:]
  ) -> Seeding {
    { numbers in
      [
        kind: .array(
          numbers.map { .object(beside.merging([key: .string("Number \($0)")])) })
      ]
    }
  }

  private static func profiles(of numbers: ClosedRange<Int>) -> Value {
    list("securityProfiles", "securityProfileName")(numbers)
  }

  private static func people(of numbers: ClosedRange<Int>) -> Value {
    let people = numbers.map { number -> Value in
      .object(person("n\(number)@acme.example").merging(["teamId": 1, "profileId": 4]))
    }
    return ["agents": .array(people)]
  }

  private static func points(of numbers: ClosedRange<Int>) -> Value {
    [
      "scripts": [["scriptName": "A"]], "skills": [["skillName": "A", "mediaTypeId": 4]],
      "pointsOfContact": .array(numbers.map { .object(point("Number \($0)")) }),
    ]
  }
}
