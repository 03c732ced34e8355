import Documents
import GenesysCloud
import Migration
import Model
import NICECXone
import Testing

/// Real tables on both sides, objects in memory.
struct VendorMappingTests {
  private let cxone = NICECXoneProvider().kinds
  private let genesys = GenesysCloudProvider().kinds

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

  private func derived(_ objects: [String: [Value]], _ map: [String: MappingOptions]) -> Derivation
  {
    let document = MigrationDocument(name: "w", from: "legacy", to: "cloud", map: map)
    return Mapping(document, sourceKinds: cxone, targetKinds: genesys)
      .derive(source: inventory(objects, cxone), written: [])
  }

  private let tenant: [String: [Value]] = [
    "teams": [["teamName": "Sales EMEA", "isActive": true, "description": "Inside"]],
    "skills": [
      [
        "skillName": "Sales EN ", "mediaTypeId": 4, "isActive": true, "serviceLevelGoal": 80,
        "serviceLevelThreshold": 30, "maxSecondsACW": 45, "requireDisposition": true,
        "initialPriority": 3, "campaignId": "Inbound", "dispositions": ["Sold": ["priority": 1]],
      ],
      ["skillName": "Old", "mediaTypeId": 4, "isActive": false],
    ],
    "dispositions": [["dispositionName": "Sold", "isActive": true, "notes": "yes"]],
    "agents": [
      [
        "userName": "ana", "firstName": "Ana", "lastName": "Ito", "isActive": true,
        "emailAddress": "Ana@Acme.example", "teamId": "Sales EMEA", "profileId": "Agent",
        "skills": [
          "Sales EN ": ["proficiency": 1, "isActive": true],
          "Old": ["proficiency": 2, "isActive": false],
        ],
      ]
    ],
    "hoursOfOperation": [
      [
        "hoursOfOperationProfileName": "Office",
        "days": [
          "Monday": Self.day, "Tuesday": Self.day, "Friday": Self.day,
          "Saturday": ["isClosedAllDay": true],
          "Sunday": ["openTime": "22:00:00", "closeTime": "06:00:00"],
        ],
        "holidays": [
          "2026-12-25": ["holidayName": "Christmas", "isClosedAllDay": true],
          "2027-12-25": ["holidayName": "Christmas", "isClosedAllDay": true],
          "2026-12-24": [
            "holidayName": "Eve", "openTime": "08:00:00", "closeTime": "12:00:00",
          ],
        ],
      ]
    ],
  ]

  private static let day: Value = [
    "openTime": "08:00:00", "closeTime": "12:00:00", "hasAdditionalHours": true,
    "additionalOpenTime": "13:00:00", "additionalCloseTime": "18:00",
  ]

  private func all(_ names: String...) -> [String: MappingOptions] {
    Dictionary(names.map { ($0, MappingOptions()) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `skills with agents and codes become queues`() {
    let derived = derived(
      tenant,
      all(
        "teams-to-divisions", "skills-to-queues", "skills-to-routing-skills", "agents-to-users",
        "dispositions-to-wrap-up-codes"))
    #expect(derived.problems.isEmpty)
    let queue = derived.resource("queues/Sales EN")?.attributes
    let voice = queue?["mediaSettings"]?["call"]?["serviceLevel"]
    #expect(voice?["percentage"] == Value(number: "0.8"))
    #expect(voice?["durationMs"] == 30_000)
    #expect(queue?["acwSettings"] == ["wrapupPrompt": "MANDATORY_TIMEOUT", "timeoutMs": 45_000])
    #expect(queue?["members"] == ["ana@acme.example"])
    #expect(queue?["wrapUpCodes"] == ["Sold"])
    let user = derived.resource("users/ana@acme.example")?.attributes
    #expect(user?["name"] == "Ana Ito")
    #expect(user?["division"] == "Sales EMEA")
    #expect(user?["skills"] == ["Sales EN": 5])
    #expect(
      derived.coverage.losses.contains { $0.attribute == "profileId" && $0.severity == .high })
    #expect(derived.coverage.losses.contains { $0.attribute == "initialPriority" })
  }

  @Test func `hours keep the clock's reading, breaks and holidays`() {
    let zone = MappingOptions.zone("America/New_York")
    let derived = derived(
      tenant, ["hours-to-schedules": MappingOptions(), "hours-to-schedule-groups": zone])
    #expect(derived.problems.isEmpty)
    let spans = derived.resources.filter { $0.address.kind == "schedules" }.map { resource in
      ["start", "end", "rrule"].map { resource.attributes[$0]?.string ?? "-" }
    }
    #expect(
      spans == [
        ["2026-12-24T00:00:00.000", "2026-12-24T08:00:00.000", "-"],
        ["2026-12-24T12:00:00.000", "2026-12-25T00:00:00.000", "-"],
        [
          "2026-12-25T00:00:00.000", "2026-12-26T00:00:00.000",
          "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;COUNT=2",
        ],
        ["2024-01-01T08:00:00.000", "2024-01-01T12:00:00.000", "FREQ=WEEKLY;BYDAY=MO,TU,FR"],
        ["2024-01-01T13:00:00.000", "2024-01-01T18:00:00.000", "FREQ=WEEKLY;BYDAY=MO,TU,FR"],
        ["2024-01-07T22:00:00.000", "2024-01-08T06:00:00.000", "FREQ=WEEKLY;BYDAY=SU"],
      ])
    let group = derived.resource("scheduleGroups/Office")?.attributes
    #expect(group?["timeZone"] == "America/New_York")
    #expect(group?["openSchedules"]?.array?.count == 3)
    #expect(group?["holidaySchedules"]?.array?.count == 3)
  }

  @Test func `hours without a zone are not guessed at`() {
    let derived = derived(tenant, all("hours-to-schedules", "hours-to-schedule-groups"))
    #expect(derived.problems.map(\.code) == ["missing-value"])
    #expect(derived.problems.first?.help == "give it under 'defaults' or 'settings'")
  }

  @Test(arguments: [("Eastern", "unfit-value"), ("America/New_York", nil)])
  func `a zone must be one that there can be`(zone: String, code: String?) {
    let derived = derived(
      tenant,
      ["hours-to-schedules": MappingOptions(), "hours-to-schedule-groups": .zone(zone)])
    #expect(derived.problems.map(\.code) == [code].compactMap(\.self))
  }

  private static let wholeDay: Value = ["isClosedAllDay": true, "holidayName": "Day"]

  private func schedules(_ profile: Value, _ settings: Object = [:]) -> [[String]] {
    var options = MappingOptions()
    options.settings = settings
    var profile = profile
    profile.set("Office", at: ["hoursOfOperationProfileName"])
    let derived = derived(["hoursOfOperation": [profile]], ["hours-to-schedules": options])
    #expect(derived.problems.isEmpty)
    return derived.resources.map { resource in
      ["start", "end", "rrule"].map { resource.attributes[$0]?.string ?? "-" }
    }
  }

  @Test func `hours over a change of the clocks keep what the clock shows`() {
    // On the last Sunday of March the clocks of Berlin skip the hour from two to three, and on the
    // first one of November those of New York show the hour from one to two twice.
    let night: Value = ["openTime": "01:30:00", "closeTime": "02:30:00"]
    let spans = schedules([
      "days": ["Sunday": night],
      "holidays": [
        "2026-03-29": ["holidayName": "Spring", "openTime": "02:30:00", "closeTime": "03:00:00"],
        "2026-11-01": Self.wholeDay,
      ],
    ])
    #expect(
      spans == [
        ["2026-03-29T00:00:00.000", "2026-03-29T02:30:00.000", "-"],
        ["2026-03-29T03:00:00.000", "2026-03-30T00:00:00.000", "-"],
        ["2026-11-01T00:00:00.000", "2026-11-02T00:00:00.000", "-"],
        ["2024-01-07T01:30:00.000", "2024-01-07T02:30:00.000", "FREQ=WEEKLY;BYDAY=SU"],
      ])
  }

  @Test(arguments: ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC"])
  func `another zone moves no hour`(zone: String) {
    let derived = derived(
      tenant, ["hours-to-schedules": MappingOptions(), "hours-to-schedule-groups": .zone(zone)])
    let starts = derived.resources.filter { $0.address.kind == "schedules" }
      .compactMap { $0.attributes["start"]?.string }
    #expect(starts.contains("2024-01-01T08:00:00.000"))
    #expect(starts.allSatisfy { !$0.hasSuffix("Z") && $0.count == 23 })
    #expect(derived.resource("scheduleGroups/Office")?.attributes["timeZone"] == .string(zone))
  }

  @Test func `holidays come back by rule where years follow one another, or all are told to`() {
    let profile: Value = [
      "holidays": [
        "2026-12-25": Self.wholeDay, "2027-12-25": Self.wholeDay, "2029-12-25": Self.wholeDay,
        "2028-02-29": Self.wholeDay,
      ]
    ]
    let rules = { (spans: [[String]]) in spans.map { $0[0].prefix(10) + " " + $0[2] } }
    #expect(
      rules(schedules(profile)) == [
        "2026-12-25 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;COUNT=2", "2028-02-29 -",
        "2029-12-25 -",
      ])
    #expect(
      rules(schedules(profile, ["holidays": "yearly"])) == [
        "2026-12-25 FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25",
        "2028-02-29 FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
      ])
  }

  private func contacts(_ entries: [Value], _ values: [String: Object] = [:]) -> Derivation {
    var options = MappingOptions()
    options.settings["countryCode"] = "1"
    options.values = values
    return derived(
      [
        "addressBooks": [
          [
            "addressBookName": "Partners", "addressBookType": "Standard",
            "entries": .array(entries),
          ]
        ]
      ], ["address-books-to-contacts": options])
  }

  @Test func `a contact's name that is too long is told and takes another from the author`() {
    let long = String(repeating: "Long ", count: 50)
    let entry: Value = ["firstName": "", "lastName": "", "company": .string(long)]
    let derived = contacts([entry])
    #expect(derived.problems.map(\.code) == ["unfit-value"])
    #expect(
      derived.problems.first?.message.hasSuffix("which takes at most 200 characters") == true)
    #expect(derived.coverage.losses.contains { $0.severity == .high && $0.count == 1 })
    let mended = contacts([entry], ["lastName": [long: "Long Ltd"]])
    #expect(mended.problems.isEmpty)
    #expect(mended.resources.map(\.attributes["lastName"]) == ["Long Ltd"])
    #expect(
      mended.coverage.losses.first { $0.attribute == "lastName" }?.reason
        == "'lastName' takes at most 200 characters: 'values' gives another")
  }

  @Test func `two contacts of one name who say other things are told`() {
    let entry = { (phone: String) -> Value in
      ["firstName": "Bo", "lastName": "Lee", "phone": .string(phone)]
    }
    let derived = contacts([entry("555 010 0100"), entry("555 010 0101")])
    #expect(derived.problems.map(\.code) == ["name-collision"])
    #expect(derived.problems.first?.help?.hasPrefix("change one of them at the source") == true)
  }

  @Test func `one person in two address books is one contact`() {
    let entry: Value = [
      "firstName": "Bo", "lastName": "", "company": "Acme", "phone": "(555) 010-0100",
    ]
    let books: [Value] = ["One", "Two"].map {
      ["addressBookName": .string($0), "addressBookType": "Standard", "entries": [entry]]
    }
    var options = MappingOptions()
    options.settings["countryCode"] = "1"
    let derived = derived(["addressBooks": books], ["address-books-to-contacts": options])
    #expect(derived.problems.isEmpty)
    #expect(derived.resources.map(\.attributes["lastName"]) == ["Acme"])
    #expect(derived.resources.first?.attributes["workPhone"] == ["e164": "+15550100100"])
    #expect(derived.crosswalk.entries.map(\.source.key) == ["One", "Two"])
  }

  @Test func `a number becomes a call route to the flow that its script is paired with`() {
    let point: Value = [
      "mediaTypeId": 4, "pointOfContact": "+15550100100", "pointOfContactName": "Main line",
      "skillId": "Sales", "scriptName": "IVR\\Main", "isActive": true,
    ]
    let script: Value = ["scriptName": "IVR\\Main"]
    let map = all("points-of-contact-to-call-routes", "points-of-contact-to-did-pools")
    let source = inventory(["pointsOfContact": [point], "scripts": [script]], cxone)
    var document = MigrationDocument(name: "w", from: "legacy", to: "cloud", map: map)
    let unpaired = Mapping(document, sourceKinds: cxone, targetKinds: genesys)
      .derive(source: source, written: [])
    #expect(unpaired.problems.map(\.code) == ["unmapped-in-use"])
    document.pairings = [
      .init(source: "scripts", target: "flows", names: ["IVR\\Main": "Main Menu"])
    ]
    let derived = Mapping(document, sourceKinds: cxone, targetKinds: genesys)
      .derive(source: source, written: [])
    #expect(derived.problems.isEmpty)
    let route = derived.resource("ivrs/Main line")?.attributes
    #expect(route?["dnis"] == ["+15550100100"])
    #expect(route?["openHoursFlow"] == "Main Menu")
    #expect(derived.resources.count == 2)
    let pair = derived.crosswalk.entries.first { $0.standing == .paired }
    #expect(pair?.source.key == "IVR\\Main" && pair?.target.key == "Main Menu")
    #expect(derived.coverage.pairs.map(\.count) == [1])
    #expect(!derived.coverage.untouched.contains { $0.kind == "scripts" })
    document.pairings[0].names["IVR\\Mian"] = "f-2"
    let gone = Mapping(document, sourceKinds: cxone, targetKinds: genesys)
      .derive(source: source, written: [])
    #expect(gone.problems.map(\.code) == ["missing-object"])
    #expect(gone.problems.first?.help == "did you mean 'IVR\\Main'?")
  }

  @Test func `a pair may name the target by its id`() {
    let id = "11111111-2222-3333-4444-55555555abcd"
    let point: Value = [
      "mediaTypeId": 4, "pointOfContact": "+15550100100", "pointOfContactName": "Main line",
      "skillId": "Sales", "scriptName": "IVR\\Main", "isActive": true,
    ]
    var document = MigrationDocument(
      name: "w", from: "legacy", to: "cloud", map: all("points-of-contact-to-call-routes"))
    document.pairings = [.init(source: "scripts", target: "flows", names: ["IVR\\Main": id])]
    let mapping = Mapping(document, sourceKinds: cxone, targetKinds: genesys)
    let source = inventory(
      ["pointsOfContact": [point], "scripts": [["scriptName": "IVR\\Main"]]], cxone)
    let derived = mapping.derive(source: source, written: [])
    let route = derived.resource("ivrs/Main line")?.attributes
    #expect(route?["openHoursFlow"] == ["id": .string(id)])
    #expect(mapping.expectedAtTarget == [ExpectedObject(kind: "flows", name: id)])
    var target = Inventory()
    target.store(
      [LiveObject(id: id, key: "Main Menu", attributes: ["name": "Main Menu"], raw: .null)],
      of: genesys.first { $0.name == "flows" } ?? genesys[0])
    let end = derived.crosswalk.filled(from: target).entries.first { $0.standing == .paired }?
      .target
    #expect(end?.key == "Main Menu" && end?.id == id)
  }

  @Test func `rights that nobody has named are listed`() {
    var options = MappingOptions()
    options.settings["permissions"] = ["QueueView": ["routing:queue:view", "routing:queue:edit"]]
    let derived = derived(
      [
        "securityProfiles": [
          [
            "securityProfileName": "Agent",
            "permissions": [["permissionKey": "QueueView"], ["permissionKey": "Secret"]],
          ]
        ]
      ], ["security-profiles-to-roles": options])
    #expect(
      derived.resource("roles/Agent")?.attributes["permissionPolicies"] == [
        ["domain": "routing", "entityName": "queue", "actionSet": ["edit", "view"]]
      ])
    #expect(
      derived.coverage.losses.map(\.reason) == ["the right 'Secret' has no counterpart named"])
  }
}

extension MappingOptions {
  static func zone(_ name: String) -> MappingOptions {
    var options = MappingOptions()
    options.settings["timeZone"] = .string(name)
    return options
  }
}
