import Documents
import GenesysCloud
import Migration
import Model
import NICECXone
import Testing

/// The way from Genesys Cloud to CXone: real tables on both sides, objects in memory.
struct ReturnMappingTests {
  private let cxone = NICECXoneProvider().kinds
  private let genesys = GenesysCloudProvider().kinds

  private static let week = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private func inventory(_ objects: [String: [Value]], _ kinds: [Kind]) -> Inventory {
    var inventory = Inventory()
    for kind in kinds {
      let values = objects[kind.name] ?? []
      inventory.store(
        values.enumerated().map { place, value in
          LiveObject(
            id: "\(kind.name)-\(place)", key: kind.key(of: value) ?? "", attributes: value,
            raw: value)
        }, of: kind)
    }
    return inventory
  }

  private func all(_ names: String...) -> [String: MappingOptions] {
    Dictionary(names.map { ($0, MappingOptions()) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `the way back has what the other vendor's interface can say`() {
    let source = inventory(
      [
        "divisions": [["name": "Home"]],
        "queues": [
          [
            "name": "Sales", "division": "Home", "members": ["ana@acme.example"],
            "acwSettings": ["timeoutMs": 45_500],
            "mediaSettings": [
              "call": [
                "serviceLevel": ["percentage": Value(number: "0.85") ?? 0, "durationMs": 20_000]
              ]
            ], "bullseye": ["rings": [[:]]],
          ]
        ],
        "users": [
          [
            "email": "ana@acme.example", "name": "Ana María Ito", "division": "Home",
            "state": "active",
          ]
        ],
        "schedules": [
          Self.schedule(
            "week", "2024-01-01T08:00:00.000", "2024-01-01T18:00:00.000", "FREQ=WEEKLY;BYDAY=MO,TU"),
          Self.schedule(
            "odd", "2024-01-01T08:00:00.000", "2024-01-01T18:00:00.000", "FREQ=MONTHLY"),
        ],
        "scheduleGroups": [
          ["name": "Office", "openSchedules": ["week", "odd"], "timeZone": "UTC"]
        ],
      ], genesys)
    var map = all(
      "divisions-to-teams", "queues-to-skills", "users-to-agents", "schedule-groups-to-hours")
    map["queues-to-skills"]?.defaults = [("campaignId", "Inbound")]
    map["users-to-agents"]?.defaults = ["profileId", "timeZone", "country", "city"].map {
      ($0, "x")
    }
    let document = MigrationDocument(name: "back", from: "legacy", to: "cloud", map: map)
    let derived = Mapping(document, sourceKinds: genesys, targetKinds: cxone)
      .derive(source: source, written: [])
    #expect(derived.problems == [])
    let skill = derived.resource("skills/Sales")?.attributes
    #expect(skill?["serviceLevelGoal"] == 85)
    #expect(skill?["serviceLevelThreshold"] == 20)
    #expect(skill?["maxSecondsACW"] == 46)
    let agent = derived.resource("agents/ana@acme.example")?.attributes
    #expect(agent?["firstName"] == "Ana María")
    #expect(agent?["teamId"] == "Home")
    #expect(agent?["skills"] == ["Sales": ["proficiency": 1]])
    let days = derived.resource("hoursOfOperation/Office")?.attributes["days"]
    #expect(days?["Monday"]?["openTime"] == "08:00:00")
    #expect(days?["Sunday"] == ["isClosedAllDay": true])
    #expect(derived.coverage.losses.contains { $0.reason.contains("'odd'") })
    #expect(derived.coverage.losses.contains { $0.attribute == "bullseye.rings" })
  }

  private func back(
    _ objects: [String: [Value]], _ map: [String: MappingOptions]
  ) -> Derivation {
    let document = MigrationDocument(name: "back", from: "legacy", to: "cloud", map: map)
    return Mapping(document, sourceKinds: genesys, targetKinds: cxone)
      .derive(source: inventory(objects, genesys), written: [])
  }

  private func hours(
    _ open: [Value], _ holidays: [Value] = [], zone: Value = "UTC", _ settings: Object = [:]
  ) -> (profile: Value?, losses: [String]) {
    var options = MappingOptions()
    options.settings = settings
    options.settings["timeZone"] = "UTC"
    let names = { (schedules: [Value]) in Value.array(schedules.compactMap { $0["name"] }) }
    let group: Value = [
      "name": "Office", "timeZone": zone, "openSchedules": names(open),
      "holidaySchedules": names(holidays),
    ]
    let derived = back(
      ["schedules": open + holidays, "scheduleGroups": [group]],
      ["schedule-groups-to-hours": options])
    return (
      derived.resource("hoursOfOperation/Office")?.attributes,
      derived.coverage.losses.map(\.reason)
    )
  }

  @Test(arguments: [
    ("FREQ=WEEKLY;BYDAY=MO,TU", ["Monday", "Tuesday"]), ("FREQ=WEEKLY", ["Monday"]),
    ("FREQ=WEEKLY;INTERVAL=1;BYDAY=SU;WKST=MO", ["Sunday"]),
    ("freq=daily;byday=sa,su", ["Saturday", "Sunday"]), ("FREQ=DAILY", week.sorted()),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", []), ("FREQ=WEEKLY;BYDAY=1MO", []),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", []), ("FREQ=MONTHLY;BYDAY=MO", []), ("", []), ("nonsense", []),
  ])
  func `a schedule that every week has becomes its days`(rule: String, days: [String]) {
    let (profile, losses) = hours([
      Self.schedule("week", "2024-01-01T08:00:00.000", "2024-01-01T18:00:00.000", rule)
    ])
    let open = (profile?["days"]?.object ?? [:]).filter { $0.value["isClosedAllDay"] == false }
    #expect(open.map(\.key).sorted() == days)
    #expect(losses.isEmpty == !days.isEmpty)
  }

  @Test func `what lasts longer than a day is no day's hours`() {
    let (profile, losses) = hours([
      Self.schedule(
        "always", "2024-01-01T00:00:00.000", "2024-01-08T00:00:00.000", "FREQ=WEEKLY;BYDAY=MO")
    ])
    #expect(profile?["days"]?["Monday"] == ["isClosedAllDay": true])
    #expect(losses == ["schedule 'always' repeats in a way that a week does not hold"])
  }

  @Test(arguments: [
    ("", ["2024-02-29"], 0),
    ("FREQ=YEARLY;COUNT=2", ["2024-02-29", "2028-02-29"], 0),
    (
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20281231T000000Z", ["2024-02-29", "2028-02-29"], 0
    ),
    ("FREQ=YEARLY", ["2028-02-29"], 0), ("FREQ=YEARLY;BYMONTH=3", [], 1),
    ("FREQ=YEARLY;BYDAY=4TH;BYMONTH=11", [], 1), ("FREQ=YEARLY;COUNT=x", [], 1),
  ])
  func `holidays that come back are dated`(rule: String, dates: [String], told: Int) {
    let (profile, losses) = hours(
      [],
      [Self.schedule("leap", "2024-02-29T00:00:00.000", "2024-03-01T00:00:00.000", rule)],
      ["holidayYears": [2027, 2028]])
    #expect((profile?["holidays"]?.object ?? [:]).keys.sorted() == dates)
    #expect(losses.count == told)
  }

  @Test func `holidays without an end and without years are told with the setting`() {
    let (profile, losses) = hours(
      [],
      [
        Self.schedule(
          "Christmas", "2024-12-25T00:00:00.000", "2024-12-26T00:00:00.000", "FREQ=YEARLY")
      ])
    #expect(profile?["holidays"] == nil)
    #expect(
      losses == ["holiday 'Christmas' has no end: 'settings' take the years in 'holidayYears'"])
  }

  @Test func `a group of another zone than the target's is told and keeps the clock's reading`() {
    let week = Self.schedule(
      "week", "2024-01-01T08:00:00.000", "2024-01-01T18:00:00.000", "FREQ=DAILY")
    let (profile, losses) = hours([week], zone: "Europe/Berlin")
    #expect(profile?["days"]?["Sunday"]?["openTime"] == "08:00:00")
    #expect(losses == ["times are those of 'Europe/Berlin' and count in 'UTC' there"])
  }

  @Test func `the level of the medium that a skill has is the queue's of that medium`() {
    var options = MappingOptions()
    options.settings = ["mediaTypeId": 1, "enableShortAbandon": true, "shortAbandonThreshold": 5]
    options.defaults = [("campaignId", "Inbound")]
    let level: (Int) -> Value = { ["percentage": 1, "durationMs": .integer($0 * 1_000)] }
    let derived = back(
      [
        "queues": [
          [
            "name": "Sales", "wrapUpCodes": ["Sold", "Lost"],
            "mediaSettings": [
              "call": ["serviceLevel": level(20), "alertingTimeoutSeconds": 9],
              "email": ["serviceLevel": level(3_600), "alertingTimeoutSeconds": 300],
            ],
          ]
        ], "wrapUpCodes": [["name": "Lost"], ["name": "Sold"]],
      ],
      ["queues-to-skills": options, "wrap-up-codes-to-dispositions": MappingOptions()])
    #expect(derived.problems.isEmpty)
    let skill = derived.resource("skills/Sales")?.attributes
    #expect(skill?["serviceLevelThreshold"] == 3_600)
    #expect(skill?["shortAbandonThreshold"] == 5)
    #expect(skill?["dispositions"] == ["Lost": ["priority": 1], "Sold": ["priority": 2]])
    let told = derived.coverage.losses.filter { $0.attribute.hasPrefix("mediaSettings") }
    #expect(told.map(\.attribute) == ["mediaSettings"])
    #expect(told.map(\.count) == [1])
  }

  @Test func `a queue without a service level is no skill that a tenant takes`() {
    let derived = back(
      ["queues": [["name": "Sales"]]], ["queues-to-skills": MappingOptions()])
    #expect(
      derived.problems.map(\.message).filter { $0.contains("serviceLevel") }.count == 2,
      "\(derived.problems)")
  }

  @Test func `thousands of contacts are one book in no time to speak of`() {
    let contacts = (0..<4_000).map { number -> Value in
      ["firstName": "", "lastName": .string("Firm \(number % 3_000)")]
    }
    let time = ContinuousClock().measure {
      let derived = back(
        ["externalContacts": contacts], ["contacts-to-address-book": MappingOptions()])
      #expect(derived.problems.isEmpty)
      let book = derived.resource("addressBooks/Contacts")?.attributes
      #expect(book?["entries"]?.array?.count == 3_000)
      #expect(book?["addressBookType"] == "Standard")
    }
    #expect(time < .seconds(10))
  }

  @Test func `presences that agents take contacts in become no code`() {
    let derived = back(
      [
        "presenceDefinitions": ["Available", "OnQueue", "Break", "Meal"].map {
          ["name": .string($0), "systemPresence": .string($0)]
        }
      ], ["presences-to-unavailable-codes": MappingOptions()])
    #expect(
      derived.resources.map(\.address.key) == ["Break", "Meal"])
    #expect(derived.coverage.skipped.map(\.key) == ["Available", "OnQueue"])
  }

  private static func schedule(
    _ name: String, _ start: String, _ end: String, _ rule: String
  ) -> Value {
    ["name": .string(name), "start": .string(start), "end": .string(end), "rrule": .string(rule)]
  }
}
