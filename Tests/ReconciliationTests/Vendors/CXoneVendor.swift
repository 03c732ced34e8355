import Documents
import Model
import NICECXone

extension Vendor {
  static let cxone = Vendor(
    provider: NICECXoneProvider(), samples: CXoneSamples.all, story: cxoneStory,
    open: { address, client, clock in
      let tenant = try await CXoneTenant.open(
        login: address, keyID: "id", keySecret: Secret("secret"), client: client, clock: clock)
      return (tenant.reader, tenant.writer)
    },
    isInUse: { object in
      object["isActive"] != false && object["isDeleted"] != true && object["status"] != "INACTIVE"
    })

  private static let cxoneStory = KillStory(
    seed: [
      "securityProfiles": [["securityProfileName": "Support"]],
      "dispositions": [
        ["dispositionName": "Solved", "notes": "Old"], ["dispositionName": "Gone"],
      ],
    ],
    wish: [
      ("campaigns", ["name": "Inbound"], nil),
      ("teams", ["teamName": "Day", "unavailableCodes": ["Lunch"]], nil),
      ("unavailableCodes", ["name": "Lunch", "isACW": false], nil),
      ("dispositions", ["dispositionName": "Solved", "notes": "New"], nil),
      (
        "skills",
        [
          "skillName": "Billing", "mediaTypeId": 4, "campaignId": "Inbound",
          "serviceLevelThreshold": 30, "serviceLevelGoal": 80, "enableShortAbandon": true,
          "shortAbandonThreshold": 5, "dispositions": ["Solved": ["priority": 1]],
        ], nil
      ),
      (
        "agents",
        [
          "userName": "ana@acme.example", "firstName": "Ana", "lastName": "Silva",
          "emailAddress": "ana@acme.example", "teamId": "Day", "profileId": "Support",
          "timeZone": "America/Denver", "country": "United States", "city": "Denver",
          "skills": ["Billing": ["proficiency": 3]],
        ], nil
      ),
      ("groups", ["groupName": "Leads", "agents": ["ana@acme.example"]], nil),
      (
        "hoursOfOperation",
        [
          "hoursOfOperationProfileName": "Open",
          "days": ["Monday": ["openTime": "08:00:00", "closeTime": "18:00:00"]],
        ], nil
      ),
    ],
    gone: ("dispositions", ["dispositionName": "Gone"]),
    made: [
      ("campaigns", "Inbound"), ("teams", "Day"), ("unavailableCodes", "Lunch"),
      ("dispositions", "Solved"), ("skills", "Billing"), ("agents", "ana@acme.example"),
      ("groups", "Leads"),
      ("hoursOfOperation", "Open"),
    ])
}
