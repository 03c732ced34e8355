import Documents
import Model
import TestSupport
import Testing

@testable import GenesysCloud

struct QuirkTests {
  private func update(_ genesys: GenesysKind, _ wanted: Value, live: Value) throws -> [Call] {
    let object = LiveObject(
      id: "the-id", key: "the key", attributes: genesys.kind.attributes(from: live), raw: live)
    let write = Write(
      .update, kind: genesys.kind, key: "the key", live: object, attributes: wanted,
      changed: wanted.object?.keys ?? [], ids: Sample.ids)
    return try CallMaker(genesys, write).calls()
  }

  private func create(_ genesys: GenesysKind, _ wanted: Value) throws -> [Call] {
    let write = Write(
      .create, kind: genesys.kind, key: "the key", live: nil, attributes: wanted,
      changed: wanted.object?.keys ?? [], ids: Sample.ids)
    return try CallMaker(genesys, write).calls()
  }

  @Test func `a user's state goes alone and last`() throws {
    let calls = try update(
      .users, ["state": "inactive", "title": "Agent"], live: ["version": 4, "state": "active"])
    #expect(calls.map(\.method) == ["PATCH", "PATCH"])
    #expect(calls[0].body == ["title": "Agent", "version": 4])
    #expect(calls[1].body == ["state": "inactive", "version": "{version}"])
  }

  @Test func `a user is created with what the vendor takes and completed with the rest`() throws {
    let calls = try create(
      .users,
      [
        "email": "ana@acme.example", "name": "Ana", "division": "divisions-1",
        "manager": "users-2", "skills": ["skills-1": 4],
      ])
    #expect(calls.map(\.method) == ["POST", "PATCH", "PATCH"])
    #expect(
      calls[0].body == [
        "email": "ana@acme.example", "name": "Ana", "divisionId": "id-divisions-1",
      ])
    #expect(calls[1].body == ["manager": "id-users-2", "version": "{version}"])
    #expect(calls[2].path == "/api/v2/users/{id}/routingskills/bulk")
    #expect(!calls[0].isRepeatable)
  }

  @Test(arguments: [
    ("queues", "QUEUE"), ("users", "USER"), ("schedules", "ROUTINGSCHEDULES"),
    ("scheduleGroups", "ROUTINGSCHEDULEGROUPS"),
  ])
  func `a move to another division is a call of its own`(_ kind: String, _ type: String) throws {
    let genesys = try #require(GenesysKind.all.first { $0.name == kind })
    let calls = try update(genesys, ["division": "divisions-1"], live: ["name": "x"])
    #expect(
      calls.map(\.path) == [
        "/api/v2/authorization/divisions/id-divisions-1/objects/\(type)"
      ])
    #expect(calls.map(\.body) == [["the-id"]])
  }

  @Test func `a skill's division is patched and its name cannot change`() throws {
    let calls = try update(.skills, ["division": "divisions-1"], live: ["name": "x"])
    #expect(calls.map(\.method) == ["PATCH"])
    #expect(calls.map(\.body) == [["divisionId": "id-divisions-1"]])
    #expect(!GenesysKind.skills.kind.isRenamable)
    #expect(!GenesysKind.languages.kind.isRenamable)
  }

  @Test func `a division always has a description`() throws {
    #expect(try create(.divisions, ["name": "Sales"])[0].body?["description"] == "")
  }

  @Test func `a group's description needs a second call`() throws {
    let calls = try create(
      .groups,
      [
        "name": "Leads", "type": "official", "visibility": "owners", "rulesVisible": true,
        "description": "Team leads",
      ])
    #expect(calls.map(\.method) == ["POST", "PUT"])
    #expect(calls[0].body?["description"] == nil)
    #expect(calls[0].body?["visibility"] == "owners")
    #expect(calls[1].body?["description"] == "Team leads")
    #expect(calls[1].body?["visibility"] == "ownerIds")
    #expect(calls[1].body?["type"] == nil)
    #expect(FreshVersion.isWanted(in: calls[1].body))
  }

  @Test func `a group keeps its owners through a replacing update`() throws {
    let live: Value = ["name": "Leads", "version": 3, "owners": [["id": "o1"]], "type": "official"]
    let calls = try update(.groups, ["name": "Team leads"], live: live)
    #expect(calls[0].body == ["name": "Team leads", "version": 3, "ownerIds": ["o1"]])
  }

  @Test func `a group's owners are cleared by a blank one`() throws {
    let calls = try update(.groups, ["owners": []], live: ["version": 3, "owners": [["id": "o"]]])
    #expect(calls[0].body == ["version": 3, "ownerIds": [" "]])
  }

  @Test func `a client is switched off before it is deleted`() throws {
    let live = LiveObject(
      id: "c", key: "Export", attributes: [:],
      raw: ["name": "Export", "state": "active", "secret": "s"])
    let write = Write(
      .delete, kind: GenesysKind.oauthClients.kind, key: "Export", live: live, attributes: [:],
      changed: [])
    let calls = try CallMaker(.oauthClients, write).calls()
    #expect(calls.map(\.method) == ["PUT", "DELETE"])
    #expect(calls[0].body == ["name": "Export", "state": "inactive"])
    #expect(calls.allSatisfy { $0.alreadyDone == [404] })
  }

  @Test func `a client's secret is shown once`() throws {
    #expect(try create(.oauthClients, ["name": "Export"])[0].shownOnce == ["secret"])
  }

  @Test func `a queue is deleted without force`() throws {
    let write = Write(
      .delete, kind: GenesysKind.queues.kind, key: "Q", live: try Sample.live(of: .queues),
      attributes: [:], changed: [])
    #expect(try CallMaker(.queues, write).calls().map(\.query.isEmpty) == [true])
  }

  @Test func `a grant is made and removed by its path`() throws {
    let calls = try create(
      .grants, ["group": "groups-1", "role": "roles-2", "division": "*"])
    let path = "/api/v2/authorization/subjects/id-groups-1/divisions/*/roles/id-roles-2"
    #expect(calls.map(\.path) == [path])
    #expect(calls[0].query.map(\.1) == ["PC_GROUP"])
    #expect(GrantIdentity(call: calls[0])?.id == "group/id-groups-1/*/id-roles-2")
  }

  @Test func `only what can be switched off is deactivated`() throws {
    let live = try Sample.live(of: .users)
    let write = Write(
      .deactivate, kind: GenesysKind.users.kind, key: "a", live: live, attributes: [:],
      changed: [])
    let calls = try CallMaker(.users, write).calls()
    #expect(calls.map(\.body) == [["state": "inactive", "version": 7]])
    let queue = Write(
      .deactivate, kind: GenesysKind.queues.kind, key: "q", live: live, attributes: [:],
      changed: [])
    #expect(throws: ProviderError.self) { try CallMaker(.queues, queue).calls() }
  }

  @Test func `what the vendor owns is not sent back, however deep it stands`() throws {
    let live: Value = [
      "name": "Q", "selfUri": "/q", "division": ["id": "d", "selfUri": "/d"],
      "memberGroups": [["id": "g", "type": "TEAM", "memberCount": 3]],
    ]
    let calls = try update(.queues, ["name": "R"], live: live)
    #expect(
      calls[0].body == [
        "name": "R", "division": ["id": "d"], "memberGroups": [["id": "g", "type": "TEAM"]],
      ])
  }

  @Test func `a ring keeps the groups that the project does not mention`() throws {
    let live: Value = [
      "bullseye": [
        "rings": [
          [
            "expansionCriteria": [["type": "TIMEOUT_SECONDS", "threshold": 10]],
            "memberGroups": [["id": "g", "type": "TEAM"]],
          ]
        ]
      ]
    ]
    let attribute = try #require(GenesysKind.queues.kind.attribute("bullseye.rings"))
    let object = LiveObject(id: "q", key: "q", attributes: [:], raw: live)
    let wanted: Value = [["expansionCriteria": [["threshold": 20]]]]
    let calls = try CallMaker(.queues, Sample.update(.queues, object, attribute, to: wanted))
      .calls()
    #expect(
      calls[0].body?[path: ["bullseye", "rings"]] == [
        [
          "expansionCriteria": [["type": "TIMEOUT_SECONDS", "threshold": 20]],
          "memberGroups": [["id": "g", "type": "TEAM"]],
        ]
      ])
  }
}
