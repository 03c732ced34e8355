import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import NICECXone

struct ReadingTests {
  private func read(
    _ cxone: CXoneKind, keys: Set<String>? = nil, apart: [String: Set<String>?] = [:],
    _ answer: @escaping @Sendable (TenantRequest) throws(ProviderError) -> Value
  ) async throws -> (objects: [LiveObject], paths: [String], reader: CXoneReader) {
    let tenant = ScriptedTenant(answer)
    let reader = tenant.reader
    let objects = try await reader.objects(
      ReadRequest(cxone.kind, keys: keys, apart: apart), known: Inventory())
    return (objects, await tenant.places, reader)
  }

  private static func skills(_ count: Int) -> [Value] {
    (0..<count).map { ["skillId": .integer($0 + 1), "skillName": .string("S\($0)")] }
  }

  @Test func `an empty list has no body`() async throws {
    let (objects, paths, _) = try await read(.skills) { _ in .null }
    #expect(objects.isEmpty)
    #expect(paths == ["GET skills"])
  }

  @Test func `pages are as long as the tenant gives them`() async throws {
    let skills = Self.skills(120)
    let (objects, paths, _) = try await read(.skills) { $0.page(of: skills, under: "skills") }
    #expect(objects.map(\.id) == (1...120).map(String.init))
    #expect(paths.count == 3)
  }

  @Test func `a list without a total is read until a page is empty`() async throws {
    let skills = Self.skills(60)
    let (objects, paths, _) = try await read(.skills) { request in
      var page = request.page(of: skills, under: "skills")
      page.remove(at: ["totalRecords"])
      return page
    }
    #expect(objects.count == 60)
    #expect(paths.count == 3)
  }

  /// What a list says of its length, and whether it is believed.
  @Test(arguments: [
    (told: 300, given: 120, isRead: false), (told: 300, given: 50, isRead: false),
    (told: 300, given: 0, isRead: false), (told: 20, given: 120, isRead: true),
    (told: 120, given: 120, isRead: true), (told: 0, given: 0, isRead: true),
  ])
  func `half a list is never taken for the whole`(told: Int, given: Int, isRead: Bool) async throws
  {
    let skills = Self.skills(given)
    let lie: @Sendable (TenantRequest) -> Value = { request in
      var page = request.page(of: skills, under: "skills")
      if page == .null { page = ["skills": []] }
      page.set(.integer(told), at: ["totalRecords"])
      return page
    }
    guard isRead else {
      await #expect(throws: ProviderError.self) { try await read(.skills, lie) }
      return
    }
    #expect(try await read(.skills, lie).objects.count == given)
  }

  @Test func `what the vendor says that it hides is no half`() async throws {
    let skills = Self.skills(120)
    let read = try await read(.skills) { request in
      var page = request.page(of: skills, under: "skills")
      if page == .null { page = ["skills": []] }
      page.set(130, at: ["totalRecords"])
      page.set(10, at: ["hiddenAgents"])
      return page
    }
    #expect(read.objects.count == 120)
  }

  @Test func `a page that comes short once is read again with all others`() async throws {
    let skills = Self.skills(120)
    let counter = Counter()
    let (objects, paths, _) = try await read(.skills) { request in
      let isCut = request.parameter("skip") == "50" && counter.next() == 1
      return isCut ? .null : request.page(of: skills, under: "skills")
    }
    #expect(objects.count == 120)
    #expect(paths.count == 7)
  }

  @Test func `pages that overlap while the list grows are read again`() async throws {
    let counter = Counter()
    let (objects, _, _) = try await read(.skills) { request in
      let skills = counter.next() == 1 ? Self.skills(101) : Self.skills(102).reversed()
      var page = request.page(of: skills, under: "skills")
      if page != .null { page.set(.integer(skills.count), at: ["totalRecords"]) }
      return page
    }
    #expect(Set(objects.map(\.id)).count == 102)
  }

  @Test func `a total of one page that leads to another is not believed`() async throws {
    let skills = Self.skills(120)
    let (objects, _, _) = try await read(.skills) { request in
      var page = request.page(of: skills, under: "skills")
      if let count = page["skills"]?.array?.count {
        page.set(.integer(count), at: ["totalRecords"])
        page.set("/skills?skip=50", at: ["_links", "next"])
      }
      return page
    }
    #expect(objects.count == 120)
  }

  @Test func `a list that ignores paging is not read for ever`() async throws {
    let (objects, paths, _) = try await read(.securityProfiles) { _ in
      ["profiles": [["securityProfileId": 1, "securityProfileName": "Agent"]]]
    }
    #expect(objects.map(\.key) == ["Agent"])
    #expect(paths.count == 2)
  }

  @Test func `a list without numbers of pages goes on where it says`() async throws {
    let (objects, paths, _) = try await read(.accessKeys) { request in
      guard let place = request.parameter("from") else {
        let next = "https://api.example/access-key-management/v1/access-keys?from=a%20b&x"
        return ["accessKeys": [["accessKeyId": "1"]], "_links": ["next": .string(next)]]
      }
      return ["accessKeys": [["accessKeyId": .string(place)]], "_links": ["next": ""]]
    }
    #expect(objects.map(\.id) == ["1", "a b"])
    #expect(paths.count == 2)
  }

  @Test func `a list that goes on elsewhere is not taken for whole`() async {
    await #expect(throws: ProviderError.self) {
      try await read(.accessKeys) { _ in
        ["accessKeys": [["accessKeyId": "1"]], "_links": ["next": "https://evil.example/?a=1"]]
      }
    }
  }

  @Test(
    arguments: [
      ["campaigns": [["id": 3, "name": "Inbound", "isActive": true]], "totalRecords": 1],
      [
        "resultSet": [
          "campaigns": [["campaignId": 3, "campaignName": "Inbound", "isActive": true]],
          "totalRecords": 1,
        ]
      ],
      [
        "resultSet": [
          "totalRecords": "1",
          "campaigns": [["campaignId": "3", "campaignName": "Inbound", "isActive": "True"]],
        ]
      ],
    ] as [Value])
  func `a campaign is the same under old and new names`(_ answer: Value) async throws {
    let (objects, _, _) = try await read(.campaigns) { _ in answer }
    #expect(objects.map(\.id) == ["3"])
    #expect(objects.first?.attributes == ["isActive": true, "name": "Inbound"])
  }

  @Test func `a former name is told once`() async throws {
    let (_, _, reader) = try await read(.campaigns) { _ in
      ["campaigns": [["campaignId": 3, "campaignName": "Inbound"]]]
    }
    let notices = await reader.notices()
    #expect(notices.map(\.code) == ["former-name"])
    #expect(
      notices.first?.message == "'name' of campaigns came under its former name 'campaignName'")
  }

  @Test func `members are known in any case`() async throws {
    let (objects, _, _) = try await read(.teams) { _ in
      [
        "teams": [
          ["teamId": 1, "teamName": "A", "cxoneCustomerAuthenticationEnabled": true]
        ], "totalRecords": 1,
      ]
    }
    #expect(objects.first?.attributes["cxOneCustomerAuthenticationEnabled"] == true)
  }

  @Test func `numbers and flags may come as texts, and zero is no reference`() async throws {
    let (objects, _, _) = try await read(.skills) { _ in
      [
        "totalRecords": 1,
        "skills": [
          [
            "skillId": "7", "skillName": "S", "campaignId": "3", "stateIdACW": 0,
            "screenPopTriggerEvent": "2", "emailParking": "true", "isActive": true,
          ]
        ],
      ]
    }
    let attributes = objects.first?.attributes
    #expect(attributes?["campaignId"] == ["id": "3"])
    #expect(attributes?["stateIdACW"]?.object == nil)
    #expect(attributes?["screenPopTriggerEvent"] == 2)
    #expect(attributes?["enableParking"] == true)
  }

  @Test func `hours are read one by one, and only those that matter`() async throws {
    let (objects, paths, _) = try await read(.hoursOfOperation, keys: ["Day"]) { request in
      request.path.hasSuffix("/1")
        ? [
          "hoursOfOperationProfileId": 1, "hoursOfOperationProfileName": "Day",
          "days": [["day": "Monday", "openTime": "08:00:00", "closeTime": "17:00:00"]],
          "holidays": [["name": "New Year", "date": "2027-01-01", "isClosedAllDay": true]],
        ]
        : [
          "hoursOfOperation": [
            ["hoursOfOperationProfileId": 1, "hoursOfOperationProfileName": "Day"],
            ["hoursOfOperationProfileId": 2, "hoursOfOperationProfileName": "Night"],
          ], "totalRecords": 2,
        ]
    }
    #expect(paths == ["GET hours-of-operation", "GET hours-of-operation/1"])
    #expect(
      objects.first?.attributes["days"]
        == ["Monday": ["openTime": "08:00:00", "closeTime": "17:00:00"]])
    #expect(
      objects.first?.attributes["holidays"]
        == ["2027-01-01": ["holidayName": "New Year", "isClosedAllDay": true]])
    #expect(objects.last?.attributes == ["hoursOfOperationProfileName": "Night"])
  }

  @Test func `hours that were deleted and can still be read are gone`() async throws {
    let tenant = ScriptedTenant { request in
      request.parameter("isDeleted") == "true"
        ? ["hoursOfOperation": [["hoursOfOperationProfileId": 1]], "totalRecords": 1]
        : ["hoursOfOperationProfileId": 1, "hoursOfOperationProfileName": "Day"]
    }
    let kind = CXoneKind.hoursOfOperation.kind
    #expect(try await tenant.reader.object("1", of: kind, apart: []) == nil)
    #expect(try await tenant.reader.object("2", of: kind, apart: [])?.key == "Day")
  }

  @Test func `days that nobody wrote are closed`() async throws {
    let tenant = ScriptedTenant { _ in .null }
    let kind = CXoneKind.hoursOfOperation.kind
    let resource = Resource(
      address: Address(tenant: "t", kind: kind.name, key: "Day"),
      attributes: ["days": ["Monday": ["openTime": "08:00", "closeTime": "17:00:00"]]])
    let days = try await tenant.reader.canonical([resource], of: kind)[0].attributes["days"]
    #expect(days?.object?.count == 7)
    #expect(days?["Monday"] == ["openTime": "08:00:00", "closeTime": "17:00:00"])
    #expect(days?["Sunday"] == ["isClosedAllDay": true])
  }

  @Test func `a script goes by its path and not by its number`() async throws {
    let (objects, _, _) = try await read(.scripts) { _ in
      [
        "totalRecords": 2,
        "scriptSearchDetails": [
          ["scriptName": "A\\B", "masterID": 1, "status": "HIST", "mediaType": 4],
          ["scriptName": "A\\B", "masterID": 2, "status": "CURR", "mediaType": 4],
        ],
      ]
    }
    #expect(objects.map(\.id) == ["A\\B"])
  }

  @Test func `a team is named by its number where users know it by another id`() async throws {
    let (objects, _, _) = try await read(.users) { request in
      request.path.hasSuffix("/teams")
        ? ["teams": [["teamId": 5, "teamName": "A", "teamUuid": "uuid-5"]], "totalRecords": 1]
        : ["users": [["id": "u", "userName": "ana", "teamId": "uuid-5"]]]
    }
    #expect(objects.first?.attributes["teamId"] == ["id": "5"])
  }

  @Test func `skills of many agents come from one list`() async throws {
    let agents: [Value] = (1...30).map {
      ["agentId": .integer($0), "userName": .string("a\($0)")]
    }
    let pairs: [Value] = (1...30).map {
      ["agentId": .integer($0), "skillId": 7, "agentProficiencyValue": 3, "isActive": true]
    }
    let (objects, paths, _) = try await read(.agents, apart: ["skills": nil]) { request in
      guard request.path.hasSuffix("/agents/skills") else {
        return request.page(of: agents, under: "agents")
      }
      guard request.parameter("isAgentActive") == "true", request.parameter("isActive") == "true"
      else { return .null }
      return request.page(of: pairs, under: "agentSkillAssignments")
    }
    #expect(paths.count == 5)
    #expect(
      objects.allSatisfy { $0.attributes["skills"] == ["7": ["proficiency": 3, "isActive": true]] })
  }

  @Test func `files are asked for by name, and a missing one is not there`() async throws {
    let (objects, paths, _) = try await read(.files, keys: ["a.wav", "b.wav"]) {
      request throws(ProviderError) in
      guard request.parameter("fileName") == "a.wav" else { throw request.refused(404) }
      return ["files": ["file": "AAAA", "fileName": "a.wav"]]
    }
    #expect(objects.map(\.key) == ["a.wav"])
    #expect(paths == ["GET files", "GET files"])
  }

  @Test func `a number that was taken off a do-not-call list does not count`() async throws {
    let (objects, _, _) = try await read(.dncGroups, apart: ["records": nil]) { request in
      request.path.hasSuffix("/records")
        ? [
          "resultSet": [
            "totalRecords": 2,
            "dncRecords": [
              ["phoneNumber": "111", "lastUpdateTime": "2026-01-01T00:00:00Z"],
              [
                "phoneNumber": "222", "lastUpdateTime": "2026-01-02T00:00:00Z",
                "expiredDate": "2026-01-02T00:00:00Z",
              ],
            ],
          ]
        ]
        : ["resultSet": ["totalGroups": 1, "dncGroups": [["dncGroupId": 1, "dncGroupName": "D"]]]]
    }
    #expect(objects.first?.attributes["records"] == ["111"])
  }

  @Test func `what goes on at skills is read in one list, wrapped or not`() async throws {
    let rows = Value.array(
      (0..<3).map {
        ["skillId": .integer($0 + 1), "queueCount": .integer($0), "contactsActive": 1]
      })
    for answer: Value in [["skillActivity": rows], ["resultSet": ["skillActivity": rows]]] {
      let tenant = ScriptedTenant { $0.parameter("skip") == "0" ? answer : .null }
      let objects = ["1", "3", "7"].map {
        LiveObject(id: $0, key: "S" + $0, attributes: [:], raw: .null)
      }
      let use = try await tenant.reader.liveUse(of: objects, of: CXoneKind.skills.kind)
      #expect(
        use == ["1": LiveUse(active: 1), "3": LiveUse(waiting: 2, active: 1), "7": LiveUse()])
      #expect(await tenant.places.allSatisfy { $0 == "GET skills/activity" })
      #expect(try await tenant.reader.liveUse(of: objects, of: CXoneKind.teams.kind).isEmpty)
    }
  }
}
