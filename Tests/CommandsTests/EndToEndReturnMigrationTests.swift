import Documents
import Parsing
import Testing

@testable import Commands

/// A migration the other way: a made-up organisation on Genesys Cloud into an empty CXone tenant.
struct EndToEndReturnMigrationTests {
  private static let mapping = """
    kind: migration
    name: back
    from: cloud
    to: contact
    map:
      divisions-to-teams: {}
      queues-to-skills:
        defaults: { campaignId: Service }
        settings: { shortAbandonThreshold: 5 }
      users-to-agents:
        defaults: { profileId: Agent, timeZone: America/New_York, country: US, city: Boston }
      wrap-up-codes-to-dispositions: {}
      presences-to-unavailable-codes: {}
      groups-to-groups: {}
      schedule-groups-to-hours:
        settings: { timeZone: Europe/Berlin, holidayYears: [2026, 2027] }
      contacts-to-address-book: { settings: { book: Partners } }
      call-routes-to-points-of-contact:
        defaults: { skillId: Queue 000001 }
    pairs:
      - source: flows
        target: scripts
        names: { 11111111-2222-3333-4444-555555555555: 'IVR\\Main' }

    """

  private static let written = """
    kind: nice-cxone
    tenant: contact
    campaigns: { Service: {} }
    existing: { securityProfiles: [Agent], scripts: ["IVR\\\\Main"] }

    """

  private static let seed: Value = [
    "schedules": [
      [
        "name": "Week", "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
        "rrule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
      ],
      [
        "name": "Christmas", "start": "2025-12-25T00:00:00.000",
        "end": "2025-12-26T00:00:00.000", "rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25",
      ],
    ],
    "scheduleGroups": [
      [
        "name": "Office", "timeZone": "Europe/Berlin", "openSchedules": ["Week"],
        "holidaySchedules": ["Christmas"],
      ]
    ],
    "flows": [["id": "11111111-2222-3333-4444-555555555555", "name": "Main Menu"]],
    "didPools": [
      ["startPhoneNumber": "+4930555010", "endPhoneNumber": "+4930555010"]
    ],
    "externalContacts": [
      ["firstName": "Bo", "lastName": "Lee", "workPhone": ["e164": "+4930555011"]],
      ["lastName": "Salem Taxi", "workEmail": "office@taxi.example"],
    ],
    "ivrs": [
      [
        "name": "Main line", "dnis": ["+4930555010"],
        "openHoursFlow": "Main Menu",
      ]
    ],
  ]

  private static func using(
    _ mapping: String = mapping, _ body: @Sendable @escaping (ReturnWay) async throws -> Void
  ) async throws {
    try await ReturnWay.using(
      ["mapping.yaml": mapping, "contact.yaml": written], size: 20, source: seed,
      target: ["scripts": [["scriptName": "IVR\\Main"]]], body)
  }

  @Test func `after an apply a plan shows what changed at the source and nothing else`()
    async throws
  {
    try await Self.using { way in
      let first = await way.succeed("plan", "--tenant", "contact")
      #expect(first.output.contains("queues-to-skills                  20 of 20 queues"))
      #expect(first.output.contains("high: queues bullseye.rings, 20 of them"))
      await way.succeed("apply", "--tenant", "contact", "--yes")
      await way.succeed("plan", "--tenant", "contact", "--detailed-exitcode")
      await way.succeed("verify", "back")
      try await Self.changeThree(way.source)
      let third = await way.run("plan", "--tenant", "contact", "--format", "json")
      let changes = try third.result["resource_changes"]?.array ?? []
      #expect(
        changes.compactMap { $0["address"]?.string }.sorted() == [
          "contact/agents/agent.000001@acme.example", "contact/dispositions/Bought elsewhere",
          "contact/skills/Queue 000001",
        ], "\(third.output)")
      await way.succeed("apply", "--tenant", "contact", "--yes")
      await way.succeed("plan", "--tenant", "contact", "--detailed-exitcode")
      await way.succeed("verify", "back")
    }
  }

  private static func changeThree(_ source: SandboxedProject) async throws {
    let level: Value = ["percentage": Value(number: "0.7") ?? 0, "durationMs": 30_000]
    try await source.behindTheBack(
      "PATCH", "objects/queues/Queue 000001",
      ["mediaSettings": ["call": ["serviceLevel": level]]])
    try await source.behindTheBack(
      "PATCH", "objects/users/agent.000001@acme.example", ["name": "Ana María Ito"])
    try await source.behindTheBack(
      "POST", "objects/wrapUpCodes", ["name": "Bought elsewhere"])
  }

  @Test func `hours keep the clock's reading and their holidays`() async throws {
    try await Self.using { way in
      await way.succeed("apply", "--tenant", "contact", "--yes")
      let hours = try await way.target.objects("hoursOfOperation", of: "contact")
      let office = try #require(hours.first { $0["hoursOfOperationProfileName"] == "Office" })
      let days = office["days"]?.array ?? []
      #expect(days.filter { $0["isClosedAllDay"] == true }.count == 2)
      #expect(days.first { $0["day"] == "Monday" }?["openTime"] == "08:00:00")
      let dates = (office["holidays"]?.array ?? []).compactMap { $0["date"]?.string?.prefix(10) }
      #expect(dates == ["2026-12-25", "2027-12-25"])
    }
  }

  @Test func `contacts come into one book, and one more of them is one change`() async throws {
    try await Self.using { way in
      await way.succeed("apply", "--tenant", "contact", "--yes")
      let books = try await way.target.objects("addressBooks", of: "contact")
      let entries = try #require(books.first { $0["addressBookName"] == "Partners" })["entries"]
      #expect(
        entries?.array?.compactMap { $0["lastName"]?.string }.sorted() == ["Lee", "Salem Taxi"])
      try await way.source.behindTheBack(
        "POST", "objects/externalContacts", ["firstName": "Al", "lastName": "Lee"])
      let plan = await way.run("plan", "--tenant", "contact", "--format", "json")
      let changes = try plan.result["resource_changes"]?.array ?? []
      #expect(changes.compactMap { $0["address"]?.string } == ["contact/addressBooks/Partners"])
    }
  }

  @Test func `what no call can do is told with its manual step and stops nothing else`()
    async throws
  {
    let mapping = Self.mapping.replacing(
      "map:\n", with: "map:\n  roles-to-roles: { filter: { name: [Supervisor] } }\n")
    try await Self.using(mapping) { way in
      try await way.source.behindTheBack("POST", "objects/roles", ["name": "Supervisor"])
      let plan = await way.succeed("plan", "--tenant", "contact")
      let step = "manual: 'contact/roles/Supervisor' cannot be created"
      #expect(plan.output.contains(step), "\(plan.output)")
      #expect(plan.output.contains("Admin > Security Settings"))
      await way.succeed("apply", "--tenant", "contact", "--yes")
      await way.succeed("plan", "--tenant", "contact", "--detailed-exitcode")
      let early = await way.run("verify", "back")
      #expect(early.exit == .differences)
      #expect(early.output.contains("missing  contact/roles/Supervisor"), "\(early.output)")
      try await way.target.behindTheBack(
        "POST", "objects/securityProfiles", ["securityProfileName": "Supervisor"], of: "contact")
      let late = await way.succeed("plan", "--tenant", "contact", "--detailed-exitcode")
      #expect(!late.output.contains(step))
      await way.succeed("verify", "back")
    }
  }
}
